using System.Reflection;
using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A fact about one incident or one of its tickets; all share the incident's stream, so its timeline is one read.</summary>
public abstract record IncidentFact(Guid IncidentId, DateTimeOffset At) : Fact($"incident/{IncidentId}", At);

/// <param name="Card">The paper card of the report that opened it; null when it was typed at once.</param>
[FactKind("incident.opened")]
public sealed record IncidentOpened(
    Guid IncidentId, string Number, DateOnly Day, int DayNumber, IncidentKind Kind, string Category, int Urgency, PlaceFact Place,
    Victims Victims, PrivateText? Words, bool Restricted, bool Test, Guid ReportId, string OpenedBy,
    DateTimeOffset BegunAt, DateTimeOffset? CategoryChosenAt, DateTimeOffset At, string? Card = null) : IncidentFact(IncidentId, At)
{
    [JsonIgnore] public override string ClockSource => PaperEntry.ClockSourceOf(Card);
}

/// <summary>A change that every desk with a ticket must acknowledge.</summary>
public abstract record IncidentChange(Guid IncidentId, Guid ChangeId, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.place-changed")]
public sealed record PlaceChanged(Guid IncidentId, Guid ChangeId, PlaceFact From, PlaceFact To, DateTimeOffset At)
    : IncidentChange(IncidentId, ChangeId, At);

[FactKind("incident.urgency-changed")]
public sealed record UrgencyChanged(Guid IncidentId, Guid ChangeId, int From, int To, DateTimeOffset At)
    : IncidentChange(IncidentId, ChangeId, At);

[FactKind("incident.victims-changed")]
public sealed record VictimsChanged(Guid IncidentId, Guid ChangeId, Victims From, Victims To, DateTimeOffset At)
    : IncidentChange(IncidentId, ChangeId, At);

/// <param name="Restricted">Whether the record is restricted from now on; a change never lifts a restriction.</param>
/// <param name="Kind">What the case is from now on, where that changes with the category; null leaves it.</param>
[FactKind("incident.category-changed", Narrows = true)]
public sealed record CategoryChanged(
    Guid IncidentId, Guid ChangeId, string From, string To, bool Restricted, DateTimeOffset At, IncidentKind? Kind = null)
    : IncidentChange(IncidentId, ChangeId, At);

[FactKind("incident.words-changed")]
public sealed record WordsChanged(Guid IncidentId, Guid ChangeId, PrivateText? From, PrivateText? To, DateTimeOffset At)
    : IncidentChange(IncidentId, ChangeId, At);

/// <param name="Agency">The agency whose desk wrote it; null for the call centre.</param>
[FactKind("incident.noted")]
public sealed record IncidentNoted(Guid IncidentId, Guid NoteId, PrivateText Words, string? Agency, DateTimeOffset At)
    : IncidentFact(IncidentId, At);

[FactKind("incident.restricted", Narrows = true)]
public sealed record IncidentRestricted(Guid IncidentId, PrivateText Reason, DateTimeOffset At) : IncidentFact(IncidentId, At);

/// <summary>The law wants this case's words: nothing of it is erased until the hold is lifted.</summary>
[FactKind("incident.held")]
public sealed record IncidentHeld(Guid IncidentId, PrivateText Reason, string HeldBy, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.hold-lifted")]
public sealed record HoldLifted(Guid IncidentId, PrivateText Reason, string LiftedBy, DateTimeOffset At) : IncidentFact(IncidentId, At);

/// <param name="CameFrom">The incident whose join brought it here, so that parting finds it again.</param>
[FactKind("incident.report-joined")]
public sealed record ReportJoined(Guid IncidentId, Guid ReportId, string TakenBy, Guid? CameFrom, DateTimeOffset At)
    : IncidentFact(IncidentId, At);

/// <param name="TakenBy">Who took the report: loses sight of a restricted case when no other report of hers stays.</param>
[FactKind("incident.report-left", Narrows = true)]
public sealed record ReportLeft(Guid IncidentId, Guid ReportId, string TakenBy, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.closed")]
public sealed record IncidentClosed(
    Guid IncidentId, CloseReason Reason, PrivateText? Words, Guid? DuplicateOf, string ClosedBy, DateTimeOffset At)
    : IncidentFact(IncidentId, At);

[FactKind("incident.reopened")]
public sealed record IncidentReopened(Guid IncidentId, PrivateText? Reason, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.reminder-set")]
public sealed record ReminderSet(
    Guid IncidentId, Guid ReminderId, DateTimeOffset DueAt, PrivateText? Words, string SetBy, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.reminder-came-due")]
public sealed record ReminderCameDue(Guid IncidentId, Guid ReminderId, string SetBy, DateTimeOffset At) : IncidentFact(IncidentId, At);

[FactKind("incident.reminder-ended")]
public sealed record ReminderEnded(Guid IncidentId, Guid ReminderId, DateTimeOffset At) : IncidentFact(IncidentId, At);

/// <param name="People">Whom the region wants to hear of what is reported outside its hours (J8).</param>
[FactKind("incident.informed-after-hours")]
public sealed record InformedAfterHours(Guid IncidentId, string[] People, DateTimeOffset At) : IncidentFact(IncidentId, At)
{
    public static readonly string Kind = typeof(InformedAfterHours).GetCustomAttribute<FactKindAttribute>()!.Kind;
}
