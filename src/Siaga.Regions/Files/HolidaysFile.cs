using System.Globalization;
using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>holidays.yaml</c>: national holidays and joint leave.</summary>
static class HolidaysFile
{
    static readonly Dictionary<string, HolidayKind> Kinds = new()
    {
        ["national"] = HolidayKind.National, ["jointLeave"] = HolidayKind.JointLeave, ["regional"] = HolidayKind.Regional,
    };

    public static IReadOnlyList<Holiday> Read(YamlMap file)
    {
        var days = file.Maps("holidays", 1, int.MaxValue, day =>
            new Spotted<Holiday>(new(day.Date("date"), day.Local("name"), day.OneOf("kind", Kinds), day.Flag("provisional")), day.Line));
        file.Problems.RefuseTwice(days.Where(d => d.Value.Day != default)
            .Select(d => new Spotted<string>(d.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.Line)), "date");
        return [.. days.Select(d => d.Value)];
    }
}
