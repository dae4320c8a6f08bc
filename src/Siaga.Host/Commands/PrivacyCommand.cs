using System.CommandLine;
using Siaga.Contracts;
using Siaga.Incidents;

namespace Siaga.Host.Commands;

/// <summary>Erases what people said, when they ask for it; by its age: <see cref="RetentionCommand"/>.</summary>
static class PrivacyCommand
{
    static readonly Option<string> Region = new("--region") { Description = "The region's id.", Required = true };
    static readonly Option<string?> Caller = new("--caller") { Description = "A telephone number, in any spelling: all that was said from it." };
    static readonly Option<string?> Incident = new("--incident") { Description = "An incident's whole number: all its words, notes and accounts included." };
    static readonly Option<bool> Yes = new("--yes") { Description = "Erase. Without it nothing is changed, and what would be erased is shown." };

    public static Command Create() => new("privacy", "Erase personal words for good.")
    {
        new Command("erase", "Erase a caller's words, or a case's. The journal still verifies, times and figures stay.")
        {
            Region, Caller, Incident, Yes,
        }.RunsOnWhatIs(Erase),
        RetentionCommand.Create(),
    };

    static async Task<int> Erase(CommandScope run)
    {
        var (region, caller, incident) = (run.Parsed.GetRequiredValue(Region), run.Parsed.GetValue(Caller), run.Parsed.GetValue(Incident));
        if (run.Get<IRegionLookup>().Find(region) is null) return Refuse($"There is no region {region}: see region list.");
        if (caller is null == incident is null) return Refuse("Say whose words: --caller NUMBER or --incident NUMBER.");
        return caller is not null ? await EraseCaller(run, region, caller) : await EraseIncident(run, region, incident!);
    }

    static async Task<int> EraseCaller(CommandScope run, string region, string caller)
    {
        var erase = run.Get<EraseWords>();
        var found = await erase.FindCallerAsync(region, caller, run.Ct);
        CommandOutput.Progress($"{found.Reports.Count} reports from this number, incidents opened by them: {string.Join(", ", found.Incidents.DefaultIfEmpty("none"))}.");
        if (!run.Parsed.GetValue(Yes)) return Shown(run, found.Reports.Count, found.Incidents.Count);
        return Told(run, await erase.OfCallerAsync(region, caller, run.Ct));
    }

    static async Task<int> EraseIncident(CommandScope run, string region, string incident)
    {
        if (!run.Parsed.GetValue(Yes)) return Shown(run, 0, 1);
        return await run.Get<EraseWords>().OfIncidentAsync(region, incident, ErasureCause.Asked, run.Ct) is { } erased
            ? Told(run, erased)
            : Refuse($"There is no incident {incident} in {region}.");
    }

    static int Shown(CommandScope run, int reports, int incidents)
    {
        run.Output.Result(new { Erased = false, Reports = reports, Incidents = incidents }, "Nothing was erased. Add --yes to erase; it cannot be undone.");
        return 0;
    }

    static int Told(CommandScope run, EraseWords.Erased erased)
    {
        run.Output.Result(
            new { Erased = erased.Words > 0 || erased.Held.Count == 0, erased.Reports, erased.Incidents, erased.Words, erased.Held },
            $"{erased.Words} words and numbers of {erased.Reports} reports and {erased.Incidents} incidents are erased. Backups keep them until they are deleted in time.");
        if (erased.Held.Count == 0) return 0;
        return Refuse($"Not erased, for the law holds them: {string.Join(", ", erased.Held)}. A supervisor lifts the hold on the case's page; then run this again.");
    }

    static int Refuse(string why)
    {
        CommandOutput.Progress(why);
        return 1;
    }
}
