using System.CommandLine;
using Siaga.Host.Bench;

namespace Siaga.Host.Commands;

/// <summary>Measures this machine with this Siaga: what a region can expect of it.</summary>
static class BenchCommand
{
    static readonly Option<int> Open = CommonOptions.Number("--open", "How many incidents are open.", 10_000);
    static readonly Option<int> Readers = CommonOptions.Number("--readers", "How many consoles ask at the same time, each as fast as it can.", 16);
    static readonly Option<int> Seconds = CommonOptions.Number("--seconds", "How long each round takes.", 4);
    static readonly Option<int> Rounds = CommonOptions.Number("--rounds", "How many rounds of each kind, in turns; the median counts.", 3);

    public static Command Create()
    {
        var board = new Command("board", "The board's first page over HTTP, beside the same query and JSON without HTTP.")
        {
            Open, Readers, Seconds, Rounds,
        };
        board.SetAction(RunAsync);
        return new("bench", "Measure this machine.") { board };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var size = new BoardBench.Size(parsed.GetValue(Open), parsed.GetValue(Readers), parsed.GetValue(Seconds), parsed.GetValue(Rounds));
        var folder = parsed.GetValue(CommonOptions.Data) ?? Directory.CreateTempSubdirectory("siaga-bench-");
        try
        {
            var figures = await BoardBench.RunAsync(size, folder.FullName, CommandOutput.Progress, ct);
            output.Result(figures, FormattableString.Invariant(
                $"Siaga {figures.Siaga:0} pages/s, without HTTP {figures.Baseline:0}: ratio {figures.Ratio:0.00}; p50 {figures.P50Ms:0.0} ms, p99 {figures.P99Ms:0.0} ms"));
            return 0;
        }
        finally
        {
            if (parsed.GetValue(CommonOptions.Data) is null) folder.Delete(recursive: true);
        }
    }
}
