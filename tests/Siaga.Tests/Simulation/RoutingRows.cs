using YamlDotNet.RepresentationModel;

namespace Siaga.Tests.Simulation;

/// <summary>The rows of a routing file, as its author sees them: one for each category, and one for districts of their own.</summary>
static class RoutingRows
{
    /// <summary>Category, and the districts' codes joined by a comma; empty for the category's own row.</summary>
    public static IEnumerable<(string Category, string Districts)> Of(string file) => Categories(Load(file)).SelectMany(row =>
        new[] { (Text(row, "category"), "") }.Concat(Districts(row).Select(d => (Text(row, "category"), Codes(d)))));

    public static void Remove(string file, string category, string districts)
    {
        var yaml = Load(file);
        var row = Categories(yaml).Single(r => Text(r, "category") == category);
        if (districts.Length == 0) ((YamlSequenceNode)Root(yaml)["routing"]).Children.Remove(row);
        else ((YamlSequenceNode)row["districts"]).Children.Remove(Districts(row).Single(d => Codes(d) == districts));
        using var text = new StreamWriter(file);
        yaml.Save(text, assignAnchors: false);
    }

    static YamlStream Load(string file)
    {
        var yaml = new YamlStream();
        using var text = new StreamReader(file);
        yaml.Load(text);
        return yaml;
    }

    static YamlMappingNode Root(YamlStream yaml) => (YamlMappingNode)yaml.Documents[0].RootNode;
    static List<YamlMappingNode> Categories(YamlStream yaml) => [.. ((YamlSequenceNode)Root(yaml)["routing"]).Cast<YamlMappingNode>()];

    static IEnumerable<YamlMappingNode> Districts(YamlMappingNode row) =>
        row.Children.TryGetValue("districts", out var districts) ? ((YamlSequenceNode)districts).Cast<YamlMappingNode>() : [];

    static string Codes(YamlMappingNode district) => string.Join(',', ((YamlSequenceNode)district["codes"]).Select(code => code.ToString()));
    static string Text(YamlMappingNode row, string key) => row[key].ToString();
}
