using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>Measures how many calls become incidents: sent over HTTP, signed in, validated, with tickets and their notices,
/// beside the same rows written by bare SQL, in turns.</summary>
static class IntakeBench
{
    public sealed record Size(DrillStorage Storage, int Clients, int Seconds, int Rounds);

    /// <param name="Siaga">Creates per second, the median of the rounds; the clock stops when the last notice is there.</param>
    /// <param name="Baseline">The same rows by bare SQL; on PostgreSQL with the region's head row locked and updated.</param>
    /// <param name="Ratio">The median of the rounds' own ratios.</param>
    /// <param name="BaselineUnordered">PostgreSQL: without anything that two creates both touch.</param>
    /// <param name="CatchUpSeconds">How long after the last answer the last notice was there.</param>
    /// <param name="FactBytes">Bodies and private words of one create's facts.</param>
    /// <param name="Rows">What one create adds (+) and changes (~), by table.</param>
    public sealed record Figures(
        DrillStorage Storage, double Siaga, double Baseline, double Ratio, double? BaselineUnordered, double? RatioUnordered, double P50Ms, double P99Ms,
        double CpuMs, double CatchUpSeconds, int Clients, int SecondsPerRound, int Rounds, int FactBytes, IReadOnlyList<string> Rows,
        IReadOnlyList<string> BaselineSql, IReadOnlyList<string>? BaselineUnorderedSql, Machine Machine) : MachineFigures(Machine);

    sealed record Round(double Siaga, double CatchUp, Samples Samples, double Baseline, double? Unordered);

    static readonly TimeSpan MostWarmUp = TimeSpan.FromSeconds(8); // the first thousands of creates measure the compiler

    /// <exception cref="CannotServeException">when PostgreSQL is missing.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        var machine = Machine.Of(folder);
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage);
        await using var place = new IntakePlace(folder, postgres);
        var rows = await place.TakeApartAsync(ct);
        say($"One create: {string.Join(", ", rows.Summary)}; {rows.FactBytes} bytes of facts.");

        var rounds = new List<Round>();
        for (var number = 1; number <= size.Rounds; number++)
        {
            var round = await RoundAsync(place, size, rows, number, ct);
            rounds.Add(round);
            say(FormattableString.Invariant(
                $"Round {number}: {round.Siaga:0} creates/s, p99 {round.Samples.Percentile(99):0.0} ms, {round.CatchUp:0.0} s for the last notices; bare SQL {round.Baseline:0}{(round.Unordered is { } free ? $", without order {free:0}" : "")}"));
        }

        return Summary(size, rounds, rows, postgres is null ? SqliteBaseline.SqlOf(rows) : PostgresBaseline.Short(PostgresBaseline.Ordered(rows)),
            postgres is null ? null : PostgresBaseline.Short(PostgresBaseline.Unordered(rows)), machine);
    }

    static async Task<Round> RoundAsync(IntakePlace place, Size size, CreateRows rows, int number, CancellationToken ct)
    {
        var (seconds, warmUp) = (TimeSpan.FromSeconds(size.Seconds), TimeSpan.FromSeconds(size.Seconds * 0.8));
        if (warmUp > MostWarmUp) warmUp = MostWarmUp;
        var (samples, catchUp) = await OverHttpAsync(place, size, rows, seconds, warmUp, ct);
        var rate = samples.Milliseconds.Length / (samples.Seconds + catchUp.TotalSeconds);
        if (size.Storage is DrillStorage.Postgres)
        {
            var (ordered, free) = await place.AskPostgresAsync(rows, size.Clients, size.Seconds, number, ct);
            return new(rate, catchUp.TotalSeconds, samples, ordered, free);
        }

        using var bare = place.OpenSqlite(rows);
        await Samples.TakeAsync(size.Clients, warmUp / 4, _ => bare.CreateAsync(ct));
        var plain = await Samples.TakeAsync(size.Clients, seconds, _ => bare.CreateAsync(ct));
        return new(rate, catchUp.TotalSeconds, samples, plain.PerSecond, null);
    }

    static async Task<(Samples, TimeSpan)> OverHttpAsync(
        IntakePlace place, Size size, CreateRows rows, TimeSpan seconds, TimeSpan warmUp, CancellationToken ct)
    {
        await using var server = await place.StartAsync(size.Clients, ct);
        await Samples.TakeAsync(size.Clients, warmUp, client => server.CreateAsync(client, ct));
        await server.CatchUpAsync(ct);
        var samples = await Samples.TakeAsync(size.Clients, seconds, client => server.CreateAsync(client, ct));
        var catchUp = await server.CatchUpAsync(ct);
        foreach (var table in (string[])["incidents", "tickets", "notices"])
        {
            var (there, expected) = (await server.CountAsync(table, ct), server.Calls * rows.Added.Count(r => r.Table.Name == table));
            if (there != expected) throw new InvalidOperationException($"{there} {table} are there, not {expected}: a create did less or more than the first.");
        }

        return (samples, catchUp);
    }

    static Figures Summary(
        Size size, List<Round> rounds, CreateRows rows, string[] sql, string[]? unorderedSql, Machine machine)
    {
        double Middle(Func<Round, double> of) => Math.Round(rounds.Select(of).Order().ElementAt(rounds.Count / 2), 3);
        double? free = size.Storage is DrillStorage.Postgres ? Middle(r => r.Unordered!.Value) : null;
        // Ratios within a round first: what else the machine does changes from round to round.
        double? overFree = free is null ? null : Middle(r => r.Siaga / r.Unordered!.Value);
        return new(size.Storage, Middle(r => r.Siaga), Middle(r => r.Baseline), Middle(r => r.Siaga / r.Baseline), free, overFree,
            Middle(r => r.Samples.Percentile(50)), Middle(r => r.Samples.Percentile(99)), Middle(r => r.Samples.CpuMilliseconds),
            Middle(r => r.CatchUp), size.Clients, size.Seconds, size.Rounds, rows.FactBytes, rows.Summary, sql, unorderedSql, machine);
    }
}
