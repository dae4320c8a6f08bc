using System.Data.Common;
using Siaga.Kernel;

namespace Siaga.Host.Bench;

/// <summary>Makes a demonstration with one real create and copies it many times, the head and the followers' cursors moved along:
/// a server that starts on it goes on as if it had been there.</summary>
static class FilledJournal
{
    const int PerCommit = 2_000;

    /// <param name="count">How often to copy, from the facts that are there and those of one create.</param>
    /// <param name="shape">What of the copies differs from the create.</param>
    /// <param name="progress">Hears after every commit how many copies there are, and facts.</param>
    /// <returns>How many facts the journal has then.</returns>
    public static async Task<long> RunAsync(
        string folder, string? database, Func<long, int, int> count, Func<CopiedCreates, CopiedCreates> shape, Action<int, long> progress, CancellationToken ct)
    {
        CreateRows rows;
        await using (var server = await IntakeServer.StartAsync(folder, database, clients: 1, ct)) rows = await server.TakeApartAsync(ct);
        await using var bulk = await BulkRows.OpenAsync(folder, database, ct);
        var end = await EndAsync(bulk.Connection, ct);
        var copies = count(end.LastSeq, rows.Added.Count(r => r.Table.Name == "journal"));
        var create = shape(new(rows, copies, end));
        for (var first = 1; first <= copies; first += PerCommit)
        {
            var last = Math.Min(copies, first + PerCommit - 1);
            for (var number = first; number <= last; number++) create.Add(bulk, number);
            await bulk.CommitAsync(ct);
            progress(last, create.LastSeq);
        }

        await bulk.Connection.RunAsync(
            $"UPDATE journal_heads SET last_seq = $1, last_hash = $2 WHERE region_id = '{IntakeServer.Region}'", ct, create.LastSeq, create.LastHash);
        await bulk.Connection.RunAsync($"UPDATE fact_cursors SET seq = $1 WHERE region_id = '{IntakeServer.Region}'", ct, create.LastSeq);
        await bulk.FinishAsync(ct);
        return create.LastSeq;
    }

    static async Task<JournalHead> EndAsync(DbConnection connection, CancellationToken ct)
    {
        await using var ask = connection.CreateCommand();
        ask.CommandText = $"SELECT last_seq, last_hash FROM journal_heads WHERE region_id = '{IntakeServer.Region}'";
        await using var row = await ask.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new() { RegionId = IntakeServer.Region, LastSeq = row.GetInt64(0), LastHash = (byte[])row[1], LastRecordedAt = default };
    }
}
