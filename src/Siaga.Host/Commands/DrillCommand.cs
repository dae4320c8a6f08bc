using System.CommandLine;
using Siaga.Host.Drills;

namespace Siaga.Host.Commands;

/// <summary>Breaks what could break, on purpose, and says whether anything was lost. Each drill has servers and databases of its
/// own: --data and --demo say nothing here.</summary>
static class DrillCommand
{
    static readonly Option<DrillStorage> Storage = new("--storage")
    {
        Description = "Which database: sqlite, or postgres (a private one, from Debian's package).",
        DefaultValueFactory = _ => DrillStorage.Sqlite,
        HelpName = "sqlite|postgres",
    };

    static readonly Option<int> Kills = CommonOptions.Number("--kills", "How often something is killed.", 50);
    static readonly Option<int> NodeKills = CommonOptions.Number("--kills", "How often a server is killed.", 6);
    static readonly Option<int> NightKills = CommonOptions.Number("--kills", "How often something is killed in the night.", 5);
    static readonly Option<int> Cases = CommonOptions.Number("--cases", "How many closed cases are past their time.", 200);
    static readonly Option<int> Writers = CommonOptions.Number("--writers", "How many call takers write at the same time.", 8);
    static readonly Option<int> Commands = CommonOptions.Number("--commands", "How many commands are watched.", 20);

    static readonly Option<int> Screens = CommonOptions.Number("--screens", "How many screens follow.", 300);

    static readonly Option<int?> Seed = new("--seed") { Description = "The same number draws the same moments and victims." };

    public static Command Create() => new("drill", "Break things on purpose, and see that nothing is lost.")
    {
        Drills(
            new("crash", "Kill -9 the server at random moments; no acknowledged command may be lost or doubled.") { Storage, Kills, Writers, Seed },
            CrashAsync),
        Drills(new("nodes", "Two servers on one PostgreSQL; one is killed, the other must go on within 5 s.") { NodeKills }, NodesAsync),
        Drills(new("reconnect", "Kill the server under a room full of screens; all must be back within 30 s.") { Screens }, ReconnectAsync),
        Drills(new("sync", "Watch with strace that the log is on the disk before each acknowledgement.") { Commands }, SyncAsync),
        Drills(
            new("restore", "Back up while people write, and bring it back by the runbook's own commands.") { Storage, Commands }, RestoreAsync),
        Drills(
            new("disk", "Fill the disk of the database, and see that people hear it and nothing is lost; needs root.") { Storage, Commands },
            DiskAsync),
        Drills(
            new("retention", "Kill -9 the server in a night that erases; what is past its time must go whole, and nothing else.")
            {
                Storage, NightKills, Cases, Seed,
            },
            RetentionAsync),
        NightCommand.Create(),
    };

    /// <param name="Figures">What the last line of --json says.</param>
    sealed record Outcome(object Figures, string Words, bool IsGood);

    // The folder of a drill that went wrong stays: what is left says why.
    static Command Drills(Command command, Func<ParseResult, string, CancellationToken, Task<Outcome>> drill)
    {
        command.SetAction(async (parsed, ct) =>
        {
            var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
            var folder = Directory.CreateTempSubdirectory("siaga-drill-");
            try
            {
                var outcome = await drill(parsed, folder.FullName, ct);
                output.Result(outcome.Figures, outcome.Words);
                if (outcome.IsGood) folder.Delete(recursive: true);
                else CommandOutput.Progress($"What is left is in {folder.FullName}.");
                return outcome.IsGood ? 0 : 1;
            }
            catch (CannotMountException why)
            {
                output.Result(new { Skipped = why.Message }, $"Skipped: {why.Message}.");
                return 0;
            }
            catch (CannotServeException why)
            {
                CommandOutput.Progress(why.Message);
                return 1;
            }
        });
        return command;
    }

    static async Task<Outcome> CrashAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1_000_000);
        CommandOutput.Progress($"Seed {seed}.");
        var size = new CrashDrill.Size(parsed.GetValue(Storage), parsed.GetValue(Kills), parsed.GetValue(Writers), seed);
        var f = await CrashDrill.RunAsync(size, folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Acknowledged} acknowledged, {f.Lost} lost, {f.Twice} twice, chain {f.Broken ?? "good"}; ready after at most {f.SlowestReadyMs:0} ms"), f.IsGood);
    }

    static async Task<Outcome> NodesAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var f = await NodesDrill.RunAsync(parsed.GetValue(NodeKills), folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Acknowledged} acknowledged, {f.Lost} lost, {f.Twice} twice; the other went on after at most {f.SlowestMs:0} ms"), f.IsGood);
    }

    static async Task<Outcome> ReconnectAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var f = await ReconnectDrill.RunAsync(parsed.GetValue(Screens), folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Screens} screens, {(f.BackWithinSeconds is { } slowest ? $"back within {slowest:0.0} s" : "not all back")}; {f.Missed} missed, {f.Twice} twice"), f.Passed);
    }

    static async Task<Outcome> SyncAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        CommandOutput.Progress("Watching a server write ...");
        var f = await SyncDrill.RunAsync(parsed.GetValue(Commands), folder, ct);
        return new(f, $"{f.Acknowledged} acknowledged, {f.Synced} synced before", f.IsGood);
    }

    static async Task<Outcome> RestoreAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var f = await RestoreDrill.RunAsync(parsed.GetValue(Storage), parsed.GetValue(Commands), folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Acknowledged} acknowledged before, {f.Lost} lost, {f.Twice} twice; copied in {f.CopyMs:0} ms, brought back in {f.RestoreMs:0} ms"), f.IsGood);
    }

    static async Task<Outcome> DiskAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var f = await DiskDrill.RunAsync(parsed.GetValue(Storage), parsed.GetValue(Commands), folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Acknowledged} acknowledged, {f.Refused} refused because the disk was full, {f.Lost} lost, {f.Twice} twice; back after {f.BackAfterMs:0} ms"), f.IsGood);
    }

    static async Task<Outcome> RetentionAsync(ParseResult parsed, string folder, CancellationToken ct)
    {
        var seed = parsed.GetValue(Seed) ?? Random.Shared.Next(1_000_000);
        CommandOutput.Progress($"Seed {seed}.");
        var size = new RetentionDrill.Size(parsed.GetValue(Storage), parsed.GetValue(NightKills), parsed.GetValue(Cases), seed);
        var f = await RetentionDrill.RunAsync(size, folder, CommandOutput.Progress, ct);
        return new(f, FormattableString.Invariant(
            $"{f.Gone} erased and {f.Kept} kept as they should be, {f.Left} left, {f.Half} by half, {f.Lost} lost, ")
            + $"{f.Twice} twice, chain {f.Broken ?? "good"}; {f.During} of {f.Kills} kills while it erased", f.IsGood);
    }
}
