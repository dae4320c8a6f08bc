using Siaga.Regions;
using Siaga.Regions.Files;

namespace Siaga.Tests.Regions;

/// <summary>The profiles that tests read: the real one of Kendal, and a minimal one to be spoilt.</summary>
static class Profiles
{
    /// <summary>The repository's <c>regions/</c>.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "regions");

    static readonly Lazy<RegionProfile> LoadedKendal = new(() => RegionFiles.Load(Path.Combine(Folder, "kendal")));

    public static RegionProfile Kendal => LoadedKendal.Value;

    static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Siaga.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
