using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Lets no ticket be silent past its limit (K11, J12): at each deadline the ladder climbs one rung. Deadlines are
/// rows, so those that passed while the server was down are acted on at its start.</summary>
sealed class ClimbLadder(
    IDatabaseEngine engine, RegionWriters writers, IRegionLookup regions, WhoIsTold told, TimeProvider clock) : IDueWork
{
    const int AtOnce = 100;
    static readonly Actor Ladder = Actor.System("ladder");

    public string Name => "ladder";

    public async Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
    {
        if (regions.Find(region) is not { } profile) return null;
        await using var db = engine.OpenReader(Audience.System("ladder"));
        var now = clock.GetUtcNow();
        var due = await db.Tickets.Where(t => t.RegionId == region && t.NextDueAt <= now).OrderBy(t => t.NextDueAt).Take(AtOnce)
            .Select(t => new { t.Id, t.NextDueAt }).ToListAsync(ct);
        var failures = new List<Exception>();
        foreach (var ticket in due)
        {
            try
            {
                // A key of its own for each try: what is due is looked at again under the lock, and two limits of one ticket
                // may fall on the same instant.
                await writers[region].WriteAsync(
                    IdempotencyKey.OfTask("ladder", Guid.CreateVersion7().ToString()), Ladder,
                    (turnDb, turn) => ClimbAsync(new(turnDb, profile, Ladder, clock.GetUtcNow(), turn), ticket.Id), ct);
            }
            catch (Exception why) when (!ct.IsCancellationRequested) // one that cannot climb must not keep the others silent
            {
                failures.Add(why);
            }
        }

        if (failures.Count > 0) throw new AggregateException($"{failures.Count} tickets could not climb.", failures);
        if (due.Count == AtOnce) return now;
        return await db.Tickets.Where(t => t.RegionId == region && t.NextDueAt != null).MinAsync(t => t.NextDueAt, ct);
    }

    /// <summary>Looks again under the lock: the agency may have answered in between.</summary>
    async Task<bool> ClimbAsync(Turn turn, Guid ticketId)
    {
        if (await turn.FindTicketAsync(ticketId) is not var (ticket, incident)) return false;
        if (ticket is not { AwaitedLimit: { } limit, NextDueAt: { } dueAt } || dueAt > turn.Now) return false;

        var reached = limit is Limit.Arrived || Rungs.After(ticket.Rung) is not { } next
            ? null // a late arrival is shown and told; nobody higher can drive faster
            : await told.FromAsync(turn.Db, turn.Profile, incident, ticket.Agency, next, turn.Now, turn.Ct);
        await turn.TellAsync(new TicketLimitPassed(
            incident.Id, ticketId, ticket.Agency, limit, dueAt, ticket.AwaitedSeconds, ticket.Rung, reached, turn.Now));
        return true;
    }
}
