using System.Globalization;
using System.Text.RegularExpressions;

namespace Siaga.Simulation;

/// <summary>Lengths of time as people write them: <c>90s</c>, <c>2m</c>, <c>1h30m</c>.</summary>
public static partial class Duration
{
    /// <exception cref="FormatException">when it is none.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"\"{text}\" is no length of time such as 90s, 2m or 1h30m");

    public static TimeSpan? TryParse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Length == 0) return null;
        return TimeSpan.FromHours(Part(match, 1)) + TimeSpan.FromMinutes(Part(match, 2)) + TimeSpan.FromSeconds(Part(match, 3));
    }

    /// <summary>Whether the time is what the text says: <c>45s</c> to the second, or <c>40s..50s</c>.</summary>
    public static bool Fits(string text, TimeSpan time)
    {
        var ends = text.Split("..");
        var (least, most) = (Parse(ends[0]), Parse(ends[^1]));
        return time >= least && time < most + TimeSpan.FromSeconds(1);
    }

    static double Part(Match match, int group) =>
        match.Groups[group].Success ? double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex("^(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?$")]
    private static partial Regex Form();
}
