using System.Globalization;
using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>holidays.yaml</c>: national holidays and joint leave.</summary>
static class HolidaysFile
{
    static readonly Dictionary<string, HolidayKind> Kinds = new()
    {
        ["national"] = HolidayKind.National,
        ["jointLeave"] = HolidayKind.JointLeave,
        ["regional"] = HolidayKind.Regional,
    };

    public static IReadOnlyList<Holiday> Read(YamlMap file)
    {
        var days = file.Maps("holidays", 1, int.MaxValue, day => new Spotted<Holiday>(ReadDay(day), day.Line));
        file.Problems.RefuseTwice(days.Where(d => d.Value.Day != default).Select(Date), "date");
        return [.. days.Select(d => d.Value)];
    }

    static Holiday ReadDay(YamlMap day) =>
        new(day.Date("date"), day.Local("name"), day.OneOf("kind", Kinds), day.Flag("provisional"));

    static Spotted<string> Date(Spotted<Holiday> holiday) =>
        new(holiday.Value.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), holiday.Line);
}
