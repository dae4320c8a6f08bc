using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Siaga.Regions.Files;

/// <summary>All files of a profile as they were written. As one text they are stored in the database and come back
/// unchanged when they are exported.</summary>
public sealed class ProfileSource
{
    public const string Region = "region.yaml", Categories = "categories.yaml", Agencies = "agencies.yaml",
        Routing = "routing.yaml", Holidays = "holidays.yaml", Places = "places.csv", Plans = "plans.yaml";

    /// <summary>Every profile has these, and none has others than these and <see cref="Plans"/>.</summary>
    public static readonly IReadOnlyList<string> Names = [Region, Categories, Agencies, Routing, Holidays, Places];

    const string Mark = "=== ";
    readonly Dictionary<string, string> _files;

    public ProfileSource(IReadOnlyDictionary<string, string> files)
    {
        _files = files.ToDictionary(f => f.Key, f => f.Value);
        Text = string.Concat(_files
            .OrderBy(f => f.Key, StringComparer.Ordinal)
            .Select(f => $"{Mark}{f.Key} {f.Value.Length}\n{f.Value}\n"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }

    public IReadOnlyDictionary<string, string> Files => _files;
    public string Text { get; }
    public string Hash { get; }

    public static ProfileSource FromFolder(string folder) => new(Directory
        .EnumerateFiles(folder)
        .Where(path => Path.GetExtension(path) is ".yaml" or ".yml" or ".csv")
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText));

    public static ProfileSource FromText(string text)
    {
        var files = new Dictionary<string, string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var head = text[(at + Mark.Length)..end].Split(' ');
            var length = int.Parse(head[1], CultureInfo.InvariantCulture);
            files.Add(head[0], text.Substring(end + 1, length));
            at = end + 1 + length + 1;
        }
        return new(files);
    }
}
