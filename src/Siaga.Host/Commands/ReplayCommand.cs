using System.CommandLine;
using System.Globalization;
using Siaga.Simulation;

namespace Siaga.Host.Commands;

/// <summary>Replays real calls of another city in a region.</summary>
static class ReplayCommand
{
    static readonly Argument<FileInfo> Calls = new("file") { Description = "Calls as CSV, with the columns of San Francisco's fire calls." };
    static readonly Option<string> Region = new("--region") { Description = "The region's id.", DefaultValueFactory = _ => "kendal" };

    static readonly Option<string> Speed = new("--speed")
    {
        Description = "How many times faster than it was, or max.",
        DefaultValueFactory = _ => "max",
        HelpName = "N|max",
    };

    static readonly Option<int?> Limit = new("--limit") { Description = "Only the first calls of the file." };

    public static Command Create()
    {
        var command = new Command(
            "replay", "Let real calls happen again over the API, on a driven clock; compare the journal's times with the file's.")
        {
            Calls, Region, Speed, Limit,
        };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var folder = parsed.GetValue(CommonOptions.Data);
        var own = folder is null ? Directory.CreateTempSubdirectory("siaga-replay-") : null;
        try
        {
            var wanted = new ReplayRun.Wanted(parsed.GetRequiredValue(Region), SpeedOf(parsed.GetRequiredValue(Speed)), parsed.GetValue(Limit));
            using var text = parsed.GetRequiredValue(Calls).OpenText();
            var figures = await ReplayRun.RunAsync(CallsFile.Read(text), wanted, (own ?? folder)!.FullName, CommandOutput.Progress, ct);
            output.Result(figures, Words(figures));
            return figures.Mismatches == 0 ? 0 : 1;
        }
        catch (Exception why) when (why is ReplayRefusedException or CannotServeException or IOException)
        {
            CommandOutput.Progress(why.Message);
            return 1;
        }
        finally
        {
            own?.Delete(recursive: true);
        }
    }

    static double? SpeedOf(string text)
    {
        if (text == "max") return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed > 0
            ? speed
            : throw new CannotServeException("--speed is a number above 0, or max.");
    }

    static string Words(ReplayRun.Figures f) => string.Join(Environment.NewLine,
        $"{f.Calls} calls, {f.Requests} requests, {f.Facts} facts, {f.LimitsPassed} limits passed",
        Row("entry to dispatch", f.EntryToDispatch), Row("dispatch to on scene", f.DispatchToOnScene), $"{f.Mismatches} mismatches");

    static string Row(string pair, ReplayRun.Compared c) => FormattableString.Invariant(
        $"{pair,-22} journal: {c.Journal.Pairs} pairs, {c.Journal.Missing} without, median {c.Journal.MedianSeconds} s, 90 % {c.Journal.P90Seconds} s; file: {c.File.Pairs}, {c.File.Missing}, {c.File.MedianSeconds} s, {c.File.P90Seconds} s");
}
