using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>Brings the next facts to the subscriber inside the pump's transaction, each in a savepoint: one that fails
/// leaves nothing, and those before it stay done.</summary>
sealed class PumpTurn(
    IFactSubscriber subscriber, IDatabaseEngine engine, FactReader reader, SiagaDb db,
    IDbContextTransaction transaction, TimeProvider clock, ILogger log)
{
    const int MostFacts = 64;
    const string Savepoint = "reaction";
    static readonly TimeSpan LongEnough = TimeSpan.FromMilliseconds(25); // on SQLite the commands of all regions wait

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

        var began = clock.GetTimestamp();
        foreach (var entry in entries)
        {
            db.ActAs(audience, cursor.RegionId);
            if (await TryAsync(entry, words, ct) is { } why)
            {
                Failures++;
                if (Failures < FactPump.FailuresBeforeParking) return;
                Parked.Add(Park(entry, why));
            }

            (Seq, Failures) = (entry.Seq, 0);
            if (clock.GetElapsedTime(began) > LongEnough) return;
        }
    }

    async Task<Exception?> TryAsync(JournalEntry entry, IReadOnlyDictionary<Guid, string> words, CancellationToken ct)
    {
        await transaction.CreateSavepointAsync(Savepoint, ct);
        try
        {
            await subscriber.HandleAsync(db, entry, reader.Read(entry, words), ct);
            await db.SaveChangesAsync(ct);
            Rings.UnionWith(db.TakeRings());
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(why, "{Subscriber} failed on {Region}/{Seq}", subscriber.Name, entry.RegionId, entry.Seq);
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
