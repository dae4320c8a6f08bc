using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What is past its time, and its erasure by hand: the same as the night's work.</summary>
public sealed class Retention
{
    readonly ErasePastWords _erase;
    readonly IDatabaseEngine _engine;
    readonly IRegionLookup _regions;
    readonly TimeProvider _clock;

    internal Retention(ErasePastWords erase, IDatabaseEngine engine, IRegionLookup regions, TimeProvider clock) =>
        (_erase, _engine, _regions, _clock) = (erase, engine, regions, clock);

    /// <param name="Before">What counts from before this instant is past its time.</param>
    /// <param name="Past">How many are past their time and have words, without those that are held.</param>
    /// <param name="Oldest">Of all that are past their time.</param>
    /// <param name="Held">Past their time, and kept by a legal hold.</param>
    public sealed record ClassState(KeptClass Class, DateTimeOffset Before, int Past, DateTimeOffset? Oldest, int Held);

    /// <param name="Holds">The numbers of the cases on which a hold lies, and since when.</param>
    /// <param name="ClockDoubted">The clock may be wrong: nothing is erased.</param>
    public sealed record State(IReadOnlyList<ClassState> Classes, IReadOnlyList<Hold> Holds, bool ClockDoubted);
    public sealed record Hold(string Number, DateTimeOffset Since);

    /// <param name="Erased">By class.</param>
    public sealed record Outcome(IReadOnlyDictionary<KeptClass, int> Erased, int Failed);

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<State> LookAsync(string region, CancellationToken ct)
    {
        var until = KeptUntil.Of(_regions.Find(region)!, _clock.GetUtcNow());
        await using var db = _engine.OpenReader(Audience.System("retention"));
        var held = await HeldCases.OfAsync(db, region, ct);
        var classes = new List<ClassState>();
        foreach (var kept in Enum.GetValues<KeptClass>())
        {
            var past = PastItsTime.Of(kept, db, region, until);
            var (all, keep) = (await past.CountAsync(ct), await HeldCases.Keep(kept, db, region, past, held).CountAsync(ct));
            classes.Add(new(kept, until.Of(kept), all - keep, await past.MinAsync(r => (DateTimeOffset?)r.Since, ct), keep));
        }

        var holds = await db.Incidents.Where(i => i.RegionId == region && i.HeldSince != null).OrderBy(i => i.HeldSince)
            .Select(i => new Hold(i.Number, i.HeldSince!.Value)).ToListAsync(ct);
        return new(classes, holds, await _erase.IsClockDoubtedAsync(region, ct));
    }

    /// <summary>Erases all that is past its time, batch after batch; stopped in between it goes on where it was.</summary>
    /// <param name="tell">Hears after each batch how many are done.</param>
    public async Task<Outcome> EraseAsync(string region, Action<int> tell, CancellationToken ct)
    {
        var (erased, failed) = (new Dictionary<KeptClass, int>(), new HashSet<Guid>());
        for (var last = false; !last;)
        {
            var batch = await _erase.RunAsync(_regions.Find(region)!, failed, ct);
            foreach (var (kept, count) in batch.Erased) erased[kept] = erased.GetValueOrDefault(kept) + count;
            failed.UnionWith(batch.Failed);
            last = batch.IsLast;
            if (!last) tell(erased.Values.Sum());
        }

        return new(erased, failed.Count);
    }
}
