using System.CommandLine;
using Siaga.Simulation;

namespace Siaga.Host.Commands;

/// <summary>Plays what could happen in a region against a real server, and says whether it went as it should.</summary>
static class SimulateCommand
{
    static readonly Argument<string?> Name = new("scenario")
    {
        Description = "The scenario's name, such as house-fire.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    static readonly Option<bool> All = new("--all") { Description = "Play every scenario of every region." };

    public static Command Create()
    {
        var scenarios = new Command("scenarios", "Play cases over HTTP and the live feed; exit code 1 when one fails.") { Name, All };
        scenarios.SetAction(RunAsync);
        return new("simulate", "Play what could happen, or did.") { scenarios, ReplayCommand.Create() };
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (output, root) = (new CommandOutput(parsed.GetValue(CommonOptions.Json)), new HostSettings().Root);
        try
        {
            var wanted = Wanted(ScenarioFiles.All(Path.Combine(root, "regions")), parsed.GetValue(Name), parsed.GetValue(All));
            return await PlayAsync(wanted, root, output, ct);
        }
        catch (Exception why) when (why is ScenarioRefusedException or CannotServeException)
        {
            CommandOutput.Progress(why.Message);
            return 1;
        }
    }

    static List<Scenario> Wanted(IReadOnlyList<Scenario> known, string? name, bool all)
    {
        if (all == name is not null) throw new CannotServeException("Say which scenario, or --all.");
        if (name is null) return [.. known];

        return known.Where(s => s.Name == name).ToList() is { Count: > 0 } found
            ? found
            : throw new CannotServeException($"There is no scenario {name}. There are: {string.Join(", ", known.Select(s => s.Name))}");
    }

    static async Task<int> PlayAsync(List<Scenario> wanted, string root, CommandOutput output, CancellationToken ct)
    {
        var (passed, failed) = (0, 0);
        foreach (var scenario in wanted)
        {
            CommandOutput.Progress($"{scenario.Region}/{scenario.Name}: {scenario.Title} ...");
            var result = await ScenarioRun.PlayAsync(scenario, root, ct);
            if (result.Passed) passed++;
            else failed++;
            output.Result(result, Row(result));
        }

        var regions = wanted.Select(s => s.Region).Distinct().Count();
        CommandOutput.Progress($"Resident memory: {Environment.WorkingSet / 1024 / 1024} MB");
        output.Result(new { Regions = regions, Passed = passed, Failed = failed }, $"{regions} regions, {passed} passed, {failed} failed");
        return failed == 0 && passed > 0 ? 0 : 1;
    }

    static string Row(CaseResult result) => FormattableString.Invariant(
        $"{(result.Passed ? "passed" : "FAILED")}  {result.Region,-14} {result.Case,-24} {result.Steps,3} steps {result.Checks,4} checks {result.Seconds,6:0.0} s")
        + string.Concat(result.Failures.Select(failure => $"{Environment.NewLine}        {failure}"));
}
