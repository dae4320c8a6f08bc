using System.Data.Common;
using Npgsql;

namespace Siaga.Host.Bench;

/// <summary>COPY in its binary form, table by table: a connection copies into one table at a time.</summary>
sealed class PostgresBulk : IBulkRows
{
    readonly NpgsqlConnection _connection;
    readonly Dictionary<string, (RowTable Table, List<object?[]> Rows)> _waiting = [];

    PostgresBulk(NpgsqlConnection connection) => _connection = connection;

    public DbConnection Connection => _connection;

    public static async Task<PostgresBulk> OpenAsync(string database, CancellationToken ct)
    {
        var bulk = new PostgresBulk(new(database));
        await bulk._connection.OpenAsync(ct);
        await bulk._connection.RunAsync("SET synchronous_commit = off", ct);
        return bulk;
    }

    public void Add(RowTable table, object?[] values)
    {
        if (!_waiting.TryGetValue(table.Name, out var waiting)) _waiting[table.Name] = waiting = (table, []);
        waiting.Rows.Add(values);
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        foreach (var (table, rows) in _waiting.Values) await CopyAsync(table, rows, ct);
        _waiting.Clear();
    }

    async Task CopyAsync(RowTable table, List<object?[]> rows, CancellationToken ct)
    {
        var types = table.Types.Select(type => type.Split('(')[0]).ToArray(); // without its length
        await using var copy = await _connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({RowTable.Names(table.Columns)}) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(ct);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value) await copy.WriteAsync(value, types[i], ct);
                else await copy.WriteNullAsync(ct);
            }
        }

        await copy.CompleteAsync(ct);
    }

    public async Task FinishAsync(CancellationToken ct)
    {
        await CommitAsync(ct);
        await _connection.RunAsync("VACUUM (ANALYZE)", ct);
        await _connection.RunAsync("CHECKPOINT", ct);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
