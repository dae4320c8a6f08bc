using System.CommandLine;
using Siaga.Contracts;
using Siaga.Regions.Files;

namespace Siaga.Host.Commands;

/// <summary>Looks at the profiles of regions.</summary>
static class RegionCommand
{
    internal static readonly Argument<string> Id = new("region") { Description = "The region's id, such as kendal." };

    static readonly Argument<DirectoryInfo[]> Folders = new("folder")
    {
        Description = "Folders of profiles (default: all under regions/).",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal static readonly Argument<DirectoryInfo> Folder = new("folder") { Description = "The folder of a profile, named as its region." };

    internal static readonly Option<DirectoryInfo> To = new("--to") { Description = "Where to write the files.", Required = true, HelpName = "DIR" };

    internal static readonly Option<string> By = new("--by") { Description = "Who loads it, for the list of versions.", DefaultValueFactory = _ => Environment.UserName };

    public static Command Create() => new("region", "Look at the profiles of regions, and change them.")
    {
        new Command("list", "List the regions that run.").Runs(List),
        Validating(),
        new Command("show", "Show what a region's profile says.") { Id }.Runs(Show),
        new Command("versions", "List every version that a region had.") { Id }.RunsOnWhatIs(RegionVersionCommands.List),
        new Command("diff", "Show what loading a folder would change; exit code 1 when it would be refused.") { Folder }.Runs(RegionVersionCommands.Diff),
        new Command("load", "Make a folder's files the running version. Servers take it up within seconds.") { Folder, By }.Runs(RegionVersionCommands.Load),
        new Command("export", "Write the running version's files, to change and load them.") { Id, To }.RunsOnWhatIs(RegionVersionCommands.Export),
        new Command("rollback", "Run again what ran before the running version.") { Id, By }.RunsOnWhatIs(RegionVersionCommands.Rollback),
    };

    // Without a database: a profile is written and checked before anything runs.
    static Command Validating()
    {
        var command = new Command("validate", "Check profiles: file, line and reason of every mistake.") { Folders };
        command.SetAction(Validate);
        return command;
    }

    static int Validate(ParseResult parsed)
    {
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        string[] folders = parsed.GetValue(Folders) is { Length: > 0 } given
            ? [.. given.Select(f => f.FullName)]
            : [.. RegionFiles.FoldersUnder(new HostSettings().RegionsFolder)];
        var refused = 0;
        foreach (var folder in folders)
        {
            var problems = RegionFiles.Validate(folder).Problems;
            if (problems.Count > 0) refused++;
            foreach (var p in problems)
                output.Result(new { Folder = folder, p.File, p.Line, p.Reason }, $"{folder}/{p}");
        }
        output.Result(
            new { Regions = folders.Length, Refused = refused }, $"{folders.Length} regions, {refused} refused");
        return refused == 0 ? 0 : 1;
    }

    static Task<int> List(CommandScope run)
    {
        var regions = run.Get<IRegionLookup>().All.OrderBy(r => r.Id, StringComparer.Ordinal).ToList();
        foreach (var r in regions)
        {
            run.Output.Result(
                new { r.Id, r.Code, r.RegionName, r.Version },
                $"{r.Id,-20} {r.Code}  {r.RegionName}, version {r.Version}");
        }
        run.Output.Result(new { Regions = regions.Count }, $"{regions.Count} regions");
        return Task.FromResult(0);
    }

    static Task<int> Show(CommandScope run)
    {
        var id = run.Parsed.GetRequiredValue(Id);
        if (run.Get<IRegionLookup>().Find(id) is not { } region)
        {
            CommandOutput.Progress($"There is no region {id}: see region list.");
            return Task.FromResult(1);
        }

        foreach (var category in region.Categories.Where(c => !c.Retired))
        {
            var agencies = region.Route(category.Id, null).Select(a => a.Id).ToArray();
            run.Output.Result(
                new { Category = category.Id, category.Kind, category.Urgency, category.Restricted, agencies },
                $"{category.Id,-28} urgency {category.Urgency} -> {string.Join(", ", agencies)}"
                + (category.Restricted ? ", restricted" : ""));
        }
        run.Output.Result(
            new
            {
                region.Id, region.Code, region.ServiceName, region.RegionName, Zone = region.Zone.Id, region.Version,
                Categories = region.Categories.Count, Plans = region.Plans.Count, Agencies = region.Agencies.Count,
                Districts = region.Districts.Count, Villages = region.Villages.Count,
            },
            $"{region.ServiceName}, {region.RegionName} ({region.Zone.Id}), version {region.Version}: "
            + $"{region.Categories.Count} categories, {region.Plans.Count} plans, {region.Agencies.Count} agencies, "
            + $"{region.Districts.Count} districts, {region.Villages.Count} villages");
        return Task.FromResult(0);
    }
}
