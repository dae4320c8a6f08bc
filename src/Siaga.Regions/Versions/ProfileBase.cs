using System.Globalization;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>Which version a folder's files were made from; written beside them by an export and after a load. A folder without
/// it, as it comes with Siaga, was made from nothing: it fits a region's first version only.</summary>
static class ProfileBase
{
    const string Name = ".base";

    public static long Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture, out var version) ? version : 1;
    }

    public static void Write(string folder, long version) =>
        File.WriteAllText(Path.Combine(folder, Name), version.ToString(CultureInfo.InvariantCulture) + "\n");

    /// <summary>Writes a version's files into a folder; what else lies there stays.</summary>
    public static void Export(string folder, ProfileSource source, long version)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in source.Files) File.WriteAllText(Path.Combine(folder, name), text);
        Write(folder, version);
    }
}
