using System.Text.RegularExpressions;
using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>places.csv</c>: official districts and villages, made by <c>regions/tools/places.mjs</c>.</summary>
sealed partial record PlacesFile(IReadOnlyList<District> Districts, IReadOnlyList<Village> Villages)
{
    const string Header = "code,name,kind,parent";

    sealed record Row(int Line, string Code, string Name, string Kind, string Parent);

    public static PlacesFile Read(string text, FileProblems problems)
    {
        var lines = text.Split('\n').Select((l, i) => new Spotted<string>(l.Trim(), i + 1))
            .Where(l => l.Value.Length > 0 && !l.Value.StartsWith('#')).ToList();
        if (lines.FirstOrDefault().Value != Header) problems.Add(lines.FirstOrDefault().Line, $"the first line must be \"{Header}\"");

        var rows = lines.Skip(1).Select(line => RowOf(line, problems)).OfType<Row>().ToList();
        problems.RefuseTwice(rows.Select(r => new Spotted<string>(r.Code, r.Line)), "code");
        var districts = rows.Where(r => r.Kind == "district").ToList();
        var villages = rows.Where(r => r.Kind != "district").ToList();
        foreach (var district in districts.Where(d => !DistrictCode().IsMatch(d.Code) || !d.Code.StartsWith($"{d.Parent}.", StringComparison.Ordinal)))
            problems.Add(district.Line, $"district code \"{district.Code}\" must be of the form 33.24.14, under its parent");
        foreach (var village in villages.Where(v => !VillageCode().IsMatch(v.Code) || !v.Code.StartsWith($"{v.Parent}.", StringComparison.Ordinal)))
            problems.Add(village.Line, $"village code \"{village.Code}\" must be of the form 33.24.14.2003, under its district");
        var known = districts.Select(d => d.Code).ToHashSet();
        foreach (var village in villages.Where(v => !known.Contains(v.Parent)))
            problems.Add(village.Line, $"district \"{village.Parent}\" is not known");
        if (villages.Count == 0) problems.Add(1, "there is no village");

        return new(
            [.. districts.Select(d => new District(d.Code, d.Name))],
            [.. villages.Select(v => new Village(v.Code, v.Name, v.Parent))]);
    }

    static Row? RowOf(Spotted<string> line, FileProblems problems)
    {
        if (line.Value.Split(',') is not [var code, { Length: > 0 } name, var kind, var parent] || line.Value.Contains('"'))
        {
            problems.Add(line.Line, "must have four fields without quotes: code, name, kind, parent");
            return null;
        }
        if (kind is not ("district" or "desa" or "kelurahan"))
            problems.Add(line.Line, $"kind is \"{kind}\", not one of district, desa, kelurahan");
        return new(line.Line, code, name, kind, parent);
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}\.\d{2}$")]
    private static partial Regex DistrictCode();

    [GeneratedRegex(@"^\d{2}\.\d{2}\.\d{2}\.\d{4}$")]
    private static partial Regex VillageCode();
}
