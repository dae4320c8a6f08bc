using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Erases what is past its time, by facts, some at a time, in the region's night (docs/adr/0035). Where it stopped is
/// nowhere written: what still has words and is past its time is what is left to do.</summary>
sealed class ErasePastWords(
    IDatabaseEngine engine, RegionWriters writers, UnjournalledWriter unjournalled, IRegionLookup regions, TimeProvider clock,
    ILogger<ErasePastWords> log) : IDueWork
{
    public const int AtOnce = 20; // each is a command of its own, so that calls go in between
    static readonly TimeSpan Begins = TimeSpan.FromHours(1), Ends = TimeSpan.FromHours(5);
    static readonly Actor Retention = Actor.System("retention");
    static readonly Audience Reading = Audience.System("retention");

    /// <param name="Failed">Tried again in the next night, not each second of this one.</param>
    sealed record Night(DateOnly Day, HashSet<Guid> Failed)
    {
        public bool IsDone { get; set; }
    }

    readonly ConcurrentDictionary<string, Night> _nights = new();

    /// <param name="Erased">By class.</param>
    /// <param name="Failed">What could not be erased and was passed over.</param>
    /// <param name="IsLast">Nothing is left that could be erased now.</param>
    public sealed record Batch(IReadOnlyDictionary<KeptClass, int> Erased, IReadOnlyList<Guid> Failed, bool IsLast);

    public string Name => "retention";

    public async Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
    {
        if (regions.Find(region) is not { } profile) return null;
        var now = clock.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, profile.Zone);
        var (today, midnight) = (DateOnly.FromDateTime(local.DateTime), now - local.TimeOfDay);
        if (local.TimeOfDay < Begins) return midnight + Begins;
        var tomorrow = midnight + TimeSpan.FromDays(1) + Begins;
        if (local.TimeOfDay >= Ends) return tomorrow;
        var night = _nights.GetValueOrDefault(region) is { } begun && begun.Day == today ? begun : _nights[region] = new(today, []);
        if (night.IsDone) return tomorrow;

        if (await IsClockDoubtedAsync(region, ct))
        {
            log.LogWarning("Nothing of {Region} is erased by its age tonight: no call is 30 to 400 days old, so the clock may be wrong", region);
            night.IsDone = true;
            return tomorrow;
        }

        var batch = await RunAsync(profile, night.Failed, ct);
        night.Failed.UnionWith(batch.Failed);
        night.IsDone = batch.IsLast;
        return night.IsDone ? tomorrow : now;
    }

    /// <summary>Whether the journal's calls do not lead up to now: a server whose clock is years ahead would find everything past
    /// its time. A new region's first calls are younger than that, and so is nothing else there.</summary>
    public async Task<bool> IsClockDoubtedAsync(string region, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Reading);
        var (old, recent) = (clock.GetUtcNow().AddDays(-400), clock.GetUtcNow().AddDays(-30));
        var calls = db.Reports.Where(r => r.RegionId == region && r.BegunAt < recent);
        return await calls.AnyAsync(ct) && !await calls.AnyAsync(r => r.BegunAt >= old, ct);
    }

    /// <param name="passOver">What failed before.</param>
    public async Task<Batch> RunAsync(IRegionProfile profile, IReadOnlyCollection<Guid> passOver, CancellationToken ct)
    {
        var until = KeptUntil.Of(profile, clock.GetUtcNow());
        var (erased, failed, left) = (new Dictionary<KeptClass, int>(), new List<Guid>(), AtOnce);
        foreach (var kept in Enum.GetValues<KeptClass>())
        {
            var ids = await NextAsync(kept, profile.Id, until, passOver, left, ct);
            var gone = kept is KeptClass.Drafts or KeptClass.UnfinishedDrafts ? await RemoveAsync(kept, profile.Id, until, ids, ct) : 0;
            if (kept is KeptClass.Cases or KeptClass.Calls or KeptClass.Pranks)
            {
                foreach (var id in ids)
                    if (await TryAsync(kept, profile, until, id, failed, ct)) gone++;
            }

            if (gone > 0) erased[kept] = gone;
            if ((left -= ids.Count) == 0) return new(erased, failed, IsLast: false);
        }

        return new(erased, failed, IsLast: true);
    }

    async Task<List<Guid>> NextAsync(
        KeptClass kept, string region, KeptUntil until, IReadOnlyCollection<Guid> passOver, int most, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Reading);
        var past = PastItsTime.Of(kept, db, region, until);
        var keep = HeldCases.Keep(kept, db, region, past, await HeldCases.OfAsync(db, region, ct)).Select(r => r.Id);
        return await past.Where(r => !passOver.Contains(r.Id) && !keep.Contains(r.Id)).OrderBy(r => r.Since).Select(r => r.Id).Take(most).ToListAsync(ct);
    }

    async Task<bool> TryAsync(KeptClass kept, IRegionProfile profile, KeptUntil until, Guid id, List<Guid> failed, CancellationToken ct)
    {
        try
        {
            return await writers[profile.Id].WriteAsync(
                IdempotencyKey.OfTask("retention", $"{id}/{Guid.CreateVersion7()}"), Retention,
                (db, turn) => EraseAsync(new(db, profile, Retention, clock.GetUtcNow(), turn), kept, until, id), ct);
        }
        catch (Exception why) when (!ct.IsCancellationRequested) // one that cannot be erased must not keep the others
        {
            log.LogError(why, "{Class} {Id} of {Region} is past its time and could not be erased", kept, id, profile.Id);
            failed.Add(id);
            return false;
        }
    }

    /// <summary>Looks again under the lock: a hold, a reopening or a colleague may have come in between.</summary>
    static async Task<bool> EraseAsync(Turn turn, KeptClass kept, KeptUntil until, Guid id)
    {
        if (!await PastItsTime.Of(kept, turn.Db, turn.Region, until).AnyAsync(r => r.Id == id, turn.Ct)) return false;
        if (kept is not KeptClass.Cases)
        {
            await Erasing.ReportAsync(turn.Db, await turn.Db.TheReportAsync(id, turn.Ct), ErasureCause.KeptLongEnough, turn.Now, turn.Ct);
            return true;
        }

        if ((await HeldCases.OfAsync(turn.Db, turn.Region, turn.Ct)).Contains(id)) return false;
        await Erasing.CaseAsync(turn.Db, await turn.Db.TheIncidentAsync(id, turn.Ct), ErasureCause.KeptLongEnough, turn.Now, turn.Ct);
        return true;
    }

    // Drafts are no facts (docs/adr/0017): they go without one.
    async Task<int> RemoveAsync(KeptClass kept, string region, KeptUntil until, List<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return 0;
        return await unjournalled.WriteAsync(Reading, (db, turn) =>
        {
            var past = PastItsTime.Of(kept, db, region, until).Select(r => r.Id);
            return db.Drafts.Where(d => d.RegionId == region && ids.Contains(d.Id) && past.Contains(d.Id)).ExecuteDeleteAsync(turn);
        }, ct);
    }
}
