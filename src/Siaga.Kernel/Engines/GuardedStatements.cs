using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Siaga.Kernel;

/// <summary>Refuses what would go round the kernel's rules: synchronous queries (they would block the region), queries of
/// commands that share a turn (past neighbours that are not saved yet), and updates and deletes in bulk (nothing tracks
/// them) of rows that only facts may change.</summary>
sealed partial class GuardedStatements : DbCommandInterceptor
{
    public static readonly GuardedStatements Instance = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData at, InterceptionResult<DbDataReader> result) =>
        at.CommandSource is CommandSource.LinqQuery
            ? throw new NotSupportedException(
                "Query asynchronously.")
            : result;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData at, InterceptionResult<DbDataReader> result, CancellationToken ct) =>
        at is { CommandSource: CommandSource.LinqQuery, Context: SiagaDb { MayAskNow: false } }
            ? throw new NeedsOwnTurnException()
            : new(result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData at, InterceptionResult<int> result, CancellationToken ct)
    {
        Check(command, at);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData at, InterceptionResult<int> result)
    {
        Check(command, at);
        return result;
    }

    static void Check(DbCommand command, CommandEventData at)
    {
        if (at.CommandSource is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete)) return;

        var table = Target().Match(command.CommandText).Groups["table"].Value;
        if (at.Context is SiagaDb db && !MayChangeInBulk(db, table))
            throw new InvalidOperationException($"Rows of {table} do not change in bulk: load, decide, record.");
    }

    static bool MayChangeInBulk(SiagaDb db, string table)
    {
        var rows = db.Model.GetEntityTypes().Where(type => type.GetTableName() == table).ToList();
        return db.Writing != Writing.Nothing && rows.Count > 0
            && rows.TrueForAll(type => type.ClrType.IsAssignableTo(typeof(IUnjournalled)));
    }

    [GeneratedRegex("""^(UPDATE|DELETE FROM) "?(?<table>\w+)"?""", RegexOptions.Multiline)]
    private static partial Regex Target();
}
