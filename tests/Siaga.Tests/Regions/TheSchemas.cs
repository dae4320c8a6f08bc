using System.Globalization;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using Shouldly;
using Siaga.Regions.Files;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Siaga.Tests.Regions;

/// <summary>With the schemas an editor checks the form, as the loader does. Whether ids meet and hours overlap is the
/// loader's alone.</summary>
public class TheSchemas
{
    static readonly string[] Meanings =
    [
        "more than 5", "stands in line", "is not known", "overlap", "routed to nobody", "no worse than", "not among", "gets tickets",
        "gets no tickets", "is retired", "lies before", "leave a gap", "lacks", "no line is for", "in this order",
        "changes neither", "is of no category",
    ];

    [Theory]
    [InlineData("region"), InlineData("categories"), InlineData("agencies")]
    [InlineData("routing"), InlineData("plans"), InlineData("holidays")]
    public async Task Accept_what_the_loader_accepts(string file)
    {
        ProfileSource[] profiles =
        [
            .. RegionFiles.FoldersUnder(Profiles.Folder).Select(ProfileSource.FromFolder),
            new(Profiles.Smallest), Profiles.Fullest,
        ];
        foreach (var profile in profiles) (await Complaints($"{file}.yaml", profile)).ShouldBeEmpty();
    }

    public static TheoryData<string, string, string, string> Mistakes => [.. RefusingAProfile.Mistakes
        .Where(m => m.Data.Item1 != "places.csv" && !m.Data.Item4.Contains("not YAML", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Refuse_what_the_loader_refuses_for_its_form(string file, string text, string by, string refusal)
    {
        var ofForm = refusal.Split('|').Any(reason => !Meanings.Any(m => reason.Contains(m, StringComparison.Ordinal)));
        (await Complaints(file, Profiles.Spoilt(file, text, by))).Any().ShouldBe(ofForm);
    }

    static async Task<IEnumerable<string>> Complaints(string file, ProfileSource profile)
    {
        var path = Path.Combine(Profiles.Folder, "schema", Path.ChangeExtension(file, "schema.json"));
        var schema = await JsonSchema.FromFileAsync(path, TestContext.Current.CancellationToken);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(profile.Files[file]));
        return schema.Validate(Json(yaml.Documents[0].RootNode)).Select(e => e.ToString());
    }

    static JToken Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Children.Select(c => new JProperty(c.Key.ToString(), Json(c.Value)))),
        YamlSequenceNode list => new JArray(list.Children.Select(Json)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => new JValue(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } => JValue.CreateNull(),
        YamlScalarNode { Style: ScalarStyle.Plain } plain
            when int.TryParse(plain.Value, CultureInfo.InvariantCulture, out var number) => new JValue(number),
        YamlScalarNode text => new JValue(text.Value),
        _ => throw new ArgumentException($"{node.NodeType} in a profile", nameof(node)),
    };
}
