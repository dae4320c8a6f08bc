using System.Globalization;
using System.Text.RegularExpressions;
using Siaga.Contracts;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Siaga.Regions.Files;

/// <summary>A YAML mapping being read. Whatever is wrong is noted with its line and reading goes on with a harmless
/// value, so that one attempt shows every mistake. A key nobody asked for is a mistake too.</summary>
sealed partial class YamlMap
{
    readonly YamlMappingNode _node;
    readonly HashSet<string> _asked = [];

    YamlMap(YamlMappingNode node, FileProblems problems) => (_node, Problems) = (node, problems);

    public FileProblems Problems { get; }
    public int Line => LineOf(_node);

    /// <summary>Null when the text is no YAML mapping at all; what is wrong inside it is among the problems.</summary>
    public static T? ReadFile<T>(string text, FileProblems problems, Func<YamlMap, T> read) where T : class
    {
        var stream = new YamlStream();
        var scanner = new Scanner(new StringReader(text));
        try
        {
            stream.Load(new Parser(scanner));
        }
        catch (InvalidOperationException) // what YamlDotNet 18.1 throws for "id: [a" before another key
        {
            problems.Add((int)scanner.CurrentPosition.Line, "not YAML: something is never closed or out of place");
            return null;
        }
        catch (YamlException broken)
        {
            problems.Add((int)broken.Start.Line, $"not YAML: {PlaceInMessage().Replace(broken.Message, "")}");
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }]) return Read(root, problems, read);
        problems.Add(1, "the file is not one mapping of keys");
        return null;
    }

    static T Read<T>(YamlMappingNode node, FileProblems problems, Func<YamlMap, T> read)
    {
        var map = new YamlMap(node, problems);
        var value = read(map);
        foreach (var key in node.Children.Keys.Where(key => !map._asked.Contains(key.ToString())))
            problems.Add(LineOf(key), $"unknown key \"{key}\"");
        return value;
    }

    public bool Has(string key) => Find(key) is not null;
    public int LineOf(string key) => Find(key) is { } value ? LineOf(value) : Line;

    public string Text(string key, Regex? form = null, string? formInWords = null)
    {
        if (Need(key) is not { } value) return "";
        var text = TextOf(value, key);
        if (text.Length > 0 && form is not null && !form.IsMatch(text))
            Problems.Add(LineOf(value), $"\"{key}\" is \"{text}\", not {formInWords}");
        return text;
    }

    public string? OptionalText(string key) => Find(key) is { } value && !IsNull(value) ? TextOf(value, key) : null;

    public Spotted<string> Id(string key = "id") => new(Text(key, Kebab(), "in kebab-case"), LineOf(key));

    public int Whole(string key, int least, int most)
    {
        if (Need(key) is not { } value) return least;
        if (NumberIn(value) is { } number && number >= least && number <= most) return number;
        Problems.Add(LineOf(value), $"\"{key}\" must be a whole number from {least} to {most}");
        return least;
    }

    public int? OptionalWhole(string key, int least, int most) => Find(key) is null ? null : Whole(key, least, most);

    /// <summary>False when it is absent.</summary>
    public bool Flag(string key)
    {
        if (Find(key) is not { } value) return false;
        if (value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag)
            return flag.Value == "true";
        Problems.Add(LineOf(value), $"\"{key}\" must be true or false");
        return false;
    }

    public TimeSpan Duration(string key)
    {
        if (Need(key) is not { } value) return TimeSpan.Zero;
        var match = DurationForm().Match(TextOf(value, key));
        if (!match.Success)
        {
            Problems.Add(LineOf(value), $"\"{key}\" must be a duration such as 30s, 2m or 1h");
            return TimeSpan.Zero;
        }
        var number = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "s" => TimeSpan.FromSeconds(number),
            "m" => TimeSpan.FromMinutes(number),
            _ => TimeSpan.FromHours(number),
        };
    }

    public DateOnly Date(string key)
    {
        if (Need(key) is not { } value) return default;
        if (DateOnly.TryParseExact(TextOf(value, key), "yyyy-MM-dd", out var day)) return day;
        Problems.Add(LineOf(value), $"\"{key}\" must be a date such as 2026-12-25");
        return default;
    }

    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> choices) =>
        Need(key) is { } value ? Choose(new(TextOf(value, key), LineOf(value)), key, choices) : choices.Values.First();

    public IReadOnlyList<T> ManyOf<T>(string key, IReadOnlyDictionary<string, T> choices) =>
        [.. Texts(key).Select(text => Choose(text, key, choices))];

    /// <summary>The text in both languages of the console.</summary>
    public LocalText Local(string key) => Map(key, Translation) ?? new("", "");

    public IReadOnlyList<LocalText> Locals(string key, int least, int most) => Maps(key, least, most, Translation);

    public T? Map<T>(string key, Func<YamlMap, T> read) where T : class
    {
        if (Need(key) is not { } value) return null;
        if (value is YamlMappingNode map) return Read(map, Problems, read);
        Problems.Add(LineOf(value), $"\"{key}\" must be a mapping of keys");
        return null;
    }

    public T? OptionalMap<T>(string key, Func<YamlMap, T> read) where T : class =>
        Find(key) is null ? null : Map(key, read);

    public IReadOnlyList<T> Maps<T>(string key, int least, int most, Func<YamlMap, T> read)
    {
        var items = Items(key, least, most);
        foreach (var item in items.Where(i => i is not YamlMappingNode))
            Problems.Add(LineOf(item), $"an item of \"{key}\" must be a mapping of keys");
        return [.. items.OfType<YamlMappingNode>().Select(item => Read(item, Problems, read))];
    }

    public IReadOnlyList<T> OptionalMaps<T>(string key, Func<YamlMap, T> read) =>
        Find(key) is null ? [] : Maps(key, 0, int.MaxValue, read);

    public IReadOnlyList<Spotted<string>> Texts(string key, int least = 1) =>
        [.. Items(key, least, int.MaxValue).Select(item => new Spotted<string>(TextOf(item, key), LineOf(item)))];

    public IReadOnlyList<int> Wholes(string key)
    {
        var numbers = new List<int>();
        foreach (var item in Items(key, 1, int.MaxValue))
        {
            if (NumberIn(item) is { } number && number > 0) numbers.Add(number);
            else Problems.Add(LineOf(item), $"\"{key}\" may hold only whole numbers above 0");
        }
        return numbers;
    }

    List<YamlNode> Items(string key, int least, int most)
    {
        if (Need(key) is not { } value) return [];
        if (value is not YamlSequenceNode list)
        {
            Problems.Add(LineOf(value), $"\"{key}\" must be a list");
            return [];
        }
        var count = list.Children.Count;
        if (count < least) Problems.Add(LineOf(value), $"\"{key}\" must have at least {least}");
        if (count > most) Problems.Add(LineOf(value), $"\"{key}\" may have at most {most}, not {count}");
        return [.. list.Children];
    }

    static LocalText Translation(YamlMap map) => new(map.Word("id"), map.Word("en"));

    string Word(string language)
    {
        if (Find(language) is { } text) return TextOf(text, language);
        Problems.Add(Line, $"the translation \"{language}\" is missing");
        return "";
    }

    T Choose<T>(Spotted<string> text, string key, IReadOnlyDictionary<string, T> choices)
    {
        if (choices.TryGetValue(text.Value, out var chosen)) return chosen;
        if (text.Value.Length > 0)
        {
            Problems.Add(text.Line, $"\"{key}\" is \"{text.Value}\", not one of {string.Join(", ", choices.Keys)}");
        }
        return choices.Values.First();
    }

    string TextOf(YamlNode value, string key)
    {
        if (value is YamlScalarNode { Value.Length: > 0 } scalar && !IsNull(scalar))
        {
            if (scalar.Style != ScalarStyle.Plain || !NotText().IsMatch(scalar.Value)) return scalar.Value;
            Problems.Add(LineOf(value), $"\"{key}\" must be text: write {scalar.Value} in quotes");
            return "";
        }
        Problems.Add(LineOf(value), $"\"{key}\" must be text and not empty");
        return "";
    }

    YamlNode? Need(string key)
    {
        var value = Find(key);
        if (value is null) Problems.Add(Line, $"\"{key}\" is missing");
        return value;
    }

    YamlNode? Find(string key)
    {
        _asked.Add(key);
        return _node.Children.FirstOrDefault(child => child.Key is YamlScalarNode name && name.Value == key).Value;
    }

    static int? NumberIn(YamlNode value) =>
        value is YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text }
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static bool IsNull(YamlNode value) =>
        value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" };
    static int LineOf(YamlNode node) => (int)node.Start.Line;

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex("^([1-9][0-9]{0,4})([smh])$")]
    private static partial Regex DurationForm();

    // Plain, these are a number or a truth to every other reader of YAML, and 0821 would lose its zero.
    [GeneratedRegex(@"^([-+]?[0-9]+(\.[0-9]+)?|true|false)$")]
    private static partial Regex NotText();

    // Some messages of the parser begin with the place, which stands before the reason already.
    [GeneratedRegex(@"^\(.*?\) - \(.*?\): ")]
    private static partial Regex PlaceInMessage();
}
