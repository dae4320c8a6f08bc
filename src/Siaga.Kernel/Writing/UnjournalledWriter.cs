namespace Siaga.Kernel;

/// <summary>Changes rows that are not folds of facts: drafts, receipts, sessions. On SQLite it waits until no command
/// does.</summary>
public sealed class UnjournalledWriter
{
    readonly IDatabaseEngine _engine;
    readonly JournalBell _bell;

    internal UnjournalledWriter(IDatabaseEngine engine, JournalBell bell) => (_engine, _bell) = (engine, bell);

    /// <summary>One transaction: saved and committed here when the work ends well, undone when it does not. On SQLite
    /// it holds up every region while it runs, so it does nothing but its few rows.</summary>
    /// <exception cref="InvalidOperationException">when a changed row is not <see cref="IUnjournalled"/>.</exception>
    public async Task<T> WriteAsync<T>(
        Audience @as, Func<SiagaDb, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var session = await _engine.OpenWriterAsync(Writing.Unjournalled, ct);
        await using var transaction = await session.Db.Database.BeginTransactionAsync(ct);
        session.Db.ActAs(@as, null);
        var answer = await work(session.Db, ct);
        await session.Db.SaveChangesAsync(ct);
        var rings = session.Db.TakeRings();
        await _engine.NotifyAsync(session.Db, rings);
        await transaction.CommitAsync(ct);
        foreach (var person in rings) _bell.RingPerson(person);
        return answer;
    }
}
