using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What a caller said, as the call taker wrote it down. Names, numbers and free words are private.</summary>
/// <param name="Restricted">The category is one of few eyes, whether or not a ticket leaves.</param>
public sealed record ReportContent(
    PrivateText? CallerNumber, PrivateText? CallerName, bool WishesUnnamed, SafeContact SafeContact, Language Language,
    string? Category, int? Urgency, PlaceFact? Place, PrivateText? Words, Victims Victims, AnswerFact[] Answers, bool Restricted);

/// <summary>An answer to one of the category's questions.</summary>
public sealed record AnswerFact(string Question, PrivateText? Answer);

/// <summary>A fact about one report; its stream is the report's.</summary>
public abstract record ReportFact(Guid ReportId, DateTimeOffset At) : Fact($"report/{ReportId}", At);

/// <param name="Card">The paper card that it was first written on; then all times but the journal's own are the card's.</param>
[FactKind("report.taken")]
public sealed record ReportTaken(
    Guid ReportId, string Line, DateTimeOffset BegunAt, DateTimeOffset? CategoryChosenAt, ReportContent Content, string TakenBy,
    DateTimeOffset At, string? Card = null) : ReportFact(ReportId, At)
{
    [JsonIgnore] public override string ClockSource => PaperEntry.ClockSourceOf(Card);
}

[FactKind("report.changed", Narrows = true)]
public sealed record ReportChanged(Guid ReportId, ReportContent Content, DateTimeOffset At) : ReportFact(ReportId, At);

[FactKind("report.ended")]
public sealed record ReportEnded(Guid ReportId, Outcome Outcome, PrivateText? Note, string? Neighbour, DateTimeOffset At)
    : ReportFact(ReportId, At);

[FactKind("report.outcome-corrected")]
public sealed record OutcomeCorrected(Guid ReportId, Outcome From, Outcome To, PrivateText Reason, string CorrectedBy, DateTimeOffset At)
    : ReportFact(ReportId, At);

[FactKind("report.settled")]
public sealed record ReportSettled(Guid ReportId, PrivateText Words, DateTimeOffset At) : ReportFact(ReportId, At);
