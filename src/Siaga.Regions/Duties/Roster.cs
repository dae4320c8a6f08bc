namespace Siaga.Regions.Duties;

/// <summary>Posts that are on duty in some hours of each week.</summary>
public sealed record Shift(WeeklyHours When, IReadOnlyList<string> Posts);

/// <summary>Posts that are on duty in some hours of one day.</summary>
public sealed record Stint(TimeRange Hours, IReadOnlyList<string> Posts);

/// <summary>Days on which other stints stand in place of the shifts that would begin on them.</summary>
public sealed record ExceptionalDays(DateOnly From, DateOnly Until, string Why, IReadOnlyList<Stint> Stints)
{
    public bool Holds(DateOnly day) => From <= day && day <= Until;
}

/// <summary>A weekly pattern with dated exceptions: one for an agency's desk, one for its officers.</summary>
public sealed class Roster(IReadOnlyList<Shift> shifts, IReadOnlyList<ExceptionalDays> exceptions)
{
    public IReadOnlyList<Shift> Shifts => shifts;

    /// <summary>Exceptions first. A night that began the day before lasts until its own end, whatever today's exception
    /// says, unless that exception covers the hour.</summary>
    public IReadOnlyList<string> At(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var minute = (int)local.TimeOfDay.TotalMinutes;
        (DateOnly Day, int Minute)[] begins = [(today, minute), (today.AddDays(-1), minute + TimeRange.DayMinutes)];
        var special = begins.Select(b => Special(b.Day, b.Minute));
        var usual = begins.Where(b => ExceptionOn(b.Day) is null).Select(b => Usual(b.Day, b.Minute));
        return special.Concat(usual).FirstOrDefault(posts => posts is not null) ?? [];
    }

    /// <summary>Whether the post is ever on duty here.</summary>
    public bool Ever(string post) =>
        shifts.Any(s => s.Posts.Contains(post)) || exceptions.Any(e => e.Stints.Any(s => s.Posts.Contains(post)));

    ExceptionalDays? ExceptionOn(DateOnly day) => exceptions.FirstOrDefault(e => e.Holds(day));

    IReadOnlyList<string>? Special(DateOnly day, int minute) =>
        ExceptionOn(day)?.Stints.FirstOrDefault(s => s.Hours.Covers(minute))?.Posts;

    IReadOnlyList<string>? Usual(DateOnly day, int minute) =>
        shifts.FirstOrDefault(s => s.When.BeginsOn(day.DayOfWeek) && s.When.Hours.Covers(minute))?.Posts;
}

/// <summary>Who sits at an agency's desk and who its officer is.</summary>
public sealed record DutyList(IReadOnlyList<string> Posts, Roster Desk, Roster Officer);
