using System.Diagnostics;

namespace Siaga.Host.Bench;

/// <summary>Puts many closed incidents behind the open ones, fast: the rows and facts of one real create, copied by bare SQL with
/// other ids and times, closed and answered.</summary>
static class ClosedFill
{
    /// <summary>Tables that stay as they are: answers to used keys are thrown away long before an incident is old.</summary>
    public static readonly string[] NotFilled = ["first_answers"];

    const int Told = 100_000;

    /// <param name="database">Null: SQLite in the folder.</param>
    /// <returns>How many seconds it took.</returns>
    public static async Task<double> RunAsync(string folder, string? database, int count, Action<string> say, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await FilledJournal.RunAsync(folder, database, (_, _) => count, copies => Close(copies.Without(NotFilled)), (done, _) =>
        {
            if (done % Told == 0) say($"{done} of {count} closed incidents ...");
        }, ct);
        return Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
    }

    // What the fold would leave of a case that was handled.
    static CopiedCreates Close(CopiedCreates copies)
    {
        static Func<AddedRow, RowValue> Always(object? value) => _ => new SameValue(value);
        static Func<AddedRow, RowValue> As(string column) => row => row.Values[row.Table.IndexOf(column)];
        return copies
            .With("incidents", "status", Always("Closed")).With("incidents", "group", Always(3)).With("incidents", "closed_because", Always("Handled"))
            .With("incidents", "closed_words", Always("Selesai ditangani, semua satuan kembali."))
            .With("incidents", "closed_at", As("opened_at")).With("incidents", "closed_by", As("opened_by"))
            .With("tickets", "state", Always("Done")).With("tickets", "awaited_limit", Always(null))
            .With("tickets", "next_due_at", Always(null)).With("tickets", "awaited_seconds", Always(0))
            .With("notices", "ended_at", As("at"));
    }
}
