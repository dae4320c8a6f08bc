using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>Measures the board and the intake with few incidents and with many: what years of calls do to both.</summary>
static class GrowthBench
{
    /// <param name="Incidents">The larger number; the smaller one is a hundredth of it.</param>
    public sealed record Size(DrillStorage Storage, int Incidents, int Clients, int Seconds);

    /// <param name="Siaga">Board pages per second with many incidents.</param>
    /// <param name="Baseline">The same with few.</param>
    /// <param name="P99Growth">The board's p99 with many over the one with few; 1.5 is the most.</param>
    /// <param name="Intake">Creates per second with many, notices included.</param>
    /// <param name="Facts">Of all journals at the end, with many incidents.</param>
    /// <param name="NotFilled">Tables that the fill leaves as they are.</param>
    public sealed record Figures(
        DrillStorage Storage, double Siaga, double Baseline, double Ratio, double P50Ms, double P99Ms, double BaselineP99Ms, double P99Growth, double Intake,
        double BaselineIntake, double IntakeRatio, double IntakeP99Ms, double BaselineIntakeP99Ms, int Incidents, int BaselineIncidents, long Facts,
        int Open, int Clients, int Seconds, double FillSeconds, IReadOnlyList<string> NotFilled, string BaselineSql, Machine Machine)
        : MachineFigures(Machine);

    sealed record One(BoardBench.Figures Board, double Creates, double P99Ms, long Facts);

    const int MostOpen = 1000, Rounds = 3;
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        var small = Math.Max(20, size.Incidents / 100);
        var open = Math.Min(MostOpen, small / 2);
        // Few are filled in seconds: so both are measured one after the other, and what else the machine does changes less.
        var many = await MeasureAsync(size, size.Incidents, open, Path.Combine(folder, "many"), say, ct);
        var few = await MeasureAsync(size, small, open, Path.Combine(folder, "few"), say, ct);
        double Over(double one, double other) => other == 0 ? 0 : Math.Round(one / other, 3);
        return new(
            size.Storage, many.Board.Siaga, few.Board.Siaga, Over(many.Board.Siaga, few.Board.Siaga), many.Board.P50Ms, many.Board.P99Ms, few.Board.P99Ms,
            Over(many.Board.P99Ms, few.Board.P99Ms), Math.Round(many.Creates, 1), Math.Round(few.Creates, 1), Over(many.Creates, few.Creates),
            many.P99Ms, few.P99Ms, size.Incidents, small, many.Facts, open, size.Clients, size.Seconds, many.Board.ClosedFillSeconds, ClosedFill.NotFilled,
            "The same, with a hundredth of the incidents.", many.Board.Machine);
    }

    static async Task<One> MeasureAsync(Size size, int incidents, int open, string folder, Action<string> say, CancellationToken ct)
    {
        say($"With {incidents} incidents:");
        Directory.CreateDirectory(folder);
        // One for each number: what few left would take the disk that many need.
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage, PrivatePostgres.ForLargeFills);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
        var board = await BoardBench.RunAsync(new(open, size.Clients, size.Seconds, Rounds, incidents - open, size.Storage), folder, database, say, ct);
        await using var server = await IntakeServer.StartAsync(folder, database, size.Clients, ct);
        Task<Samples> Take(TimeSpan time) => Samples.TakeAsync(size.Clients, time, client => server.CreateAsync(client, ct));
        await Take(size.Seconds > 1 ? WarmUp : TimeSpan.FromMilliseconds(200));
        await server.CatchUpAsync(ct);
        var samples = await Take(TimeSpan.FromSeconds(size.Seconds));
        var catchUp = await server.CatchUpAsync(ct);
        var rate = samples.Milliseconds.Length / (samples.Seconds + catchUp.TotalSeconds);
        say(FormattableString.Invariant($"Intake: {rate:0} creates/s, p99 {samples.Percentile(99):0.0} ms"));
        return new(board, rate, Math.Round(samples.Percentile(99), 2), await server.CountAsync("journal", ct));
    }
}
