using System.Data.Common;

namespace Siaga.Host.Bench;

/// <summary>Puts many rows into a database by bare SQL, as fast as it goes: nobody waits for the commit of a fill.</summary>
interface IBulkRows : IAsyncDisposable
{
    DbConnection Connection { get; }

    /// <param name="values">One for each column of the table.</param>
    void Add(RowTable table, object?[] values);

    /// <summary>Keeps what was added, and goes on.</summary>
    Task CommitAsync(CancellationToken ct);

    /// <summary>After the last row: what a database does by itself in the weeks that such rows take to come.</summary>
    Task FinishAsync(CancellationToken ct);
}

static class BulkRows
{
    /// <param name="database">Null: SQLite in the folder.</param>
    public static async Task<IBulkRows> OpenAsync(string folder, string? database, CancellationToken ct) =>
        database is null ? await SqliteBulk.OpenAsync(IntakeServer.FileIn(folder), ct) : await PostgresBulk.OpenAsync(database, ct);

    /// <param name="parameters">They stand as <c>$1</c>, <c>$2</c> … in the SQL.</param>
    public static async Task RunAsync(this DbConnection connection, string sql, CancellationToken ct, params object[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (index, value) in parameters.Index())
        {
            var parameter = command.CreateParameter();
            // PostgreSQL takes them by place and no name, SQLite by name.
            if (command is Microsoft.Data.Sqlite.SqliteCommand) parameter.ParameterName = $"${index + 1}";
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(ct);
    }
}
