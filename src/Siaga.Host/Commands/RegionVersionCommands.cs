using Siaga.Regions;

namespace Siaga.Host.Commands;

/// <summary>Versions of a region: what <c>region diff</c>, <c>load</c>, <c>export</c>, <c>rollback</c> and <c>versions</c>
/// do.</summary>
static class RegionVersionCommands
{
    public static async Task<int> List(CommandScope run)
    {
        var rows = await run.Get<RegionVersions>().ListAsync(run.Parsed.GetRequiredValue(RegionCommand.Id), run.Ct);
        foreach (var v in rows)
            run.Output.Result(v, FormattableString.Invariant($"{v.Region} {v.Version,4}  {v.LoadedAt:yyyy-MM-dd HH:mm} UTC  {v.Hash[..12]}  {v.LoadedBy}{(v.Running ? "  runs" : "")}"));
        run.Output.Result(new { Versions = rows.Count }, $"{rows.Count} versions");
        return rows.Count > 0 ? 0 : 1;
    }

    public static async Task<int> Diff(CommandScope run)
    {
        var plan = await run.Get<RegionVersions>().CompareAsync(FolderOf(run), run.Ct);
        Tell(run, plan);
        run.Output.Result(new { plan.Region, plan.Running, plan.Next, Lines = plan.Difference.Count }, plan.Next is { } next
            ? $"{plan.Region}: version {plan.Running} runs, these files would be version {next}, {plan.Difference.Count} lines differ"
            : $"{plan.Region}: version {plan.Running} runs, and these files say the same");
        return 0;
    }

    public static async Task<int> Load(CommandScope run)
    {
        var plan = await run.Get<RegionVersions>().LoadAsync(FolderOf(run), run.Parsed.GetRequiredValue(RegionCommand.By), run.Ct);
        Tell(run, plan);
        run.Output.Result(new { plan.Region, Before = plan.Running, Version = plan.Next ?? plan.Running, Lines = plan.Difference.Count }, plan.Next is { } next
            ? $"{plan.Region}: version {next} runs now; \"region rollback {plan.Region}\" takes it back"
            : $"{plan.Region}: version {plan.Running} runs already, nothing to load");
        return 0;
    }

    public static async Task<int> Export(CommandScope run)
    {
        var (region, to) = (run.Parsed.GetRequiredValue(RegionCommand.Id), run.Parsed.GetRequiredValue(RegionCommand.To));
        // A folder is named as its region, so that it can be loaded again as it is.
        var folder = to.Name == region ? to.FullName : Path.Combine(to.FullName, region);
        if (await run.Get<RegionVersions>().ExportAsync(region, folder, run.Ct) is not { } version) return NoRegion(region);
        run.Output.Result(new { Region = region, Version = version, Folder = folder }, $"{region}: version {version} is in {folder}");
        return 0;
    }

    public static async Task<int> Rollback(CommandScope run)
    {
        var region = run.Parsed.GetRequiredValue(RegionCommand.Id);
        if (await run.Get<RegionVersions>().RollbackAsync(region, run.Parsed.GetRequiredValue(RegionCommand.By), run.Ct) is not { } version)
        {
            CommandOutput.Progress($"Nothing ran before the running version of {region}: see region versions {region}.");
            return 1;
        }

        run.Output.Result(new { Region = region, Version = version }, $"{region}: version {version} runs now, with what ran before");
        return 0;
    }

    static void Tell(CommandScope run, LoadPlan plan)
    {
        foreach (var line in plan.Difference) run.Output.Result(line, line.ToString());
    }

    static int NoRegion(string region)
    {
        CommandOutput.Progress($"There is no region {region}: see region list.");
        return 1;
    }

    static string FolderOf(CommandScope run) => run.Parsed.GetRequiredValue(RegionCommand.Folder).FullName;
}
