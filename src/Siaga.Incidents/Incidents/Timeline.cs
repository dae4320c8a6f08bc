using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>One line of an incident's timeline: a fact, without what only the console can put into words.</summary>
/// <param name="Kind">The fact's stable kind, such as <c>ticket.accepted</c>.</param>
/// <param name="By">Null when a task of the system did it; then <paramref name="Task"/> names it.</param>
public sealed record TimelineEntry(
    Guid Id, DateTimeOffset At, DateTimeOffset RecordedAt, string Kind, PersonRef? By, string? Task, string? Agency,
    IReadOnlyDictionary<string, object?> Parameters, string? Words);

/// <summary>Reads the journal of one incident as its timeline.</summary>
static class Timeline
{
    public static IEnumerable<string> PeopleOf(IEnumerable<(JournalEntry Entry, Fact Fact)> facts) =>
        facts.SelectMany(f => Told(f.Fact).Append(f.Entry.By)).Distinct();

    public static IReadOnlyList<TimelineEntry> From(
        IEnumerable<(JournalEntry Entry, Fact Fact)> facts, IReadOnlyDictionary<string, PersonRef> names, IRegionProfile profile) =>
        [.. facts.Select(f => Entry(f.Entry, (IncidentFact)f.Fact, names, profile)).OrderByDescending(e => e.RecordedAt)];

    static TimelineEntry Entry(JournalEntry entry, IncidentFact fact, IReadOnlyDictionary<string, PersonRef> names, IRegionProfile profile)
    {
        var isTask = entry.By.StartsWith("system/", StringComparison.Ordinal);
        return new(entry.Id, entry.OccurredAt, entry.RecordedAt, entry.Kind,
            isTask ? null : TicketReading.Name(entry.By, names), isTask ? entry.By["system/".Length..] : null,
            fact is TicketFact ticket ? ticket.Agency : (fact as IncidentNoted)?.Agency, Parameters(fact, names, profile), Words(fact));
    }

    static string[] Told(Fact fact) => fact switch
    {
        IRungCall { Reached: { } r } => r.Told,
        InformedAfterHours f => f.People,
        _ => [],
    };

    static Dictionary<string, object?> Parameters(IncidentFact fact, IReadOnlyDictionary<string, PersonRef> names, IRegionProfile profile) => fact switch
    {
        IncidentOpened f => new() { ["number"] = f.Number, ["category"] = f.Category, ["urgency"] = f.Urgency, ["place"] = PlaceView.Of(f.Place, profile), ["card"] = f.Card },
        PlaceChanged f => new() { ["from"] = PlaceView.Of(f.From, profile), ["to"] = PlaceView.Of(f.To, profile) },
        UrgencyChanged f => new() { ["from"] = f.From, ["to"] = f.To },
        VictimsChanged f => new() { ["from"] = f.From, ["to"] = f.To },
        CategoryChanged f => new() { ["from"] = f.From, ["to"] = f.To, ["kind"] = f.Kind },
        IncidentClosed f => new() { ["reason"] = f.Reason, ["duplicateOf"] = f.DuplicateOf },
        ReportJoined f => new() { ["reportId"] = f.ReportId },
        ReportLeft f => new() { ["reportId"] = f.ReportId },
        ReminderSet f => new() { ["dueAt"] = f.DueAt },
        InformedAfterHours f => new() { ["told"] = TicketReading.Names(f.People, names) },
        TicketSent f => new() { ["why"] = f.Why, ["from"] = f.From, ["rung"] = f.Reached.Rung, ["empty"] = f.Reached.Empty, ["told"] = TicketReading.Names(f.Reached.Told, names), ["card"] = f.Card },
        LadderBegan f => Called(f.Reached, names),
        TicketCalledHigher f => Called(f.Reached, names),
        TicketAccepted f => new() { ["source"] = f.Source, ["late"] = f.Late },
        TicketDeclined f => new() { ["reason"] = f.Reason, ["source"] = f.Source },
        TicketHandedOver f => new() { ["to"] = f.To },
        TicketReturned f => new() { ["to"] = f.To },
        TicketRecalled f => new() { ["categoryChanged"] = f.CategoryChanged },
        TicketMoved f => new() { ["stage"] = f.Stage, ["source"] = f.Source },
        TicketLimitPassed f => new()
        {
            ["limit"] = f.Limit, ["dueAt"] = f.DueAt, ["limitSeconds"] = f.LimitSeconds, ["fromRung"] = f.FromRung,
            ["rung"] = f.Reached?.Rung, ["told"] = TicketReading.Names(f.Reached?.Told ?? [], names),
        },
        TicketPhoned f => new() { ["by"] = f.By, ["result"] = f.Result },
        StampCorrected f => new() { ["stage"] = f.Stage, ["was"] = f.Was, ["right"] = f.Right },
        _ => [],
    };

    static Dictionary<string, object?> Called(RungReached reached, IReadOnlyDictionary<string, PersonRef> names) => new()
    {
        ["rung"] = reached.Rung, ["empty"] = reached.Empty, ["told"] = TicketReading.Names(reached.Told, names),
    };

    static string? Words(IncidentFact fact) => fact switch
    {
        IncidentOpened f => f.Words?.Text,
        WordsChanged f => f.To?.Text,
        IncidentNoted f => f.Words.Text,
        IncidentRestricted f => f.Reason.Text,
        IncidentHeld f => f.Reason.Text,
        HoldLifted f => f.Reason.Text,
        IncidentClosed f => f.Words?.Text,
        IncidentReopened f => f.Reason?.Text,
        ReminderSet f => f.Words?.Text,
        TicketSent f => f.Words?.Text,
        TicketDeclined f => f.Words?.Text,
        TicketHandedOver f => f.Words?.Text,
        TicketReturned f => f.Words?.Text,
        TicketRecalled f => f.Reason?.Text,
        TicketAccounted f => f.Words.Text,
        TicketPhoned f => f.Words?.Text,
        TicketSettled f => f.Words?.Text,
        StampCorrected f => f.Reason.Text,
        _ => null,
    };
}
