using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Siaga.Simulation;

/// <summary>A scenario's file is wrong; the message names file, line and reason.</summary>
#pragma warning disable CA1032
public sealed class ScenarioRefusedException(string message) : Exception(message);
#pragma warning restore CA1032

/// <summary>Reads scenarios. An unknown word refuses the file: a misspelt expectation would prove nothing.</summary>
public static class ScenarioFiles
{
    static readonly IDeserializer Yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance)
        .WithEnforceRequiredMembers().WithDuplicateKeyChecking().Build();

    /// <summary>Every region's scenarios, in the order of their names.</summary>
    /// <param name="regions">The folder <c>regions/</c>.</param>
    public static IReadOnlyList<Scenario> All(string regions) =>
    [
        .. Directory.EnumerateDirectories(regions).Order(StringComparer.Ordinal)
            .Select(folder => Path.Combine(folder, "scenarios")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)).Select(Read),
    ];

    public static Scenario Read(string path)
    {
        try
        {
            var scenario = Yaml.Deserialize<Scenario>(File.ReadAllText(path));
            scenario.Name = Path.GetFileNameWithoutExtension(path);
            scenario.Region = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)))!;
            _ = scenario.BeginsAt;
            return scenario;
        }
        catch (Exception why) when (why is YamlException or FormatException)
        {
            var line = why is YamlException yaml ? yaml.Start.Line : 1;
            throw new ScenarioRefusedException($"{path}:{line}: {why.InnerException?.Message ?? why.Message}");
        }
    }
}
