using System.Diagnostics;

namespace Siaga.Simulation;

/// <param name="Failures">What was not as the scenario says, with the step's number and what was found instead.</param>
public sealed record CaseResult(string Region, string Case, bool Passed, int Steps, int Checks, double Seconds, IReadOnlyList<string> Failures);

/// <summary>Plays one scenario against a running server and says what was not as it should be.</summary>
public sealed class Play(Scenario scenario)
{
    readonly List<string> _failures = [];

    public static CaseResult NotPlayed(Scenario scenario, string why) => new(scenario.Region, scenario.Name, false, 0, 0, 0, [why]);

    public async Task<CaseResult> RunAsync(ScenarioServer server, CancellationToken ct)
    {
        var (began, steps, checks) = (Stopwatch.GetTimestamp(), 0, 0);
        await using var cast = await Cast.OpenAsync(scenario, server, ct);
        var (deeds, looks) = (new Deeds(cast, ct), new Looks(cast, ct));
        foreach (var step in scenario.Steps)
        {
            steps++;
            if (!await TryAsync(step, steps, deeds, looks, ct)) break;
        }

        checks += looks.Count;
        if (checks == 0) _failures.Add("nothing was looked at");
        return new(scenario.Region, scenario.Name, _failures.Count == 0, steps, checks,
            Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 2), _failures);

        async Task<bool> TryAsync(ScenarioStep step, int number, Deeds does, Looks sees, CancellationToken end)
        {
            try
            {
                if (step.Wait is not null) await server.Time.PassAsync(Duration.Parse(step.Wait), end);
                if (step.Do is not null && !await DoAsync(step, number, does, server, end)) return false;
                if (step.Expect is not null) _failures.AddRange((await sees.AtAsync(step.Expect)).Select(wrong => $"step {number}: {wrong}"));
                return true;
            }
            catch (Exception why) when (why is ScenarioRefusedException or FormatException or HttpRequestException or KeyNotFoundException)
            {
                _failures.Add($"step {number}: {why.Message}");
                return false;
            }
        }
    }

    // A deed that went wrong ends the scenario: what follows would only say the same again.
    async Task<bool> DoAsync(ScenarioStep step, int number, Deeds deeds, ScenarioServer server, CancellationToken ct)
    {
        var said = await deeds.DoAsync(step);
        await server.Time.SettleAsync(ct);
        var asWanted = step.Refused is null ? said.IsGood : !said.IsGood && said.Code == step.Refused;
        if (!asWanted) _failures.Add($"step {number}: {step.By} {step.Do}: expected {step.Refused ?? "it to be done"}, the server says {said.Code}");
        return asWanted;
    }
}
