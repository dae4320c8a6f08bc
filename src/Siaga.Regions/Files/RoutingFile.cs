using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary>The agencies of a category, and of single districts where they differ.</summary>
sealed record Routes(IReadOnlyList<Agency> General, IReadOnlyDictionary<string, IReadOnlyList<Agency>> Districts);

/// <summary><c>routing.yaml</c>: category → agencies. Every id in it must stand in another file.</summary>
sealed class RoutingFile(
    IReadOnlyList<ListedAgency> agencies, IReadOnlyList<Spotted<Category>> categories, PlacesFile places)
{
    readonly ILookup<string, ListedAgency> _agencies = agencies.ToLookup(a => a.Agency.Id);
    readonly HashSet<string> _categories = [.. categories.Select(c => c.Value.Id)];
    readonly HashSet<string> _districts = [.. places.Districts.Select(d => d.Code)];

    public IReadOnlyDictionary<string, Routes> Read(YamlMap file, FileProblems categoriesFile)
    {
        var rows = file.Maps("routing", 1, int.MaxValue, row => (Category: row.Id("category"), Routes: ReadRow(row)));
        file.Problems.RefuseTwice(rows.Select(r => r.Category), "category");
        var unknown = rows.Select(r => r.Category).Where(c => c.Value.Length > 0 && !_categories.Contains(c.Value));
        foreach (var (id, line) in unknown)
            file.Problems.Add(line, $"category \"{id}\" is not known");

        var routed = rows.Select(r => r.Category.Value).ToHashSet();
        foreach (var (category, line) in categories.Where(c => !c.Value.Retired && !routed.Contains(c.Value.Id)))
            categoriesFile.Add(line, $"category \"{category.Id}\" is routed to nobody");
        return rows.GroupBy(r => r.Category.Value).ToDictionary(r => r.Key, r => r.First().Routes);
    }

    Routes ReadRow(YamlMap row)
    {
        var general = ReadAgencies(row);
        var districts = row.OptionalMaps("districts", map => (Codes: map.Texts("codes"), Agencies: ReadAgencies(map)))
            .SelectMany(d => d.Codes.Select(code => (Code: code, d.Agencies))).ToList();
        row.Problems.RefuseTwice(districts.Select(d => d.Code), "district");
        foreach (var (code, _) in districts.Where(d => d.Code.Value.Length > 0 && !_districts.Contains(d.Code.Value)))
            row.Problems.Add(code.Line, $"district \"{code.Value}\" is not known");
        return new(general, districts.GroupBy(d => d.Code.Value).ToDictionary(d => d.Key, d => d.First().Agencies));
    }

    IReadOnlyList<Agency> ReadAgencies(YamlMap map)
    {
        var ids = map.Texts("agencies");
        map.Problems.RefuseTwice(ids, "agency");
        foreach (var id in ids.Where(i => i.Value.Length > 0))
            if (WhyNot(id.Value) is { } reason) map.Problems.Add(id.Line, $"agency \"{id.Value}\" {reason}");
        return [.. ids.Where(i => _agencies.Contains(i.Value)).Select(i => _agencies[i.Value].First().Agency)];
    }

    string? WhyNot(string agency) => _agencies[agency].FirstOrDefault() switch
    {
        null => "is not known",
        { Agency.Retired: true } => "is retired",
        { Tickets: TicketRule.None } => "gets no tickets",
        { Tickets: TicketRule.CalledIn } => "gets tickets only when called in",
        _ => null,
    };
}
