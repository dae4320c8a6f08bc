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

    /// <summary>Every post that stands anywhere in it.</summary>
    public IEnumerable<string> AllPosts =>
        shifts.SelectMany(s => s.Posts).Concat(exceptions.SelectMany(e => e.Stints).SelectMany(s => s.Posts)).Distinct();

    /// <summary>Exceptions first. A night that began the day before lasts until its own end, whatever today's exception
    /// says, unless that exception covers the hour.</summary>
    public IReadOnlyList<string> At(DateTime local)
    {
        var today = DateOnly.FromDateTime(local);
        var minute = (int)local.TimeOfDay.TotalMinutes;
        (DateOnly Day, int Minute)[] begins = [(today, minute), (today.AddDays(-1), minute + TimeRange.DayMinutes)];
        return begins.Select(b => Exceptional(b.Day)?.FirstOrDefault(s => s.Hours.Covers(b.Minute))?.Posts).FirstOrDefault(p => p is not null)
            ?? begins.Where(b => Exceptional(b.Day) is null).Select(b => Usual(b.Day, b.Minute)).FirstOrDefault(p => p is not null)
            ?? [];
    }

    IReadOnlyList<Stint>? Exceptional(DateOnly day) => exceptions.FirstOrDefault(e => e.Holds(day))?.Stints;

    IReadOnlyList<string>? Usual(DateOnly day, int minute) =>
        shifts.FirstOrDefault(s => s.When.BeginsOn(day.DayOfWeek) && s.When.Hours.Covers(minute))?.Posts;
}

/// <summary>Who sits at an agency's desk and who its officer is.</summary>
public sealed record DutyList(IReadOnlyList<string> Posts, Roster Desk, Roster Officer);
