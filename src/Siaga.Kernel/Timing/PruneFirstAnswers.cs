using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <summary>Forgets first answers after a week: no client repeats a request that late.</summary>
sealed class PruneFirstAnswers(IDatabaseEngine engine, UnjournalledWriter writer, TimeProvider clock) : IDueWork
{
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    const int AtOnce = 500; // on SQLite commands wait meanwhile
    static readonly Audience Pruning = Audience.System("prune-first-answers");

    public string Name => "prune-first-answers";

    public async Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await OldestAsync(region, ct) is not { } oldest) return null;
        if (oldest + Kept > now) return oldest + Kept;

        var removed = await writer.WriteAsync(Pruning, (db, turn) => Old(db, region, now - Kept)
            .Take(AtOnce).ExecuteDeleteAsync(turn), ct);
        return removed < AtOnce ? now + TimeSpan.FromHours(1) : now;
    }

    async Task<DateTimeOffset?> OldestAsync(string region, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Pruning);
        return await db.FirstAnswers.Where(a => a.RegionId == region).OrderBy(a => a.At)
            .Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(ct);
    }

    static IQueryable<FirstAnswer> Old(SiagaDb db, string region, DateTimeOffset until) =>
        db.FirstAnswers.Where(a => a.RegionId == region && a.At <= until).OrderBy(a => a.At);
}
