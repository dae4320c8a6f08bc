using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Why words were erased: the person asked for it, or they had been kept long enough.</summary>
[JsonConverter(typeof(CamelCase<ErasureCause>))]
public enum ErasureCause { Asked, KeptLongEnough }

/// <summary>How much of a case's words is gone: what the caller told (words and place), or all of it, notes and accounts
/// included.</summary>
[JsonConverter(typeof(CamelCase<ErasureExtent>))]
public enum ErasureExtent { Story, Whole }

/// <summary>Who called and what they said is gone; that a report was taken, and when, stays.</summary>
[FactKind("report.words-erased")]
public sealed record ReportWordsErased(Guid ReportId, ErasureCause Cause, DateTimeOffset At) : ReportFact(ReportId, At);

[FactKind("incident.words-erased")]
public sealed record IncidentWordsErased(Guid IncidentId, ErasureCause Cause, ErasureExtent Extent, DateTimeOffset At) : IncidentFact(IncidentId, At);
