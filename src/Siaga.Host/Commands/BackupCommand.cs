using System.CommandLine;
using System.Globalization;
using Siaga.Host.Backups;
using Siaga.Kernel;

namespace Siaga.Host.Commands;

/// <summary>Copies of the whole database, made while the server runs, and the way back.</summary>
static class BackupCommand
{
    static readonly Option<DirectoryInfo> To = new("--to") { Description = "The second place, best on another machine.", HelpName = "DIR", Required = true };
    static readonly Argument<FileInfo> File = new("file") { Description = "The backup's manifest (.json), or the copy beside it." };
    static readonly Option<int> KeepLast = CommonOptions.Number("--keep-last", "How many of the newest backups stay.", KeepRule.Usual.Last);
    static readonly Option<int> KeepDays = CommonOptions.Number("--keep-days", "For how many days one of each day stays.", KeepRule.Usual.Days);
    static readonly Option<TimeSpan> Every = new("--every")
    {
        Description = "The shortest time between two copies, such as 60s or 5m.",
        HelpName = "TIME",
        DefaultValueFactory = _ => TimeSpan.FromSeconds(60),
        CustomParser = result =>
        {
            if (ReadTime(result.Tokens is [var token] ? token.Value : "") is { } time) return time;
            result.AddError("--every must be a time such as 60s, 5m or 1h.");
            return default;
        },
    };

    public static Command Create()
    {
        var create = new Command("create", "Make one backup now; exit code 1 when it was not made.") { To, KeepLast, KeepDays };
        create.SetAction(CreateAsync);
        var ship = new Command("ship", "Make a backup whenever a journal has moved, until stopped.") { To, Every, KeepLast, KeepDays };
        ship.SetAction(ShipAsync);
        var restore = new Command("restore", "Bring a backup back into an empty folder or database, and check it.") { File };
        restore.SetAction(RestoreAsync);
        return new("backup", "Copy the database while it is used, and bring it back.") { create, ship, restore };
    }

    static async Task<int> CreateAsync(ParseResult parsed, CancellationToken ct)
    {
        var (output, place) = (new CommandOutput(parsed.GetValue(CommonOptions.Json)), PlaceOf(parsed));
        try
        {
            var (made, path) = await place.AddAsync(DatabaseOf(parsed), ct);
            var removed = place.Tidy(KeepOf(parsed));
            foreach (var end in made.Ends) output.Result(end, $"{end.Region}: {end.Seq} facts");
            output.Result(
                new { Manifest = path, made.MadeAt, made.Engine, made.Bytes, made.Sha256, Removed = removed },
                $"{path}: {made.Bytes} bytes, {removed} old ones removed");
            return 0;
        }
        catch (Exception why) when (why is CopyFailedException or CannotServeException or IOException or UnauthorizedAccessException)
        {
            CommandOutput.Progress($"NO BACKUP WAS MADE. {why.Message}");
            return 1;
        }
    }

    static async Task<int> ShipAsync(ParseResult parsed, CancellationToken ct)
    {
        var (output, place) = (new CommandOutput(parsed.GetValue(CommonOptions.Json)), PlaceOf(parsed));
        var ship = new ShipBackups(DatabaseOf(parsed), place, KeepOf(parsed), parsed.GetValue(Every), TimeProvider.System);
        CommandOutput.Progress($"Shipping to {place.Folder}. Ctrl C stops it.");
        return await ship.RunAsync(turn => Tell(output, turn), ct) ? 0 : 1;
    }

    static void Tell(CommandOutput output, ShipBackups.Turn turn)
    {
        if (turn.Failure is { } why)
            CommandOutput.Progress(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():u} NOT SHIPPED, trying again: {why}"));
        if (turn.Made is not { } made) return;
        output.Result(
            new { made.MadeAt, made.File, made.Bytes, Facts = made.Ends.Sum(e => e.Seq), TookMs = Math.Round(turn.Took.TotalMilliseconds), turn.Removed },
            string.Create(CultureInfo.InvariantCulture, $"{made.MadeAt:u} {made.File}: {made.Bytes} bytes in {turn.Took.TotalSeconds:0.0} s"));
    }

    static async Task<int> RestoreAsync(ParseResult parsed, CancellationToken ct)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        try
        {
            var settings = parsed.Settings();
            var done = await RestoreBackup.RunAsync(
                parsed.GetRequiredValue(File).FullName, settings, HostSettings.ConfiguredConnectionString(), CommandOutput.Progress, ct);
            foreach (var end in done.Ends) output.Result(end, $"{end.Region}: {end.Seq} facts, all as recorded, ends as in the manifest");
            output.Result(
                new { done.Target, done.Manifest.MadeAt, done.Manifest.Siaga, done.Facts, Regions = done.Ends.Count },
                string.Create(CultureInfo.InvariantCulture, $"{done.Target}: brought back as of {done.Manifest.MadeAt:u}, {done.Facts} facts. What came later is not in it."));
            return 0;
        }
        catch (Exception why) when (why is CopyFailedException or CannotServeException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            CommandOutput.Progress($"NOT RESTORED. {why.Message}");
            return 1;
        }
    }

    static IDatabaseCopies DatabaseOf(ParseResult parsed) =>
        DatabaseCopies.Of(HostSettings.ConfiguredConnectionString() ?? parsed.Settings().DatabaseInFolder);

    static BackupPlace PlaceOf(ParseResult parsed) => new(parsed.GetRequiredValue(To).FullName, TimeProvider.System);

    static KeepRule KeepOf(ParseResult parsed) => new(parsed.GetValue(KeepLast), parsed.GetValue(KeepDays));

    internal static TimeSpan? ReadTime(string text) =>
        text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                _ => null,
            }
            : null;
}
