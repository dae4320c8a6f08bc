using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Makes the fact of a sent ticket: whom it reaches now, by which limits it lives.</summary>
sealed class TicketSending(WhoIsTold told)
{
    /// <exception cref="RefusedException">agency.unknown, agency.gets-no-tickets, ticket.agency-has-one</exception>
    public async Task<TicketSent> PrepareAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, Agency agency, TicketWhy why, DateTimeOffset now, CancellationToken ct,
        string? from = null, Guid? replaces = null, PrivateText? words = null, PaperEntry? paper = null)
    {
        if (!agency.GetsTickets || agency.Retired) throw new RefusedException("agency.gets-no-tickets", new { agency = agency.Id });
        var had = (await db.TicketsOfAsync(incident.Id, ct)).FindAll(t => t.Agency == agency.Id);
        if (had.Exists(t => t.IsLive)) throw new RefusedException("ticket.agency-has-one", new { agency = agency.Id });
        // A second ticket after a decline takes over from the first: otherwise that one could still be accepted beside it.
        replaces ??= had.Find(t => t is { State: TicketState.Declined or TicketState.Returned, Successor: null })?.Id;

        var reached = await told.FromAsync(db, profile, incident, agency.Id, Rungs.Desk, now, ct);
        return new TicketSent(
            incident.Id, Guid.CreateVersion7(now), agency.Id, why, from, replaces,
            HasLadder: incident.Kind is IncidentKind.Emergency, TicketLimits.From(profile.Ladder), reached, words, paper?.OccurredAt ?? now,
            paper?.Card, paper is null ? null : now);
    }

    /// <summary>Sends to every agency of the routing that holds no live ticket yet and is not left out.</summary>
    public async Task<List<TicketSent>> ToRoutedAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, IReadOnlyCollection<string> leaveOut, TicketWhy why, DateTimeOffset now,
        CancellationToken ct, PaperEntry? paper = null)
    {
        var sent = new List<TicketSent>();
        foreach (var agency in profile.Route(incident.Category, incident.DistrictCode))
        {
            var had = (await db.TicketsOfAsync(incident.Id, ct)).Any(t => t.Agency == agency.Id && (t.IsLive || why is TicketWhy.Routing));
            if (had || leaveOut.Contains(agency.Id)) continue;
            var ticket = await PrepareAsync(db, profile, incident, agency, why, now, ct, paper: paper);
            await db.TellAsync(ticket, ct);
            sent.Add(ticket);
        }

        return sent;
    }

    public static Agency TheAgency(IRegionProfile profile, string id) =>
        profile.FindAgency(id) ?? throw new RefusedException("agency.unknown", new { agency = id });
}
