using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Reads one page of the board, for whoever the context reads.</summary>
public sealed class BoardReading
{
    readonly RowReading _rows;
    readonly IDatabaseEngine _engine;
    readonly TimeProvider _clock;
    readonly BoardCounts _counts = new();
    readonly ConcurrentDictionary<string, KeptRows> _kept = new();

    internal BoardReading(RowReading rows, IDatabaseEngine engine, TimeProvider clock) => (_rows, _engine, _clock) = (rows, engine, clock);

    /// <summary>The page's order is asked of the database; of its rows, those that changed since they were last shown.</summary>
    public async Task<ListIncidents.Answer> PageAsync(SiagaDb db, IRegionProfile profile, ListIncidents.Query query, CancellationToken ct)
    {
        var seq = await db.JournalHeads.Where(h => h.RegionId == profile.Id).Select(h => h.LastSeq).FirstOrDefaultAsync(ct);
        var (limit, page) = await KeysAsync(db, profile.Id, query, ct);
        var kept = _kept.GetOrAdd(profile.Id, region => new(region, _rows, _engine));
        var rows = await kept.OfAsync(profile, seq, [.. page.Take(limit).Select(k => k.Id)], ct);
        return Answer(limit, page, rows, await _counts.OfAsync(db, profile.Id, seq, ct), profile, db.Audience);
    }

    /// <summary>The same with everything asked of the database: what a page must equal, and what the bench compares with.</summary>
    public async Task<ListIncidents.Answer> ReadPageAsync(SiagaDb db, IRegionProfile profile, ListIncidents.Query query, CancellationToken ct)
    {
        var (limit, page) = await KeysAsync(db, profile.Id, query, ct);
        var ids = page.Take(limit).Select(k => k.Id).ToList();
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.RegionId == profile.Id && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        var rows = await _rows.RowsAsync(db, profile, [.. ids.Where(incidents.ContainsKey).Select(id => incidents[id])], ct);
        return Answer(limit, page, rows, await BoardCounts.CountAsync(db, profile.Id, ct), profile, db.Audience);
    }

    static async Task<(int Limit, List<OpenKey> Page)> KeysAsync(SiagaDb db, string region, ListIncidents.Query query, CancellationToken ct)
    {
        var limit = Math.Clamp(query.Limit ?? 100, 1, 200);
        var wanted = Filter(db, region, query);
        var page = await (query.State is IncidentStatus.Closed ? Closed(wanted, query.After) : Open(wanted, query.After))
            .Take(limit + 1).Select(i => new OpenKey(i.Group, i.Urgency, i.ClosedAt ?? i.GroupSince, i.Id)).ToListAsync(ct);
        return (limit, page);
    }

    ListIncidents.Answer Answer(
        int limit, List<OpenKey> page, IReadOnlyList<IncidentRow> rows, ListIncidents.Counts counts, IRegionProfile profile, Audience audience)
    {
        var rights = IncidentRules.RightsOf(audience, profile.Id);
        return new([.. rows.Select(row => row with { AllowedActions = IncidentRules.For(row.AllowedActions, rights) })],
            page.Count > limit ? Cursor.Write(page[limit - 1]) : null, counts, _clock.GetUtcNow());
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

    /// <summary>Where a row stands in the board's order; a page's cursor.</summary>
    internal sealed record OpenKey(BoardGroup Group, int Urgency, DateTimeOffset Since, Guid Id);
}
