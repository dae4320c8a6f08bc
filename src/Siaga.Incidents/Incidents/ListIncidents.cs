using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The board: open incidents, overdue first, then by urgency, then longest in that state; closed ones newest first.</summary>
public static class ListIncidents
{
    /// <summary>Filters of the board; null takes all.</summary>
    public sealed record Query(
        [FromQuery] BoardGroup? Group, [FromQuery] string? Agency, [FromQuery] string? Category, [FromQuery] string? District,
        [FromQuery] IncidentStatus? State, [FromQuery] string? After, [FromQuery] int? Limit);

    /// <summary>How many open incidents there are in each group, within the asker's rights and without the filters.</summary>
    public sealed record Counts(int Overdue, int Waiting, int Moving, int Ready, int Open);
    public sealed record Answer(IReadOnlyList<IncidentRow> Items, string? Next, Counts Counts, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapGet("/", Handle);

    static async Task<Ok<Answer>> Handle(
        string region, [AsParameters] Query query, SiagaDb db, IRegionLookup regions, BoardReading board, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region);
        return TypedResults.Ok(await board.PageAsync(db, regions.Find(region)!, query, ct));
    }
}

/// <summary>Reads one page of the board, for whoever the context reads. The bench measures it without HTTP.</summary>
public sealed class BoardReading
{
    readonly RowReading _rows;
    readonly BoardCounts _counts = new();
    readonly TimeProvider _clock;

    internal BoardReading(RowReading rows, TimeProvider clock) => (_rows, _clock) = (rows, clock);

    public async Task<ListIncidents.Answer> PageAsync(SiagaDb db, IRegionProfile profile, ListIncidents.Query query, CancellationToken ct)
    {
        var limit = Math.Clamp(query.Limit ?? 100, 1, 200);
        var wanted = Filter(db, profile.Id, query);
        var page = await (query.State is IncidentStatus.Closed ? Closed(wanted, query.After) : Open(wanted, query.After))
            .AsNoTracking().Take(limit + 1).ToListAsync(ct);
        var items = await _rows.RowsAsync(db, profile, [.. page.Take(limit)], ct);
        return new(items, page.Count > limit ? CursorOf(page[limit - 1]) : null, await _counts.OfAsync(db, profile.Id, ct), _clock.GetUtcNow());
    }

    static IQueryable<Incident> Filter(SiagaDb db, string region, ListIncidents.Query query)
    {
        var wanted = db.Incidents.Where(i => i.RegionId == region && i.Status == (query.State ?? IncidentStatus.Open));
        if (query.Group is { } group) wanted = wanted.Where(i => i.Group == group);
        if (query.Category is { } category) wanted = wanted.Where(i => i.Category == category);
        if (query.District is { } district) wanted = wanted.Where(i => i.DistrictCode == district);
        if (query.Agency is { } agency)
            wanted = wanted.Where(i => db.Set<Ticket>().Any(t => t.RegionId == region && t.IncidentId == i.Id && t.Agency == agency));
        return wanted;
    }

    static IQueryable<Incident> Open(IQueryable<Incident> wanted, string? after)
    {
        if (after is not null && Cursor.Read<OpenKey>(after) is { } k)
        {
            wanted = wanted.Where(i => i.Group > k.Group || (i.Group == k.Group && (i.Urgency > k.Urgency
                || (i.Urgency == k.Urgency && (i.GroupSince > k.Since || (i.GroupSince == k.Since && i.Id.CompareTo(k.Id) > 0))))));
        }

        return wanted.OrderBy(i => i.Group).ThenBy(i => i.Urgency).ThenBy(i => i.GroupSince).ThenBy(i => i.Id);
    }

    static IQueryable<Incident> Closed(IQueryable<Incident> wanted, string? after)
    {
        if (after is not null && Cursor.Read<OpenKey>(after) is { } k)
            wanted = wanted.Where(i => i.ClosedAt < k.Since || (i.ClosedAt == k.Since && i.Id.CompareTo(k.Id) < 0));
        return wanted.OrderByDescending(i => i.ClosedAt).ThenByDescending(i => i.Id);
    }

    internal sealed record OpenKey(BoardGroup Group, int Urgency, DateTimeOffset Since, Guid Id);
    static string CursorOf(Incident i) => Cursor.Write(new OpenKey(i.Group, i.Urgency, i.ClosedAt ?? i.GroupSince, i.Id));
}
