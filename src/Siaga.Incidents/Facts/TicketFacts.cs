using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A fact about one agency's ticket on an incident.</summary>
public abstract record TicketFact(Guid IncidentId, Guid TicketId, string Agency, DateTimeOffset At) : IncidentFact(IncidentId, At);

/// <summary>Where a ticket's ladder stands after a fact: whom it reached and which rungs had nobody.</summary>
/// <param name="Rung">1 people on duty … 7 the supervisor's repeating item: docs/glossary.md.</param>
/// <param name="Told">Person ids that the rung reached.</param>
/// <param name="Empty">Rungs passed over because nobody was on duty there.</param>
public sealed record RungReached(int Rung, string[] Told, int[] Empty);

/// <summary>A fact of a ticket that may call a rung of the ladder.</summary>
public interface IRungCall
{
    /// <summary>Null when it calls nobody.</summary>
    RungReached? Reached { get; }
}

/// <param name="From">The agency that handed over or called in; null otherwise.</param>
/// <param name="Replaces">The ticket that this one takes over from.</param>
/// <param name="Card">The paper card that it was first written on; <c>At</c> is then the card's time.</param>
/// <param name="EnteredAt">When the card was entered: from here on the ladder counts.</param>
[FactKind("ticket.sent")]
public sealed record TicketSent(
    Guid IncidentId, Guid TicketId, string Agency, TicketWhy Why, string? From, Guid? Replaces, bool HasLadder, TicketLimits Limits,
    RungReached Reached, PrivateText? Words, DateTimeOffset At, string? Card = null, DateTimeOffset? EnteredAt = null)
    : TicketFact(IncidentId, TicketId, Agency, At), IRungCall
{
    [JsonIgnore] public override string ClockSource => PaperEntry.ClockSourceOf(Card);
}

[FactKind("ticket.delivered")]
public sealed record TicketDelivered(Guid IncidentId, Guid TicketId, string Agency, string Person, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

[FactKind("ticket.seen")]
public sealed record TicketSeen(Guid IncidentId, Guid TicketId, string Agency, string Person, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

[FactKind("ticket.accepted")]
public sealed record TicketAccepted(
    Guid IncidentId, Guid TicketId, string Agency, string Person, StampSource Source, bool Late, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

[FactKind("ticket.declined", Narrows = true)]
public sealed record TicketDeclined(
    Guid IncidentId, Guid TicketId, string Agency, string Person, StampSource Source, DeclineReason Reason, PrivateText? Words,
    DateTimeOffset At) : TicketFact(IncidentId, TicketId, Agency, At);

/// <param name="NewTicket">The ticket of the agency that takes over.</param>
[FactKind("ticket.handed-over", Narrows = true)]
public sealed record TicketHandedOver(
    Guid IncidentId, Guid TicketId, string Agency, string To, Guid NewTicket, string Person, PrivateText? Words, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

/// <summary>Handed to an agency that had it before: it comes back to the call centre instead of going in circles.</summary>
[FactKind("ticket.returned", Narrows = true)]
public sealed record TicketReturned(
    Guid IncidentId, Guid TicketId, string Agency, string To, string Person, PrivateText? Words, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

[FactKind("ticket.recalled", Narrows = true)]
public sealed record TicketRecalled(Guid IncidentId, Guid TicketId, string Agency, PrivateText? Reason, bool CategoryChanged, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

/// <summary>A step of the work itself: on the way, arrived or done.</summary>
[FactKind("ticket.moved")]
public sealed record TicketMoved(
    Guid IncidentId, Guid TicketId, string Agency, Stage Stage, string Person, StampSource Source, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

/// <summary>The agency's written account of what was done: the proof of this release.</summary>
[FactKind("ticket.accounted")]
public sealed record TicketAccounted(Guid IncidentId, Guid TicketId, string Agency, PrivateText Words, string Person, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

[FactKind("ticket.changes-acknowledged")]
public sealed record ChangesAcknowledged(
    Guid IncidentId, Guid TicketId, string Agency, Guid[] Changes, string Person, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

/// <summary>The case turned out to be an emergency: whoever had the ticket and has not answered is called as for a new
/// one.</summary>
[FactKind("ticket.ladder-began")]
public sealed record LadderBegan(
    Guid IncidentId, Guid TicketId, string Agency, RungReached Reached, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At), IRungCall;

/// <summary>The case became restricted, or lost its ladder while it was: nobody at the desk of a waiting ticket may read
/// it, and no limit would ever climb. The first rung above that has anybody is called at once.</summary>
[FactKind("ticket.called-higher")]
public sealed record TicketCalledHigher(
    Guid IncidentId, Guid TicketId, string Agency, RungReached Reached, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At), IRungCall;

/// <summary>A limit passed. The ladder climbs, except for a late arrival, which is shown and told only.</summary>
/// <param name="DueAt">When the limit was; <c>At</c> is when it was noticed.</param>
/// <param name="Reached">Null when the ladder does not climb.</param>
[FactKind("ticket.limit-passed")]
public sealed record TicketLimitPassed(
    Guid IncidentId, Guid TicketId, string Agency, Limit Limit, DateTimeOffset DueAt, int LimitSeconds, int FromRung, RungReached? Reached,
    DateTimeOffset At) : TicketFact(IncidentId, TicketId, Agency, At), IRungCall;

/// <summary>The call centre spoke to the agency by telephone or radio: the receipt of the ladder's last rungs.</summary>
[FactKind("ticket.phoned")]
public sealed record TicketPhoned(
    Guid IncidentId, Guid TicketId, string Agency, StampSource By, PhoneResult Result, PrivateText? Words, RungReached? Reached,
    DateTimeOffset At) : TicketFact(IncidentId, TicketId, Agency, At), IRungCall;

/// <summary>A person ended what stood overdue: a declined ticket that needs no successor, or the supervisor's item.</summary>
[FactKind("ticket.settled")]
public sealed record TicketSettled(Guid IncidentId, Guid TicketId, string Agency, PrivateText? Words, string Person, DateTimeOffset At)
    : TicketFact(IncidentId, TicketId, Agency, At);

/// <summary>A wrong time put right; the old one stays beside it.</summary>
[FactKind("ticket.stamp-corrected")]
public sealed record StampCorrected(
    Guid IncidentId, Guid TicketId, string Agency, Stage Stage, DateTimeOffset Was, DateTimeOffset Right, PrivateText Reason,
    string CorrectedBy, DateTimeOffset At) : TicketFact(IncidentId, TicketId, Agency, At);
