using Microsoft.EntityFrameworkCore;
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

        var reached = await FirstAsync(db, profile, incident, agency.Id, now, ct);
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

        if (sent.Count > 0) await InformAsync(db, profile, incident, now, ct);
        return sent;
    }

    /// <summary>The case is an emergency from now on: whoever has its ticket and has not answered is called as for a
    /// new one.</summary>
    public async Task BeginLadderAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var ticket in (await db.TicketsOfAsync(incident.Id, ct)).FindAll(t => t.IsWaiting))
        {
            var reached = await FirstAsync(db, profile, incident, ticket.Agency, now, ct);
            await db.TellAsync(new LadderBegan(incident.Id, ticket.Id, ticket.Agency, reached, now), ct);
        }
    }

    Task<RungReached> FirstAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, DateTimeOffset now, CancellationToken ct)
    {
        var first = Rungs.First(profile.OutsideAt(incident.Line, now));
        return told.FromAsync(db, profile, incident, agency, first, now, ct);
    }

    /// <summary>After any ticket was sent: outside the hours those hear of the incident whom the region names, once. Of a
    /// restricted case they hear only when the ladder calls them.</summary>
    public async Task InformAsync(SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        if (incident.Restricted || profile.OutsideAt(incident.Line, now) is not { } outside) return;
        var facts = db.Journal.Where(j => j.RegionId == profile.Id && j.Stream == $"incident/{incident.Id}");
        if (!db.Adds<Incident>(incident.Id) && await facts.AnyAsync(j => j.Kind == InformedAfterHours.Kind, ct)) return;
        var people = await told.WithRolesAsync(db, profile.Id, outside.Inform, ct);
        if (people.Length > 0) await db.TellAsync(new InformedAfterHours(incident.Id, people, now), ct);
    }

    public static Agency TheAgency(IRegionProfile profile, string id) =>
        profile.FindAgency(id) ?? throw new RefusedException("agency.unknown", new { agency = id });
}
