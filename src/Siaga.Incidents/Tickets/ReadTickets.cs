using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The agency's desk: its tickets with what it needs to know of the case.</summary>
public static class ReadTickets
{
    public sealed record CallerPart(string? Number, string? Name, SafeContact SafeContact, Language Language);

    /// <param name="Caller">Null when the reporter wishes to stay unnamed.</param>
    public sealed record IncidentPart(
        Guid Id, string Number, string ShortNumber, int Urgency, string Category, string? Headline, string? Words, PlaceView Place, bool PlaceUnknown,
        Victims Victims, IncidentKind Kind, bool Restricted, bool Test, DateTimeOffset BegunAt, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt,
        IReadOnlyList<TicketChip> Others, CallerPart? Caller);

    public sealed record DeskTicket(TicketView Ticket, IncidentPart Incident, ProofRule Proof);
    public sealed record Answer(IReadOnlyList<DeskTicket> Items, string? Next);
    public enum DeskState { Open, Ended }
    internal sealed record SentKey(DateTimeOffset Since, Guid Id);

    internal static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapGet("/", List);
        tickets.MapGet("/{id:guid}", One);
    }

    static async Task<Ok<Answer>> List(
        string region, [FromQuery] string agency, [FromQuery] DeskState? state, [FromQuery] string? after, [FromQuery] int? limit,
        SiagaDb db, IRegionLookup regions, DeskReading reading, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region, agency);
        var size = Math.Clamp(limit ?? 100, 1, 200);
        var wanted = OfState(db.Tickets.AsNoTracking().Where(t => t.RegionId == region && t.Agency == agency), db, state ?? DeskState.Open);
        if (after is not null && Cursor.Read<SentKey>(after) is { } k)
            wanted = wanted.Where(t => t.SentAt < k.Since || (t.SentAt == k.Since && t.Id.CompareTo(k.Id) < 0));
        var page = await wanted.OrderByDescending(t => t.SentAt).ThenByDescending(t => t.Id).Take(size + 1).ToListAsync(ct);
        var items = await reading.ViewsAsync(db, regions.Find(region)!, [.. page.Take(size)], ct);
        return TypedResults.Ok(new Answer(items, page.Count > size ? Cursor.Write(new SentKey(page[size - 1].SentAt, page[size - 1].Id)) : null));
    }

    // A done ticket stays on the desk while its case is open: proof may be missing, and it may be reopened.
    static IQueryable<Ticket> OfState(IQueryable<Ticket> tickets, SiagaDb db, DeskState state) => state is DeskState.Open
        ? tickets.Where(t => t.State != TicketState.Declined && t.State != TicketState.HandedOver && t.State != TicketState.Returned
            && t.State != TicketState.Recalled && db.Set<Incident>().Any(i => i.RegionId == t.RegionId && i.Id == t.IncidentId && i.Status == IncidentStatus.Open))
        : tickets.Where(t => t.State == TicketState.Declined || t.State == TicketState.HandedOver || t.State == TicketState.Returned
            || t.State == TicketState.Recalled || db.Set<Incident>().Any(i => i.RegionId == t.RegionId && i.Id == t.IncidentId && i.Status == IncidentStatus.Closed));

    static async Task<Results<Ok<DeskTicket>, NotFound>> One(
        string region, Guid id, SiagaDb db, IRegionLookup regions, DeskReading reading, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region);
        var ticket = await db.Tickets.AsNoTracking().FirstOrDefaultAsync(t => t.RegionId == region && t.Id == id, ct);
        return ticket is null ? TypedResults.NotFound() : TypedResults.Ok((await reading.ViewsAsync(db, regions.Find(region)!, [ticket], ct))[0]);
    }
}

/// <summary>Puts the desk's tickets together with the part of the case that the agency needs.</summary>
sealed class DeskReading(TicketReading tickets, FactReader facts)
{
    public async Task<List<ReadTickets.DeskTicket>> ViewsAsync(SiagaDb db, IRegionProfile profile, IReadOnlyList<Ticket> page, CancellationToken ct)
    {
        var ids = page.Select(t => t.IncidentId).Distinct().ToList();
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.RegionId == profile.Id && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        page = [.. page.Where(t => incidents.ContainsKey(t.IncidentId))];
        var others = (await db.Tickets.AsNoTracking().Where(t => t.RegionId == profile.Id && ids.Contains(t.IncidentId)).ToListAsync(ct)).ToLookup(t => t.IncidentId);
        var reports = (await db.Reports.AsNoTracking().Where(r => r.RegionId == profile.Id && r.IncidentId != null && ids.Contains(r.IncidentId.Value)).ToListAsync(ct)).ToLookup(r => r.IncidentId);
        var views = await tickets.ViewsAsync(db, page, incidents, await ChangesAsync(db, profile, page, ct), ct);
        return [.. views.Select(v => View(v, incidents[v.IncidentId], others[v.IncidentId], reports[v.IncidentId], profile, db.Audience))];
    }

    // Only incidents with something to acknowledge need their journal read.
    async Task<ChangeLog> ChangesAsync(SiagaDb db, IRegionProfile profile, IReadOnlyList<Ticket> page, CancellationToken ct)
    {
        var ids = page.Select(t => t.Id).ToList();
        var changed = await db.TicketChanges.Where(c => c.RegionId == profile.Id && ids.Contains(c.TicketId) && c.AcknowledgedAt == null)
            .Select(c => c.IncidentId).Distinct().ToListAsync(ct);
        var all = new List<(JournalEntry, Fact)>();
        foreach (var incident in changed) all.AddRange(await IncidentReading.HistoryAsync(db, facts, profile.Id, incident, ct));
        return ChangeLog.From(all, profile);
    }

    static ReadTickets.DeskTicket View(
        TicketView view, Incident i, IEnumerable<Ticket> all, IEnumerable<Report> reports, IRegionProfile profile, Audience audience) => new(
        view,
        new(i.Id, i.Number, i.ShortNumber, i.Urgency, i.Category, ReportShapes.Headline(i.Words), i.Words, PlaceView.Of(i, profile), !i.PlaceKnown,
            i.Victims, i.Kind, i.Restricted, i.Test, i.BegunAt, i.OpenedAt, i.ClosedAt,
            [.. all.Where(t => t.Id != view.Id).OrderBy(t => t.SentAt).Select(t => TicketChip.Of(t, 0))],
            Caller(reports.FirstOrDefault(r => r.Id == i.OpeningReport), audience.May(Right.ChangeIncidents, profile.Id))),
        profile.FindCategory(i.Category)?.Proof ?? ProofRule.None);

    static ReadTickets.CallerPart? Caller(Report? report, bool ofCallCentre) =>
        report is null || (report.WishesUnnamed && !ofCallCentre) ? null
        : new(report.CallerNumber, report.CallerName, report.SafeContact, report.Language);
}
