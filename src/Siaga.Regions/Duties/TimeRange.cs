using System.Globalization;

namespace Siaga.Regions.Duties;

/// <summary>Hours of a day, in minutes after its midnight. <c>19:00-07:00</c> ends the next day; <c>07:00-07:00</c> and
/// <c>00:00-24:00</c> last 24 hours. The first minute belongs to it, the last does not.</summary>
public readonly record struct TimeRange(int From, int To)
{
    public const int DayMinutes = 24 * 60, WeekMinutes = 7 * DayMinutes;

    public static TimeRange? TryParse(string text)
    {
        if (text.Split('-') is not [var from, var to]) return null;
        if (MinuteOf(from) is not { } begin || MinuteOf(to) is not { } end || begin == DayMinutes) return null;
        return new(begin, end <= begin ? end + DayMinutes : end);
    }

    /// <param name="minute">After the midnight of the range's own day; it may lie in the next one.</param>
    public bool Covers(int minute) => From <= minute && minute < To;

    static int? MinuteOf(string text)
    {
        if (text == "24:00") return DayMinutes;
        return TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.Hour * 60 + time.Minute
            : null;
    }
}

/// <summary>Hours that repeat each week.</summary>
public sealed record WeeklyHours(IReadOnlyList<DayOfWeek> Days, TimeRange Hours)
{
    public bool BeginsOn(DayOfWeek day) => Days.Contains(day);

    /// <summary>In minutes after Sunday's midnight; a stretch that runs into the next week is not cut.</summary>
    public IEnumerable<(int From, int To)> Stretches() =>
        Days.Select(day => ((int)day * TimeRange.DayMinutes + Hours.From, (int)day * TimeRange.DayMinutes + Hours.To));

    public static bool Overlap((int From, int To) one, (int From, int To) other) =>
        Around.Any(week => one.From < other.To + week && other.From + week < one.To);

    static readonly int[] Around = [-TimeRange.WeekMinutes, 0, TimeRange.WeekMinutes];
}
