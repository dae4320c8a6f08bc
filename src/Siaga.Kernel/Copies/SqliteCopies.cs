using Microsoft.Data.Sqlite;

namespace Siaga.Kernel;

/// <summary>SQLite: VACUUM INTO reads one instant through the log, so the writer goes on meanwhile, and what was erased is
/// not in the copy, not even on a free page.</summary>
sealed class SqliteCopies(string connectionString) : IDatabaseCopies
{
    readonly string _file = new SqliteConnectionStringBuilder(connectionString).DataSource;

    public string Engine => "sqlite";
    public string FileEnding => ".db";

    public async Task<IReadOnlyList<JournalEnd>> EndsAsync(CancellationToken ct)
    {
        try
        {
            await using var reader = await OpenAsync(_file, ct);
            return await EndsAsync(reader, ct);
        }
        catch (SqliteException why)
        {
            throw new CopyFailedException($"{_file} does not answer: {why.Message}", why);
        }
    }

    public async Task<IReadOnlyList<JournalEnd>> CopyToAsync(string file, CancellationToken ct)
    {
        try
        {
            await using (var reader = await OpenAsync(_file, ct))
            {
                await using var vacuum = reader.CreateCommand();
                vacuum.CommandText = "VACUUM INTO $file";
                vacuum.CommandTimeout = 0; // as long as the database is large
                vacuum.Parameters.AddWithValue("$file", file);
                await vacuum.ExecuteNonQueryAsync(ct);
            }

            await using var copy = await OpenAsync(file, ct);
            return await EndsAsync(copy, ct);
        }
        catch (SqliteException why)
        {
            throw new CopyFailedException($"{_file} was not copied to {file}: {why.Message}", why);
        }
    }

    public async Task BringBackAsync(string file, CancellationToken ct)
    {
        if (File.Exists(_file)) throw new CopyFailedException($"{_file} exists already.");
        // Word for word: what was hashed is what will be opened.
        await using var from = File.OpenRead(file);
        await using var to = new FileStream(_file, DurableFiles.NewFile);
        await from.CopyToAsync(to, ct);
        to.Flush(flushToDisk: true);
    }

    static async Task<SqliteConnection> OpenAsync(string file, CancellationToken ct)
    {
        if (!File.Exists(file)) throw new CopyFailedException($"There is no database {file}.");
        // No pool: a file of the second place must not stay open.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    static async Task<IReadOnlyList<JournalEnd>> EndsAsync(SqliteConnection connection, CancellationToken ct)
    {
        await using var ask = connection.CreateCommand();
        ask.CommandText = JournalEnds.Query;
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await JournalEnds.ReadAsync(rows, ct);
    }
}

static class JournalEnds
{
    public const string Query = "SELECT region_id, last_seq, last_hash FROM journal_heads WHERE last_seq > 0 ORDER BY region_id";

    public static async Task<IReadOnlyList<JournalEnd>> ReadAsync(System.Data.Common.DbDataReader rows, CancellationToken ct)
    {
        var ends = new List<JournalEnd>();
        while (await rows.ReadAsync(ct)) ends.Add(JournalEnd.Of(rows.GetString(0), rows.GetInt64(1), (byte[])rows[2]));
        return ends;
    }
}
