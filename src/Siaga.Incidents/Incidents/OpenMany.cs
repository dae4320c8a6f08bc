using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Opens many incidents with the facts that reports make, so that a bench or a trial has a full board. The mix is a
/// busy day's: most are at work, some wait for an agency, some are overdue, some are ready to close.</summary>
public sealed class OpenMany
{
    readonly Taking _taking;
    readonly RegionWriters _writers;
    readonly TimeProvider _clock;

    internal OpenMany(Taking taking, RegionWriters writers, TimeProvider clock) => (_taking, _writers, _clock) = (taking, writers, clock);

    /// <param name="from">The number of the first one: the same number makes the same case.</param>
    public Task<int> OpenAsync(IRegionProfile profile, Actor by, int from, int count, CancellationToken ct) =>
        _writers[profile.Id].WriteAsync(IdempotencyKey.OfTask("open-many", $"{from}/{count}"), by, async (db, turnCt) =>
        {
            var turn = new Turn(db, profile, by, _clock.GetUtcNow(), turnCt);
            for (var number = from; number < from + count; number++) await OpenOneAsync(turn, number);
            return count;
        }, ct);

    async Task OpenOneAsync(Turn turn, int number)
    {
        var form = FormOf(turn.Profile, number);
        var report = Guid.CreateVersion7(turn.Now);
        await turn.TellAsync(new ReportTaken(report, form.Line, turn.Now, turn.Now, form.ToContent(turn.Profile), turn.By.Id, turn.Now));
        var (incident, tickets) = await _taking.OpenAsync(turn, (await turn.FindReportAsync(report))!, form, IncidentKind.Emergency, []);
        foreach (var ticket in tickets)
            foreach (var fact in AnswerTo(incident.Id, ticket, number, turn)) await turn.TellAsync(fact);
    }

    // Nothing here falls due within minutes: a bench measures reading, not the ladder.
    static IEnumerable<TicketFact> AnswerTo(Guid incident, TicketSent ticket, int number, Turn turn)
    {
        var (id, agency, by, now) = (ticket.TicketId, ticket.Agency, turn.By.Id, turn.Now);
        switch (number % 20)
        {
            case 0:
                yield return new TicketDeclined(incident, id, agency, by, StampSource.Desk, DeclineReason.NoUnitFree, null, now);
                break;
            case 1 or 2 or 3:
                yield return new TicketSeen(incident, id, agency, by, now);
                break;
            case 4:
                yield return new TicketMoved(incident, id, agency, Stage.Done, by, StampSource.Desk, now);
                break;
            default:
                yield return new TicketMoved(incident, id, agency, Stage.Arrived, by, StampSource.Desk, now);
                break;
        }
    }

    static ReportForm FormOf(IRegionProfile profile, int number)
    {
        var categories = profile.Categories.Where(c => c is { Retired: false, Restricted: false, Kind: CategoryKind.Emergency }).ToList();
        var (category, village) = (categories[number % categories.Count], profile.Villages[number * 7 % profile.Villages.Count]);
        return new(
            profile.Lines[0].Id, $"0812{number:0000000}", null, WishesUnnamed: false, SafeContact.Unknown, Language.Id, category.Id,
            Math.Clamp(category.Urgency + 1, 3, 5), new(true, village.Code, null, "dekat pasar", null, null),
            $"{category.Name.Id} di {village.Name}, dilaporkan warga, nomor {number}", new(0, number % 3, 0), []);
    }
}
