using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

#pragma warning disable CA1001 // a SemaphoreSlim whose wait handle nobody asks for holds nothing to dispose
/// <summary>Keeps the board's rows of one region in memory: when two hundred screens ask again after a fact, the one row that
/// it touched is read, once. A row is what folding its incident's facts gives, so the journal says which rows are no longer
/// good. Who may see a row is never kept: the query that names a page's rows has the asker's own audience each time.</summary>
sealed class KeptRows(string region, RowReading reading, IDatabaseEngine engine)
{
    const int Most = 5_000, MostToFollow = 1_000;
    static readonly Audience Board = Audience.System("board");

    /// <param name="Seq">The journal's end before the row was read: it is at least as new.</param>
    sealed record Kept(long Seq, long Version, IncidentRow Row);

    readonly ConcurrentDictionary<Guid, Kept> _rows = new();
    readonly ConcurrentDictionary<Guid, long> _changed = new();
    readonly SemaphoreSlim _oneReader = new(1);
    long _followed, _floor;

    /// <param name="seq">The journal's end, asked before the ids were.</param>
    /// <param name="ids">What the asker may see, in the order of the page.</param>
    public async Task<IReadOnlyList<IncidentRow>> OfAsync(IRegionProfile profile, long seq, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        await FollowAsync(seq, ct);
        var rows = new Dictionary<Guid, IncidentRow>(ids.Count);
        foreach (var id in ids)
            if (_rows.TryGetValue(id, out var kept) && IsGood(id, kept, profile)) rows[id] = kept.Row;
        if (rows.Count < ids.Count)
        {
            if (_rows.Count > Most) _rows.Clear();
            foreach (var row in await ReadAsync(profile, [.. ids.Where(id => !rows.ContainsKey(id))], ct))
                (rows[row.Id], _rows[row.Id]) = (row, new(seq, profile.Version, row));
        }

        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    // Whoever was slow may keep a row that is older than a fact that came meanwhile: its place says so.
    bool IsGood(Guid id, Kept kept, IRegionProfile profile) =>
        kept.Version == profile.Version && kept.Seq >= Interlocked.Read(ref _floor) && kept.Seq >= _changed.GetValueOrDefault(id);

    async Task<List<IncidentRow>> ReadAsync(IRegionProfile profile, List<Guid> ids, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Board);
        var incidents = await db.Incidents.AsNoTracking().Where(i => i.RegionId == region && ids.Contains(i.Id)).ToListAsync(ct);
        return await reading.RowsAsync(db, profile, incidents, ct);
    }

    async Task FollowAsync(long seq, CancellationToken ct)
    {
        if (Interlocked.Read(ref _followed) >= seq) return;
        await _oneReader.WaitAsync(ct);
        try
        {
            if (_followed >= seq) return;
            // Far behind, as at the start: forgetting all is cheaper than reading what happened.
            if (seq - _followed > MostToFollow || _changed.Count > Most) Forget(seq);
            else await MarkChangedAsync(_followed, seq, ct);
            Interlocked.Exchange(ref _followed, seq);
        }
        finally
        {
            _oneReader.Release();
        }
    }

    // The floor first: a row that was read before it and is kept after it is not good either.
    void Forget(long seq)
    {
        Interlocked.Exchange(ref _floor, seq);
        _rows.Clear();
        _changed.Clear();
    }

    async Task MarkChangedAsync(long from, long until, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Board);
        var streams = await db.Journal.Where(j => j.RegionId == region && j.Seq > from && j.Seq <= until)
            .Select(j => j.Stream).Distinct().ToListAsync(ct);
        foreach (var id in IdsOf(streams, "incident/")) _changed[id] = until;

        // How a report ended says whether its incident is a test.
        var reports = IdsOf(streams, "report/");
        if (reports.Count == 0) return;
        foreach (var id in await db.Reports.Where(r => r.RegionId == region && reports.Contains(r.Id)).Select(r => r.IncidentId).ToListAsync(ct))
            if (id is { } incident) _changed[incident] = until;
    }

    static List<Guid> IdsOf(IEnumerable<string> streams, string prefix) =>
        [.. streams.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(s => Guid.Parse(s.AsSpan(prefix.Length)))];
}
