using System.Text.RegularExpressions;
using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>places.csv</c>: official districts and villages, made by <c>regions/tools/places.mjs</c>.</summary>
sealed partial record PlacesFile(IReadOnlyList<District> Districts, IReadOnlyList<Village> Villages)
{
    const string Header = "code,name,kind,parent";

    sealed record Row(int Line, string Code, string Name, string Kind, string Parent)
    {
        public bool HasCode(Regex form) =>
            form.IsMatch(Code) && Code.StartsWith($"{Parent}.", StringComparison.Ordinal);
    }

    public static PlacesFile Read(string text, FileProblems problems)
    {
        var lines = text.Split('\n').Select((l, i) => new Spotted<string>(l.Trim(), i + 1))
            .Where(l => l.Value.Length > 0 && !l.Value.StartsWith('#')).ToList();
        var first = lines.FirstOrDefault();
        if (first.Value != Header) problems.Add(first.Line, $"the first line must be \"{Header}\"");

        var rows = lines.Skip(1).Select(line => RowOf(line, problems)).OfType<Row>().ToList();
        problems.RefuseTwice(rows.Select(r => new Spotted<string>(r.Code, r.Line)), "code");
        var districts = rows.Where(r => r.Kind == "district").ToList();
        var villages = rows.Where(r => r.Kind != "district").ToList();
        foreach (var (line, code, _, _, _) in districts.Where(d => !d.HasCode(DistrictCode())))
            problems.Add(line, $"district code \"{code}\" must be of the form 33.24.14, under its parent");
        foreach (var (line, code, _, _, _) in villages.Where(v => !v.HasCode(VillageCode())))
            problems.Add(line, $"village code \"{code}\" must be of the form 33.24.14.2003, under its district");
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
        if (line.Value.Contains('"')
            || line.Value.Split(',') is not [var code, { Length: > 0 } name, var kind, var parent])
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
