using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>A reaction that waits for a person: which subscriber did not take which fact. No words of the fact, and not
/// why it failed: that stands in the log of the server.</summary>
/// <param name="Kind">The fact's stable kind, such as <c>ticket.sent</c>.</param>
/// <param name="At">When the fact was recorded.</param>
/// <param name="CanRetry">False when this release has no such subscriber: it can only be put away.</param>
public sealed record ParkedReaction(
    string Subscriber, long Seq, string Kind, DateTimeOffset At, DateTimeOffset ParkedAt, bool CanRetry);

/// <summary>What pumps have set aside, another try of it, and putting it away.</summary>
public sealed class ParkedFacts
{
    readonly Dictionary<string, IFactSubscriber> _subscribers;
    readonly IDatabaseEngine _engine;
    readonly FactReader _reader;
    readonly JournalBell _bell;
    readonly TimeProvider _clock;
    readonly ILogger<ParkedFacts> _log;

    internal ParkedFacts(
        IEnumerable<IFactSubscriber> subscribers, IDatabaseEngine engine, FactReader reader, JournalBell bell,
        TimeProvider clock, ILogger<ParkedFacts> log) =>
        (_subscribers, _engine, _reader, _bell, _clock, _log) =
            (subscribers.ToDictionary(s => s.Name), engine, reader, bell, clock, log);

    /// <summary>Oldest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<ParkedReaction>> ListAsync(string region, int most, CancellationToken ct)
    {
        await using var db = _engine.OpenReader(Audience.System("parked"));
        var parked = await db.ParkedFacts.Where(p => p.RegionId == region)
            .Join(db.Journal.Where(j => j.RegionId == region), p => p.Seq, j => j.Seq,
                (p, j) => new { p.Subscriber, p.Seq, j.Kind, j.RecordedAt, p.At })
            .OrderBy(p => p.Seq).ThenBy(p => p.Subscriber).Take(most)
            .ToListAsync(ct);
        return [.. parked.Select(p => new ParkedReaction(
            p.Subscriber, p.Seq, p.Kind, p.RecordedAt, p.At, _subscribers.ContainsKey(p.Subscriber)))];
    }

    /// <summary>Puts it away untried, for good. The server's log keeps who did, when, and what it was.</summary>
    /// <returns>False when it does not wait (any more).</returns>
    public async Task<bool> DismissAsync(string region, string subscriber, long seq, string by, CancellationToken ct)
    {
        await using var session = await _engine.OpenWriterAsync(Writing.Unjournalled, ct);
        await using var transaction = await session.Db.Database.BeginTransactionAsync(ct);
        var db = session.Db;
        db.ActAs(Audience.System("parked"), region);
        if (await db.ParkedFacts.FindAsync([subscriber, region, seq], ct) is not { } parked) return false;

        db.Remove(parked);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        _log.LogWarning("{Person} put away {Subscriber} on {Region}/{Seq} at {At:O}, parked since {Since:O}",
            by, subscriber, region, seq, _clock.GetUtcNow(), parked.At);
        return true;
    }

    /// <summary>Brings the fact to its subscriber once more, in a transaction of its own: what the subscriber writes and
    /// that nothing waits any longer are stored together, or neither.</summary>
    /// <returns>False when it does not wait (any more).</returns>
    /// <exception cref="RefusedException">kernel.reaction-failed: it stays where it is.</exception>
    public async Task<bool> RetryAsync(string region, string subscriber, long seq, CancellationToken ct)
    {
        if (!_subscribers.TryGetValue(subscriber, out var taking)) return false;
        await using var session = await _engine.OpenWriterAsync(Writing.Unjournalled, ct);
        await using var transaction = await session.Db.Database.BeginTransactionAsync(ct);
        var db = session.Db;
        db.ActAs(Audience.System($"pump/{subscriber}"), region);
        if (await db.ParkedFacts.FindAsync([subscriber, region, seq], ct) is not { } parked) return false;

        var rings = await TakeAsync(db, taking, parked, ct);
        await _engine.NotifyAsync(db, rings);
        await transaction.CommitAsync(ct);
        foreach (var person in rings) _bell.RingPerson(person);
        return true;
    }

    async Task<IReadOnlyCollection<string>> TakeAsync(
        SiagaDb db, IFactSubscriber taking, ParkedFact parked, CancellationToken ct)
    {
        try
        {
            var entry = await db.Journal.AsNoTracking()
                .SingleAsync(j => j.RegionId == parked.RegionId && j.Seq == parked.Seq, ct);
            var words = await FactReader.WordsAsync(db, [entry], ct);
            await taking.HandleAsync(db, entry, _reader.Read(entry, words), ct);
            db.Remove(parked);
            await db.SaveChangesAsync(ct);
            return db.TakeRings();
        }
        // The third place that may catch everything: it is the pump's loop by hand, and who pressed must hear of it.
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            _log.LogWarning(why, "{Subscriber} failed again on {Region}/{Seq}", taking.Name, parked.RegionId, parked.Seq);
            throw new RefusedException("kernel.reaction-failed");
        }
    }
}
