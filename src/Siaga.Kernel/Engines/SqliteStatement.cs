using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Siaga.Kernel;

/// <summary>A statement that changes rows, prepared once and run many times: docs/adr/0036. The provider's command looks up
/// each parameter by its name and builds a reader at every run, which costs more than adding the row does.</summary>
sealed class SqliteStatement : IDisposable
{
    static readonly FrozenSet<Type> Known = FrozenSet.Create(
        typeof(string), typeof(Guid), typeof(long), typeof(int), typeof(short), typeof(byte), typeof(bool), typeof(DateOnly),
        typeof(double), typeof(byte[]));

    readonly sqlite3 _database;
    readonly sqlite3_stmt _prepared;

    /// <param name="sql">With places numbered from 1: <c>?1</c>, or <c>$1</c> where they come in order.</param>
    /// <exception cref="SqliteException">when SQLite does not understand it.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _prepared));
    }

    /// <exception cref="SqliteException">when SQLite refuses, as the provider would throw it.</exception>
    public void Run(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) Bind(i + 1, values[i]);
        Run();
    }

    /// <summary>Runs it with what <see cref="Bind"/> has put into its places.</summary>
    public void Run()
    {
        var outcome = raw.sqlite3_step(_prepared);
        var reset = raw.sqlite3_reset(_prepared); // after a failure it says once more why
        if (outcome != raw.SQLITE_DONE) Check(outcome == raw.SQLITE_ROW ? raw.SQLITE_MISUSE : reset == raw.SQLITE_OK ? outcome : reset);
    }

    /// <summary>Puts a value into a place, in the form in which the provider stores it.</summary>
    /// <param name="place">From 1.</param>
    public void Bind(int place, object value) => Check(value switch
    {
        DBNull => raw.sqlite3_bind_null(_prepared, place),
        string text => raw.sqlite3_bind_text(_prepared, place, text),
        Guid id => raw.sqlite3_bind_text(_prepared, place, id.ToString().ToUpperInvariant()),
        long number => raw.sqlite3_bind_int64(_prepared, place, number),
        int number => raw.sqlite3_bind_int64(_prepared, place, number),
        short number => raw.sqlite3_bind_int64(_prepared, place, number),
        byte number => raw.sqlite3_bind_int64(_prepared, place, number),
        bool yes => raw.sqlite3_bind_int64(_prepared, place, yes ? 1 : 0),
        DateOnly day => raw.sqlite3_bind_text(_prepared, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        double number => raw.sqlite3_bind_double(_prepared, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(_prepared, place, bytes),
        _ => throw new NotSupportedException($"{value.GetType().Name} has no form in SQLite here."),
    });

    /// <summary>Whether values of the type can be put into a place.</summary>
    public static bool Knows(Type type) => Known.Contains(Nullable.GetUnderlyingType(type) ?? type);

    void Check(int outcome) => SqliteException.ThrowExceptionForRC(outcome, _database);

    public void Dispose() => _prepared.Dispose();
}
