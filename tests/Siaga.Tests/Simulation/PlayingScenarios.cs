using Shouldly;
using Siaga.Host;
using Siaga.Simulation;
using Xunit;

namespace Siaga.Tests.Simulation;

/// <summary>What the scenarios of Kendal prove is worth something only if they notice what is wrong.</summary>
public sealed class PlayingScenarios : IDisposable
{
    static readonly string Kendal = Path.Combine(new HostSettings().RegionsFolder, "kendal");
    readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("siaga-rows-");

    public void Dispose() => _root.Delete(recursive: true);

    public static TheoryData<string, string> Rows() => new(RoutingRows.Of(Path.Combine(Kendal, "routing.yaml")));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Without_any_one_routing_row_at_least_one_fails(string category, string district)
    {
        var folder = CopyOfKendal();
        RoutingRows.Remove(Path.Combine(folder, "routing.yaml"), category, district);

        foreach (var scenario in ScenarioFiles.All(_root.FullName + "/regions").Where(s => Reports(s, category, district)))
        {
            var result = await ScenarioRun.PlayAsync(scenario, _root.FullName, TestContext.Current.CancellationToken);
            if (!result.Passed) return;
        }

        Assert.Fail($"No scenario needs the row {category} {district}.");
    }

    [Fact]
    public void An_unknown_word_refuses_the_file_with_its_line()
    {
        var file = Path.Combine(CopyOfKendal(), "scenarios", "wrong.yaml");
        File.WriteAllText(file, """
            title: Wrong
            shows: Nothing
            begins: 2026-11-25T09:00:00+07:00
            steps:
              - expect: { incident: a, tikets: { damkar: sent } }
            """);
        Should.Throw<ScenarioRefusedException>(() => ScenarioFiles.Read(file)).Message.ShouldContain("wrong.yaml:5:");
    }

    static bool Reports(Scenario scenario, string category, string district) => scenario.Steps.Any(s => s.Form?.Category == category
        && (district.Length == 0 || district.Split(',').Any(code => s.Form.Place?.Village?.StartsWith(code, StringComparison.Ordinal) is true)));

    string CopyOfKendal()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_root.FullName, "regions", "kendal", "scenarios")).Parent!.FullName;
        foreach (var file in Directory.EnumerateFiles(Kendal, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(Kendal, file)));
        return copy;
    }
}
