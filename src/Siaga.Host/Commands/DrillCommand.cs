using System.CommandLine;
using Siaga.Host.Drills;

namespace Siaga.Host.Commands;

/// <summary>Breaks what could break, on purpose, and says whether anything was lost.</summary>
static class DrillCommand
{
    static readonly Option<DrillStorage> Storage = new("--storage")
    {
        Description = "Which database: sqlite, or postgres (a private one, from Debian's package).",
        DefaultValueFactory = _ => DrillStorage.Sqlite,
    };

    static readonly Option<int> Kills = CommonOptions.Number("--kills", "How often something is killed.", 50);
    static readonly Option<int> Writers = CommonOptions.Number("--writers", "How many call takers write at the same time.", 8);

    static readonly Option<int> Commands = CommonOptions.Number("--commands", "How many commands are watched.", 20);

    static readonly Option<int?> Seed = new("--seed") { Description = "The same number draws the same moments and victims." };

    public static Command Create()
    {
        var crash = new Command("crash", "Kill -9 the server at random moments; no acknowledged command may be lost or doubled.")
        {
            Storage, Kills, Writers, Seed,
        };
        crash.SetAction(CrashAsync);
        var sync = new Command("sync", "Watch with strace that the log is on the disk before each acknowledgement.") { Commands };
        sync.SetAction(SyncAsync);
        var restore = new Command("restore", "Back up while people write, and bring it back by the runbook's own commands.") { Storage, Commands };
        restore.SetAction(RestoreAsync);
        var disk = new Command("disk", "Fill the disk of the database, and see that people hear it and nothing is lost; needs root.") { Storage, Commands };
        disk.SetAction(DiskAsync);
        return new("drill", "Break things on purpose, and see that nothing is lost.") { crash, sync, restore, disk };
    }

    static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var folder = Directory.CreateTempSubdirectory("siaga-drill-");
        try
        {
            var figures = await RestoreDrill.RunAsync(
                parsed.GetValue(Storage), parsed.GetValue(Commands), folder.FullName, CommandOutput.Progress, ct);
            output.Result(figures, FormattableString.Invariant(
                $"{figures.Acknowledged} acknowledged before, {figures.Lost} lost, {figures.Twice} twice; copied in {figures.CopyMs:0} ms, brought back in {figures.RestoreMs:0} ms"));
            return figures.IsGood ? 0 : 1;
        }
        catch (CannotServeException why)
        {
            CommandOutput.Progress(why.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> DiskAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var folder = Directory.CreateTempSubdirectory("siaga-drill-");
        try
        {
            var figures = await DiskDrill.RunAsync(parsed.GetValue(Storage), parsed.GetValue(Commands), folder.FullName, CommandOutput.Progress, ct);
            output.Result(figures, FormattableString.Invariant(
                $"{figures.Acknowledged} acknowledged, {figures.Refused} refused because the disk was full, {figures.Lost} lost, {figures.Twice} twice; back after {figures.BackAfterMs:0} ms"));
            return figures.IsGood ? 0 : 1;
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
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> SyncAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var folder = Directory.CreateTempSubdirectory("siaga-drill-");
        try
        {
            CommandOutput.Progress("Watching a server write ...");
            var figures = await SyncDrill.RunAsync(parsed.GetValue(Commands), folder.FullName, ct);
            output.Result(figures, $"{figures.Acknowledged} acknowledged, {figures.Synced} synced before");
            return figures.IsGood ? 0 : 1;
        }
        catch (CannotServeException why)
        {
            CommandOutput.Progress(why.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> CrashAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        var size = new CrashDrill.Size(
            parsed.GetValue(Storage), parsed.GetValue(Kills), parsed.GetValue(Writers), parsed.GetValue(Seed) ?? Random.Shared.Next(1_000_000));
        var folder = Directory.CreateTempSubdirectory("siaga-drill-");
        try
        {
            var figures = await CrashDrill.RunAsync(size, folder.FullName, CommandOutput.Progress, ct);
            output.Result(figures, FormattableString.Invariant(
                $"{figures.Acknowledged} acknowledged, {figures.Lost} lost, {figures.Twice} twice, chain {figures.Broken ?? "good"}; ready after at most {figures.SlowestReadyMs:0} ms"));
            if (figures.IsGood) folder.Delete(recursive: true);
            else CommandOutput.Progress($"What is left is in {folder.FullName}; seed {size.Seed}.");
            return figures.IsGood ? 0 : 1;
        }
        catch (CannotServeException why)
        {
            CommandOutput.Progress($"{why.Message} Seed {size.Seed}.");
            return 1;
        }
    }
}
