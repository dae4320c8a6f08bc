using Siaga.Regions.Files;
using Siaga.Simulation;

namespace Siaga.Host;

/// <summary>Plays scenarios, each on a server and a database of its own, so that none sees what another left behind.</summary>
public static class ScenarioRun
{
    /// <param name="root">Where <c>regions/</c> is.</param>
    public static async Task<CaseResult> PlayAsync(Scenario scenario, string root, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("siaga-scenario-");
        try
        {
            var settings = new HostSettings { Root = root, DataFolder = folder.FullName, Urls = "http://127.0.0.1:0" };
            await using var host = await DrivenHost.StartAsync(settings, scenario.BeginsAt, ct);
            return await new Play(scenario).RunAsync(new(host.Address, host.Time, DrivenHost.Password), ct);
        }
        catch (ProfileRefusedException refused)
        {
            return Play.NotPlayed(scenario, refused.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
            // A server lives for weeks, this one lived for a second: what it leaves behind must not add up over the cases.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }
}
