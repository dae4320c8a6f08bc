using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Siaga.Host.Bench;

/// <summary>Puts many closed incidents behind the open ones, fast: the rows of one real create, copied by bare SQL with other
/// ids and times, a minute apart, closed and answered.</summary>
static class ClosedFill
{
    /// <summary>Tables that stay as they are: a copied fact would not fit into the chain, and private words and first answers
    /// belong to facts.</summary>
    public static readonly string[] NotFilled = ["journal", "private_values", "first_answers"];

    const int PerCommit = 2000, Told = 100_000;
    const long MinuteMicroseconds = 60_000_000, ThisCentury = 1_000_000_000_000_000;

    // What the fold would leave of a case that was handled.
    static readonly Dictionary<(string, string), object?> Closed = new()
    {
        [("incidents", "status")] = "Closed", [("incidents", "group")] = 3L, [("incidents", "closed_because")] = "Handled",
        [("incidents", "closed_words")] = "Selesai ditangani, semua satuan kembali.", [("tickets", "state")] = "Done",
        [("tickets", "awaited_limit")] = null, [("tickets", "next_due_at")] = null, [("tickets", "awaited_seconds")] = 0L,
    };

    /// <returns>How many seconds it took.</returns>
    public static async Task<double> RunAsync(string folder, int count, Action<string> say, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        CreateRows rows;
        await using (var server = await IntakeServer.StartAsync(folder, null, clients: 1, ct)) rows = await server.TakeApartAsync(ct);
        using var connection = new SqliteConnection($"Data Source={IntakeServer.FileIn(folder)};Pooling=False");
        connection.Open();
        Run(connection, "PRAGMA synchronous = OFF");
        var statements = rows.Added.Where(r => !NotFilled.Contains(r.Table.Name)).Select(r => SqliteBaseline.Insert(connection, Age(r, count))).ToList();
        for (var first = 1; first <= count; first += PerCommit)
        {
            ct.ThrowIfCancellationRequested();
            Run(connection, "BEGIN IMMEDIATE");
            for (var number = first; number < first + PerCommit && number <= count; number++) Write(statements, rows.Ids, number, count);
            Run(connection, "COMMIT");
            if ((first - 1) % Told == 0 && first > 1) say($"{first - 1} of {count} closed incidents ...");
        }

        foreach (var (sql, _) in statements) sql.Dispose();
        return Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
    }

    static void Write(List<(SqliteCommand Sql, RowValue[] Values)> statements, int ids, int number, int count)
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(number - count);
        var made = new Guid[ids];
        for (var i = 0; i < ids; i++) made[i] = Guid.CreateVersion7(at);
        foreach (var (sql, values) in statements) SqliteBaseline.Run(sql, values, made, number);
    }

    static AddedRow Age(AddedRow row, int count) => row with
    {
        Values = [.. row.Table.Columns.Zip(row.Values, (column, value) => Age(row.Table.Name, column, value, row, count))],
    };

    static RowValue Age(string table, string column, RowValue value, AddedRow row, int count) => (table, column, value) switch
    {
        _ when Closed.TryGetValue((table, column), out var closed) => new SameValue(closed),
        ("incidents", "closed_at", _) or ("notices", "ended_at", _) => Age(table, "", row.Values[row.Table.IndexOf(table == "incidents" ? "opened_at" : "at")], row, count),
        ("incidents", "closed_by", _) => row.Values[row.Table.IndexOf("opened_by")],
        (_, _, SameValue { Value: long time and > ThisCentury }) => new NextValue(time - count * MinuteMicroseconds, MinuteMicroseconds),
        _ => value,
    };

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
