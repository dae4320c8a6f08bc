using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>Brings the next facts to the subscriber inside the pump's transaction, some together in a savepoint and, when one
/// of them fails, each in its own: one that fails leaves nothing, and those before it stay done.</summary>
sealed class PumpTurn(
    IFactSubscriber subscriber, IDatabaseEngine engine, FactReader reader, SiagaDb db,
    IDbContextTransaction transaction, TimeProvider clock, ILogger log)
{
    const int MostFacts = 256;
    const int Together = 64;
    const string Savepoint = "reaction";
    static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(25); // on SQLite the commands of all regions wait

    TimeSpan _spent;
    (long Seq, Exception Why)? _failed; // tried together with its neighbours: that was its attempt

    /// <summary>The last fact that is behind the cursor.</summary>
    public long Seq { get; private set; }
    public int Failures { get; private set; }
    public string? Region { get; private set; }
    public List<ParkedFact> Parked { get; } = [];

    /// <summary>Whose screens to wake after the commit.</summary>
    public HashSet<string> Rings { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(FactCursor cursor, Audience audience, CancellationToken ct)
    {
        (Seq, Failures, Region) = (cursor.Seq, cursor.Failures, cursor.RegionId);
        var entries = await db.Journal.AsNoTracking().Where(j => j.RegionId == cursor.RegionId && j.Seq > cursor.Seq)
            .OrderBy(j => j.Seq).Take(MostFacts).ToListAsync(ct);
        var words = await FactReader.WordsAsync(db, entries, ct);

        foreach (var some in entries.Chunk(Together))
        {
            db.ActAs(audience, cursor.RegionId);
            var began = clock.GetTimestamp();
            if (!await TryTogetherAsync(some, words, ct) && !await OneByOneAsync(some, words, audience, ct)) return;
            _failed = null;
            if (_spent + clock.GetElapsedTime(began) is var spent && spent > LongEnough) return;
            _spent = spent;
        }
    }

    /// <summary>The usual case: none fails, and all share one savepoint and one saving. Otherwise all are undone.</summary>
    async Task<bool> TryTogetherAsync(JournalEntry[] some, IReadOnlyDictionary<Guid, string> words, CancellationToken ct)
    {
        if (Failures > 0 || some.Length < 2) return false;
        var why = await InSavepointAsync(async () =>
        {
            var facts = Array.ConvertAll(some, entry => reader.Read(entry, words));
            await subscriber.ReadAheadAsync(db, facts, ct);
            for (var i = 0; i < some.Length; i++)
            {
                if (subscriber.ReadsBack(facts[i])) await db.SaveChangesAsync(ct);
                await HandleAsync(some[i], facts[i], ct);
            }
        }, ct);
        if (why is null) Seq = some[^1].Seq;
        return why is null;
    }

    async Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken ct)
    {
        try
        {
            await subscriber.HandleAsync(db, entry, fact, ct);
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            _failed = (entry.Seq, why);
            throw;
        }
    }

    /// <returns>False when the turn ends here.</returns>
    async Task<bool> OneByOneAsync(
        JournalEntry[] some, IReadOnlyDictionary<Guid, string> words, Audience audience, CancellationToken ct)
    {
        foreach (var entry in some)
        {
            db.ActAs(audience, Region);
            var why = _failed is { } failed && failed.Seq == entry.Seq
                ? failed.Why
                : await InSavepointAsync(() => subscriber.HandleAsync(db, entry, reader.Read(entry, words), ct), ct);
            if (why is not null)
            {
                log.LogWarning(why, "{Subscriber} failed on {Region}/{Seq}", subscriber.Name, entry.RegionId, entry.Seq);
                Failures++;
                if (Failures < FactPump.FailuresBeforeParking) return false;
                Parked.Add(Park(entry, why));
            }

            (Seq, Failures) = (entry.Seq, 0);
        }

        return true;
    }

    async Task<Exception?> InSavepointAsync(Func<Task> work, CancellationToken ct)
    {
        await transaction.CreateSavepointAsync(Savepoint, ct);
        try
        {
            await work();
            await db.SaveChangesAsync(ct);
            Rings.UnionWith(db.TakeRings());
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            await transaction.RollbackToSavepointAsync(Savepoint, ct);
            return why;
        }
        finally
        {
            db.Forget();
        }

        await engine.ReleaseAsync(transaction, Savepoint);
        return null;
    }

    ParkedFact Park(JournalEntry entry, Exception why) => new()
    {
        Subscriber = subscriber.Name,
        RegionId = entry.RegionId,
        Seq = entry.Seq,
        Reason = why.Message,
        At = clock.GetUtcNow(),
    };
}
