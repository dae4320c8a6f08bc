using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Siaga.Host.Bench;

/// <summary>One connection, one prepared statement for each table, without syncing.</summary>
sealed class SqliteBulk : IBulkRows
{
    readonly SqliteConnection _connection;
    readonly Dictionary<string, SqliteCommand> _inserts = [];

    SqliteBulk(SqliteConnection connection) => _connection = connection;

    public DbConnection Connection => _connection;

    public static async Task<SqliteBulk> OpenAsync(string file, CancellationToken ct)
    {
        var bulk = new SqliteBulk(new($"Data Source={file};Pooling=False"));
        await bulk._connection.OpenAsync(ct);
        await bulk._connection.RunAsync("PRAGMA synchronous = OFF; PRAGMA cache_size = -131072; BEGIN IMMEDIATE", ct);
        return bulk;
    }

    public void Add(RowTable table, object?[] values)
    {
        if (!_inserts.TryGetValue(table.Name, out var insert)) _inserts[table.Name] = insert = Insert(table);
        for (var i = 0; i < values.Length; i++) insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        insert.ExecuteNonQuery();
    }

    SqliteCommand Insert(RowTable table)
    {
        var command = _connection.CreateCommand();
        command.CommandText = SqliteBaseline.SqlOf(table);
        for (var i = 1; i <= table.Columns.Length; i++) command.Parameters.Add(new() { ParameterName = $"${i}" });
        return command;
    }

    public Task CommitAsync(CancellationToken ct) => _connection.RunAsync("COMMIT; BEGIN IMMEDIATE", ct);

    public Task FinishAsync(CancellationToken ct) => _connection.RunAsync("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)", ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in _inserts.Values) await insert.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
