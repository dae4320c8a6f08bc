using Microsoft.Data.Sqlite;

namespace Siaga.Host.Bench;

/// <summary>The rows of a create by bare SQL: one connection, prepared statements, a commit for each create. Callers take turns,
/// for SQLite has one writer.</summary>
sealed class SqliteBaseline : IDisposable
{
    readonly CreateRows _rows;
    readonly SqliteConnection _connection;
    readonly SqliteCommand _begin, _commit;
    readonly List<(SqliteCommand Sql, RowValue[] Values)> _statements = [];
    readonly SemaphoreSlim _turn = new(1);
    long _number = 10_000;

    /// <param name="file">A database of Siaga's form; the same way of keeping it as Siaga's.</param>
    public SqliteBaseline(CreateRows rows, string file)
    {
        (_rows, _connection) = (rows, new($"Data Source={file};Pooling=False"));
        _connection.Open();
        Command("PRAGMA journal_mode = WAL").ExecuteNonQuery();
        Command("PRAGMA synchronous = FULL").ExecuteNonQuery();
        (_begin, _commit) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"));
        var prepared = new Dictionary<string, SqliteCommand>();
        foreach (var (sql, values) in StatementsOf(rows))
        {
            if (!prepared.TryGetValue(sql, out var command))
            {
                prepared[sql] = command = Command(sql);
                for (var i = 1; i <= values.Length; i++) command.Parameters.Add(new() { ParameterName = $"${i}" });
            }

            _statements.Add((command, values));
        }
    }

    /// <summary>Each statement once, with how often a create runs it.</summary>
    public static string[] SqlOf(CreateRows rows) =>
        ["BEGIN IMMEDIATE", .. StatementsOf(rows).GroupBy(s => s.Sql).Select(s => $"{s.Count()} x {s.Key}"), "COMMIT"];

    public async Task CreateAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var number = ++_number;
            var ids = new Guid[_rows.Ids];
            for (var i = 0; i < ids.Length; i++) ids[i] = Guid.CreateVersion7();
            _begin.ExecuteNonQuery();
            foreach (var (sql, values) in _statements) Run(sql, values, ids, number);
            _commit.ExecuteNonQuery();
        }
        finally
        {
            _turn.Release();
        }
    }

    static void Run(SqliteCommand sql, RowValue[] values, Guid[] ids, long number)
    {
        for (var i = 0; i < values.Length; i++) sql.Parameters[i].Value = values[i].Make(ids, number) ?? DBNull.Value;
        sql.ExecuteNonQuery();
    }

    /// <summary>The statement that adds a row, its values as <c>$1</c>, <c>$2</c> …</summary>
    public static string SqlOf(RowTable table)
    {
        var places = string.Join(", ", table.Columns.Select((_, i) => $"${i + 1}"));
        return $"INSERT INTO {table.Name} ({RowTable.Names(table.Columns)}) VALUES ({places})";
    }

    static IEnumerable<(string Sql, RowValue[] Values)> StatementsOf(CreateRows rows)
    {
        foreach (var row in rows.Added) yield return (SqlOf(row.Table), row.Values);

        foreach (var row in rows.Changed)
        {
            var set = string.Join(", ", row.Changed.Select((c, i) => $"\"{c.Column}\" = ${i + 1}"));
            var where = string.Join(" AND ", row.Key.Select((k, i) => $"\"{k.Column}\" = ${row.Changed.Length + i + 1}"));
            yield return ($"UPDATE {row.Table.Name} SET {set} WHERE {where}", [.. row.Changed.Select(c => c.Value), .. row.Key.Select(k => k.Value)]);
        }
    }

    SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public void Dispose()
    {
        foreach (var (sql, _) in _statements) sql.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _connection.Dispose();
        _turn.Dispose();
    }
}
