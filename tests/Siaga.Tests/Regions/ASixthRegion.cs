using Shouldly;
using Siaga.Host;
using Siaga.Simulation;
using Xunit;

namespace Siaga.Tests.Regions;

/// <summary>A region that no code has heard of: a folder in a temporary place, with an agency, a category and hours of its
/// own, loaded as every other one is and played over HTTP.</summary>
public sealed class ASixthRegion : IDisposable
{
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("siaga-sixth-");

    string Folder => Path.Combine(_root.FullName, "regions", "pulau-contoh");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task Is_added_by_writing_a_folder()
    {
        Write();
        var scenario = ScenarioFiles.All(Path.Combine(_root.FullName, "regions")).ShouldHaveSingleItem();
        var result = await ScenarioRun.PlayAsync(scenario, _root.FullName, TestContext.Current.CancellationToken);
        result.Failures.ShouldBeEmpty();
        (result.Region, result.Passed).ShouldBe(("pulau-contoh", true));
    }

    // The smallest profile under another name, in the far east of the country, with a lighthouse service.
    void Write()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "scenarios"));
        foreach (var (file, text) in Profiles.Smallest) File.WriteAllText(Path.Combine(Folder, file), Renamed(text));
        File.WriteAllText(Path.Combine(Folder, "scenarios", "ship-aground.yaml"), ShipAground);
    }

    static string Renamed(string text) => text
        .Replace("id: serang", "id: pulau-contoh", StringComparison.Ordinal)
        .Replace("code: SRG", "code: PCT", StringComparison.Ordinal)
        .Replace("Kota Serang", "Kabupaten Pulau Contoh", StringComparison.Ordinal)
        .Replace("Asia/Jakarta", "Asia/Jayapura", StringComparison.Ordinal)
        .Replace("damkar", "mercusuar", StringComparison.Ordinal)
        .Replace("Damkar", "Mercusuar", StringComparison.Ordinal)
        .Replace("fire", "ship-aground", StringComparison.Ordinal)
        .Replace("36.73", "91.99", StringComparison.Ordinal);

    const string ShipAground = """
        title: A ship runs aground
        shows: A region that is only a folder has accounts, routing, a duty list, a ladder and a zone of its own.
        begins: 2026-11-24T10:00:00+09:00 # Tuesday
        steps:
          - by: petugas1
            do: call
            report: ship
            form: { words: Kapal kandas di karang, category: ship-aground, place: { village: 91.99.01.1001 } }
          - { by: petugas1, do: send, report: ship }
          - expect:
              incident: ship
              tickets: { mercusuar: sent }
              told: { mercusuar: [mercusuar.piket-1] }
              row: { number: 112-PCT-261124-0001 }
          - wait: 60s
          - expect: { incident: ship, rungs: { mercusuar: 3 }, told: { mercusuar: [kabag.mercusuar] } }
          - { by: mercusuar.piket-1, do: accept, incident: ship }
          - expect: { incident: ship, tickets: { mercusuar: accepted }, hidden-from: [kodim.piket-1, bupati] }

        """;
}
