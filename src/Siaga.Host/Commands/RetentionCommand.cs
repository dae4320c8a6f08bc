using System.CommandLine;
using System.Globalization;
using Siaga.Contracts;
using Siaga.Incidents;

namespace Siaga.Host.Commands;

/// <summary>Erases by hand what the night's work would erase, or only says what that is.</summary>
static class RetentionCommand
{
    static readonly Option<string> Region = new("--region") { Description = "The region's id.", Required = true };
    static readonly Option<bool> DryRun = new("--dry-run") { Description = "Change nothing: count by class, and say what is held." };

    public static Command Create() => new Command("retention", "Erase what was kept long enough, now instead of tonight.") { Region, DryRun }.RunsOnWhatIs(Run);

    static async Task<int> Run(CommandScope run)
    {
        var region = run.Parsed.GetRequiredValue(Region);
        if (run.Get<IRegionLookup>().Find(region) is not { } profile)
        {
            CommandOutput.Progress($"There is no region {region}: see region list.");
            return 1;
        }

        var retention = run.Get<Retention>();
        var state = await retention.LookAsync(region, run.Ct);
        return run.Parsed.GetValue(DryRun) ? Show(run, profile, state) : await Erase(run, profile, retention, state);
    }

    static int Show(CommandScope run, IRegionProfile profile, Retention.State state)
    {
        foreach (var of in state.Classes)
        {
            run.Output.Result(
                new { of.Class, of.Before, of.Past, of.Oldest, of.Held },
                $"{NameOf(of.Class)}: {of.Past} from before {Day(of.Before, profile)}" +
                $"{(of.Oldest is { } oldest ? $", the oldest of {Day(oldest, profile)}" : "")}{(of.Held > 0 ? $"; {of.Held} more are held" : "")}");
        }

        foreach (var hold in state.Holds)
            run.Output.Result(new { hold.Number, HeldSince = hold.Since }, $"{hold.Number} is held since {Day(hold.Since, profile)}");
        TellWhatIsNotKept();
        if (state.ClockDoubted) TellDoubt();
        run.Output.Result(
            new { DryRun = true, Past = state.Classes.Sum(c => c.Past), Held = state.Classes.Sum(c => c.Held), Holds = state.Holds.Count, state.ClockDoubted, NotKept },
            $"{state.Classes.Sum(c => c.Past)} would be erased, {state.Classes.Sum(c => c.Held)} past their time are held. Nothing was erased.");
        return 0;
    }

    static async Task<int> Erase(CommandScope run, IRegionProfile profile, Retention retention, Retention.State state)
    {
        if (state.ClockDoubted)
        {
            TellDoubt();
            return 1;
        }

        var all = state.Classes.Sum(c => c.Past);
        var done = await retention.EraseAsync(profile.Id, count => CommandOutput.Progress($"{count} of {all} erased ..."), run.Ct);
        foreach (var (kept, count) in done.Erased.OrderBy(e => e.Key))
            run.Output.Result(new { Class = kept, Erased = count }, $"{NameOf(kept)}: {count} erased");
        TellWhatIsNotKept();
        run.Output.Result(
            new { DryRun = false, Erased = done.Erased.Values.Sum(), Held = state.Classes.Sum(c => c.Held), done.Failed, NotKept },
            $"{done.Erased.Values.Sum()} erased, {state.Classes.Sum(c => c.Held)} held, {done.Failed} failed. Backups keep the words until they are deleted in time.");
        return done.Failed == 0 ? 0 : 1;
    }

    /// <summary>Keys of the profile that this does not act on.</summary>
    static readonly string[] NotKept = ["recordingYears"];

    static void TellWhatIsNotKept() =>
        CommandOutput.Progress("recordingYears is not acted on: there are no recordings until telephony comes. Backups go by their own rule.");

    static void TellDoubt() => CommandOutput.Progress(
        "No call is 30 to 400 days old though there are older ones: the clock may be wrong. Nothing is erased by its age until calls lead up to now.");

    static string NameOf(KeptClass kept) => kept switch
    {
        KeptClass.Cases => "closed cases (incidentYears)",
        KeptClass.Calls => "other calls without a case (incidentYears)",
        KeptClass.Pranks => "pranks, ghost calls and tests without a case (prankDays)",
        KeptClass.UnfinishedDrafts => "drafts that nobody finished (prankDays)",
        _ => "drafts of ended reports (draftHours)",
    };

    static string Day(DateTimeOffset at, IRegionProfile profile) =>
        $"{TimeZoneInfo.ConvertTime(at, profile.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {profile.ZoneLabel}";
}
