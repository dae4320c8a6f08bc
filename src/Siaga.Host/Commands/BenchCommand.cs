using System.CommandLine;
using Siaga.Host.Bench;
using Siaga.Host.Drills;

namespace Siaga.Host.Commands;

/// <summary>Measures this machine with this Siaga: what a region can expect of it.</summary>
static class BenchCommand
{
    static readonly Option<int> Open = CommonOptions.Number("--open", "How many incidents are open.", 10_000);
    static readonly Option<int> Readers = CommonOptions.Number("--readers", "How many consoles ask at the same time, each as fast as it can.", 16);
    static readonly Option<int> Seconds = CommonOptions.Number("--seconds", "How long each round takes.", 4);
    static readonly Option<int> Rounds = CommonOptions.Number("--rounds", "How many rounds of each kind, in turns; the median counts.", 3);
    static readonly Option<int> Clients = CommonOptions.Number("--clients", "How many call takers send at the same time, each as fast as the answers come.", 16);
    static readonly Option<int> IntakeSeconds = CommonOptions.Number("--seconds", "How long each round takes.", 10);

    static readonly Option<int> Incidents = CommonOptions.Number("--incidents", "The larger number of incidents; the smaller is a hundredth of it.", 1_000_000);
    static readonly Option<int> Closed = new("--closed") { Description = "How many closed incidents stand behind the open ones." };
    static readonly Option<int> Screens = CommonOptions.Number("--screens", "How many screens follow.", 200);
    static readonly Option<int> Rate = CommonOptions.Number("--rate", "How many commands are given a second.", 20);
    static readonly Option<int> Facts = CommonOptions.Number("--facts", "How many facts the journal has.", 1_000_000);
    static readonly Option<int> LiveSeconds = CommonOptions.Number("--seconds", "How long it takes.", 20);

    static readonly Option<DrillStorage> Storage = new("--storage")
    {
        Description = "Which database: sqlite, or postgres (a private one, from Debian's package).",
        DefaultValueFactory = _ => DrillStorage.Sqlite,
    };

    public static Command Create()
    {
        var board = new Command("board", "The board's first page over HTTP, beside the same query and JSON without HTTP.")
        {
            Storage, Open, Closed, Readers, Seconds, Rounds,
        };
        board.SetAction(BoardAsync);
        var intake = new Command("intake", "Calls that become incidents over HTTP, beside the same rows by bare SQL.")
        {
            Storage, Clients, IntakeSeconds, Rounds,
        };
        intake.SetAction(IntakeAsync);
        var growth = new Command("growth", "The board and the intake with few incidents and with many.") { Storage, Incidents, Clients, Seconds };
        growth.SetAction(GrowthAsync);
        var live = new Command("live", "What screens hear, and how soon, while some reconnect and the server is killed once.")
        {
            Screens, Rate, LiveSeconds,
        };
        live.SetAction(LiveAsync);
        var verify = new Command("verify", "The check of a long journal, beside the same rows and hashes by bare SQL.") { Storage, Facts };
        verify.SetAction(VerifyAsync);
        return new("bench", "Measure this machine.") { board, intake, live, growth, verify };
    }

    static Task<int> VerifyAsync(ParseResult parsed, CancellationToken ct) => RunAsync(parsed, async (folder, output) =>
    {
        var size = new VerifyBench.Size(parsed.GetValue(Storage), parsed.GetValue(Facts));
        var figures = await VerifyBench.RunAsync(size, folder, CommandOutput.Progress, ct);
        output.Result(figures, FormattableString.Invariant(
            $"{figures.Facts} facts in {figures.Seconds:0.0} s, by bare SQL in {figures.BaselineSeconds:0.0} s: {figures.Broken ?? "all as recorded"}"));
        return figures.Broken is null ? 0 : 1;
    });

    static Task<int> GrowthAsync(ParseResult parsed, CancellationToken ct) => RunAsync(parsed, async (folder, output) =>
    {
        var size = new GrowthBench.Size(parsed.GetValue(Storage), parsed.GetValue(Incidents), parsed.GetValue(Clients), parsed.GetValue(Seconds));
        var figures = await GrowthBench.RunAsync(size, folder, CommandOutput.Progress, ct);
        output.Result(figures, FormattableString.Invariant(
            $"With {figures.Incidents} incidents the board's p99 is {figures.P99Growth:0.00} of that with {figures.BaselineIncidents}, intake {figures.IntakeRatio:0.00}"));
        return 0;
    });

    static Task<int> LiveAsync(ParseResult parsed, CancellationToken ct) => RunAsync(parsed, async (folder, output) =>
    {
        var size = new LiveBench.Size(parsed.GetValue(Screens), parsed.GetValue(Rate), parsed.GetValue(LiveSeconds));
        var figures = await LiveBench.RunAsync(size, folder, CommandOutput.Progress, ct);
        output.Result(figures, FormattableString.Invariant(
            $"{figures.Missed} missed, {figures.Twice} twice; event p99 {figures.P99Ms:0} ms, row p99 {figures.P99RowMs:0} ms"));
        return figures.IsGood ? 0 : 1;
    });

    static Task<int> BoardAsync(ParseResult parsed, CancellationToken ct) => RunAsync(parsed, async (folder, output) =>
    {
        var size = new BoardBench.Size(
            parsed.GetValue(Open), parsed.GetValue(Readers), parsed.GetValue(Seconds), parsed.GetValue(Rounds), parsed.GetValue(Closed), parsed.GetValue(Storage));
        var figures = await BoardBench.RunAsync(size, folder, CommandOutput.Progress, ct);
        output.Result(figures, FormattableString.Invariant(
            $"Siaga {figures.Siaga:0} pages/s, without HTTP {figures.Baseline:0}: ratio {figures.Ratio:0.00}; p50 {figures.P50Ms:0.0} ms, p99 {figures.P99Ms:0.0} ms"));
        return 0;
    });

    static Task<int> IntakeAsync(ParseResult parsed, CancellationToken ct) => RunAsync(parsed, async (folder, output) =>
    {
        var size = new IntakeBench.Size(
            parsed.GetValue(Storage), parsed.GetValue(Clients), parsed.GetValue(IntakeSeconds), parsed.GetValue(Rounds));
        var figures = await IntakeBench.RunAsync(size, folder, CommandOutput.Progress, ct);
        output.Result(figures, FormattableString.Invariant(
            $"Siaga {figures.Siaga:0} creates/s, bare SQL {figures.Baseline:0}: ratio {figures.Ratio:0.00}; p50 {figures.P50Ms:0.0} ms, p99 {figures.P99Ms:0.0} ms"));
        return 0;
    });

    static async Task<int> RunAsync(ParseResult parsed, Func<string, CommandOutput, Task<int>> bench)
    {
        var folder = parsed.GetValue(CommonOptions.Data) ?? Directory.CreateTempSubdirectory("siaga-bench-");
        try
        {
            folder.Create();
            return await bench(folder.FullName, new CommandOutput(parsed.GetValue(CommonOptions.Json)));
        }
        catch (CannotServeException why)
        {
            CommandOutput.Progress(why.Message);
            return 1;
        }
        finally
        {
            if (parsed.GetValue(CommonOptions.Data) is null) folder.Delete(recursive: true);
        }
    }
}
