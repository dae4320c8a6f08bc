using System.Threading.Channels;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>Runs commands one after the other, and commits what waits together. On PostgreSQL each region has a lane;
/// on SQLite, which has one writer anyway, one lane serves all regions and one commit holds their commands.</summary>
sealed class WriterLane(
    IDatabaseEngine engine, IAudienceSource people, JournalBell bell, TimeProvider clock, ILogger log)
{
    // A PostgreSQL backend shows 64 subtransactions to others; one savepoint more and every snapshot pays for it.
    const int MostPerBatch = 64;
    const int MostWaiting = 4096;

    readonly Channel<WaitingCommand> _waiting =
        Channel.CreateBounded<WaitingCommand>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>The answer comes after the commit, or an error does. Who stops waiting does not stop the
    /// command.</summary>
    public async Task<string> AskAsync(WaitingCommand command, CancellationToken caller)
    {
        try
        {
            await _waiting.Writer.WriteAsync(command, caller);
        }
        catch (ChannelClosedException closing)
        {
            throw new NotCommittedException(closing);
        }

        return await command.Answered.WaitAsync(caller);
    }

    public void Close() => _waiting.Writer.TryComplete();

    public async Task RunAsync()
    {
        var batch = new List<WaitingCommand>(MostPerBatch);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < MostPerBatch && _waiting.Reader.TryRead(out var next)) batch.Add(next);
            await CommitTogetherAsync(batch);
            batch.Clear();
        }
    }

    /// <summary>Refusals wait for the commit too: one may rest on a neighbour's change that never came to be.</summary>
    async Task CommitTogetherAsync(List<WaitingCommand> commands)
    {
        switch (await TryCommitAsync(commands))
        {
            case null: break;
            case LostBeforeItBegan lost: Tell(commands, lost); break;
            case var why when commands.Count == 1: Tell(commands, why); break;
            default: await CommitOneByOneAsync(commands); break;
        }
    }

    /// <summary>The commit failed, or its outcome is unknown. Each looks for its own key first, so what did get through
    /// is not done again; and what made the commit fail is left alone with it.</summary>
    async Task CommitOneByOneAsync(List<WaitingCommand> commands)
    {
        for (var i = 0; i < commands.Count; i++)
        {
            commands[i].Reset();
            var why = await TryCommitAsync([commands[i]]);
            if (why is LostBeforeItBegan) // the database is away: waiting for it once per caller helps nobody
            {
                Tell(commands[i..], why);
                return;
            }

            if (why is not null) Tell([commands[i]], why);
        }
    }

    void Tell(List<WaitingCommand> commands, Exception notCommitted)
    {
        log.LogError(notCommitted, "{Count} commands of {Region} were not committed", commands.Count,
            commands[0].Region);
        foreach (var command in commands) command.TellNotCommitted(notCommitted);
    }

    /// <summary>Commits and tells everyone, or says why not.</summary>
    async Task<Exception?> TryCommitAsync(List<WaitingCommand> commands)
    {
        try
        {
            await WriteBatchAsync(commands);
        }
        catch (Exception why)
        {
            return why;
        }

        foreach (var region in commands.Select(c => c.Region).Distinct()) bell.Ring(region);
        foreach (var command in commands) command.Tell();
        return null;
    }

    async Task WriteBatchAsync(List<WaitingCommand> commands)
    {
        await using var session = await engine.OpenWriterAsync(Writing.Commands);
        var db = session.Db;
        var (transaction, begun) = await BeginAsync(db, commands);
        await using var _ = transaction;

        var batch = new JournalBatch(begun.Heads, begun.Answers, clock);
        var people = await AudiencesAsync(db, commands);
        await new BatchRun(engine, db, transaction, batch, people, begun.There).RunAsync(commands);

        session.MoreFollows = _waiting.Reader.Count > 0;
        if (batch.IsEmpty) return; // nothing to keep: no fsync
        await engine.AppendAndCommitAsync(db, batch);
    }

    async Task<(IDbContextTransaction, BegunBatch)> BeginAsync(SiagaDb db, List<WaitingCommand> commands)
    {
        try
        {
            var transaction = await db.Database.BeginTransactionAsync();
            RowId[] created = [.. commands.Where(c => c.Creates is not null).SelectMany(c => c.Creates!).Distinct()];
            return (transaction, await engine.LockAsync(db, [.. commands.Select(c => c.Key)], created));
        }
        catch (Exception why)
        {
            throw new LostBeforeItBegan(why);
        }
    }

    async Task<IReadOnlyDictionary<string, Audience>> AudiencesAsync(SiagaDb db, List<WaitingCommand> commands)
    {
        var persons = commands.Where(c => !c.By.IsSystem).Select(c => c.By.Id).ToHashSet();
        if (persons.Count == 0) return new Dictionary<string, Audience>();

        db.ActAs(Audience.System("audiences"), null);
        var known = await people.ForAsync(db, persons, CancellationToken.None);
        db.Forget();
        return known;
    }

#pragma warning disable CA1032, CA1064 // never leaves this file
    sealed class LostBeforeItBegan(Exception why) : Exception("The region could not be locked.", why);
#pragma warning restore CA1032, CA1064
}
