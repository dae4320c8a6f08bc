using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Lets no ticket without a ladder wait where nobody may read it (B6): once few may, the first rung above the
/// desk that has anybody is called, as it would have been had the case been restricted when the ticket was
/// sent.</summary>
sealed class CallHigher(WhoIsTold told)
{
    /// <summary>The case is restricted from now on.</summary>
    public async Task WhenRestrictedAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var ticket in await UnreadAsync(db, profile, incident, now, ct))
        {
            var called = await WhereCalledAsync(db, ticket, ct);
            if (called > Rungs.Desk && await IsReadOnAsync(db, profile, incident, ticket, called, now, ct)) continue;
            await CallAsync(db, profile, incident, ticket, now, ct);
        }
    }

    /// <summary>The restricted case is no emergency any more: whom its ladder had called, hears no more of it.</summary>
    public async Task WhenLadderEndedAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var ticket in await UnreadAsync(db, profile, incident, now, ct))
            await CallAsync(db, profile, incident, ticket, now, ct);
    }

    /// <summary>Tickets that wait without a ladder at a desk where nobody on duty may read them.</summary>
    async Task<List<Ticket>> UnreadAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        var unread = new List<Ticket>();
        var waiting = (await db.TicketsOfAsync(incident.Id, ct)).Where(t => t is { IsWaiting: true, HasLadder: false });
        foreach (var ticket in waiting)
            if (!await IsReadOnAsync(db, profile, incident, ticket, Rungs.Desk, now, ct)) unread.Add(ticket);

        return unread;
    }

    async Task<bool> IsReadOnAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, Ticket ticket, int rung, DateTimeOffset now,
        CancellationToken ct) =>
        (await told.WhoSeeOnRungAsync(db, profile, incident, ticket.Agency, rung, now, ct)).Length > 0;

    // Higher than the desk where that was empty, or outside the hours; who was called there sees it still.
    static async Task<int> WhereCalledAsync(SiagaDb db, Ticket ticket, CancellationToken ct)
    {
        await db.TicketRungs.Where(r => r.RegionId == db.Region && r.TicketId == ticket.Id).LoadAsync(ct);
        return db.Held<TicketRung>().Where(r => r.TicketId == ticket.Id && r.Told.Length > 0)
            .Select(r => r.Rung).DefaultIfEmpty(Rungs.Desk).Min();
    }

    async Task CallAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, Ticket ticket, DateTimeOffset now, CancellationToken ct)
    {
        var reached = await told.FromAsync(db, profile, incident, ticket.Agency, Rungs.Desk, now, ct);
        await db.TellAsync(new TicketCalledHigher(incident.Id, ticket.Id, ticket.Agency, reached, now), ct);
    }
}
