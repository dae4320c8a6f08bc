using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary>Reads a profile. Anything wrong refuses the whole of it, with place and reason of every mistake.</summary>
public static class RegionFiles
{
    /// <summary>What <c>./siaga region validate FOLDER</c> prints, a problem a line.</summary>
    public static ProfileCheck Validate(string folder)
    {
        if (!Directory.Exists(folder)) return Refuse($"there is no folder \"{folder}\"");
        var check = Check(ProfileSource.FromFolder(folder));
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return check.Profile is null || check.Profile.Id == name
            ? check
            : Refuse($"\"id\" is \"{check.Profile.Id}\", but the folder is named \"{name}\"");
    }

    static ProfileCheck Refuse(string reason) => new(null, [new(ProfileSource.Region, 1, reason)]);

    /// <exception cref="ProfileRefusedException">when anything is wrong.</exception>
    public static RegionProfile Load(string folder) => Validate(folder).Demand(folder);

    /// <summary>The folders that hold a profile.</summary>
    public static IReadOnlyList<string> FoldersUnder(string folder) => [.. Directory
        .EnumerateDirectories(folder)
        .Where(f => File.Exists(Path.Combine(f, ProfileSource.Region)))
        .Order(StringComparer.Ordinal)];

    public static ProfileCheck Check(ProfileSource source)
    {
        var problems = new List<ProfileProblem>();
        foreach (var missing in ProfileSource.Names.Where(name => !source.Files.ContainsKey(name)))
            problems.Add(new(missing, 1, "the file is missing"));
        foreach (var name in source.Files.Keys.Except([.. ProfileSource.Names, ProfileSource.Plans]))
            problems.Add(new(name, 1, "no profile has a file of this name"));
        if (problems.Count > 0) return new(null, problems);

        var parts = Read(source, problems);
        return parts is null || problems.Count > 0
            ? new(null, [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)])
            : new(new RegionProfile(parts, source, version: 0), []);
    }

    static ProfileParts? Read(ProfileSource source, List<ProfileProblem> all)
    {
        var problems = ProfileSource.Names.Append(ProfileSource.Plans)
            .ToDictionary(name => name, name => new FileProblems(name, all));
        T? ReadFile<T>(string name, Func<YamlMap, T> read) where T : class =>
            YamlMap.ReadFile(source.Files[name], problems[name], read);

        var region = ReadFile(ProfileSource.Region, RegionFile.Read);
        var categories = ReadFile(ProfileSource.Categories, CategoriesFile.Read);
        var agencies = ReadFile(ProfileSource.Agencies, AgenciesFile.Read);
        var holidays = ReadFile(ProfileSource.Holidays, HolidaysFile.Read);
        var places = PlacesFile.Read(source.Files[ProfileSource.Places], problems[ProfileSource.Places]);
        if (categories is null || agencies is null) return null;

        var routing = new RoutingFile(agencies, categories, places);
        var routes = ReadFile(ProfileSource.Routing, file => routing.Read(file, problems[ProfileSource.Categories]));
        var plans = new PlansFile(agencies, categories);
        var planned = source.Files.ContainsKey(ProfileSource.Plans)
            ? ReadFile(ProfileSource.Plans, file => plans.Read(file, problems[ProfileSource.Categories]))
            : plans.None(problems[ProfileSource.Categories]);
        return region is null || holidays is null || routes is null || planned is null
            ? null
            : new(region, [.. categories.Select(c => c.Value)], agencies, routes, planned, holidays, places);
    }
}
