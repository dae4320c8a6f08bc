using Siaga.Contracts;
using Siaga.Regions.Duties;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <param name="Outside">Null only where the hours are the whole week.</param>
public sealed record ServiceHours(IReadOnlyList<WeeklyHours> Open, OutsideHours? Outside)
{
    public static ServiceHours Always { get; } =
        new([new(Enum.GetValues<DayOfWeek>(), new(0, TimeRange.DayMinutes))], null);

    public bool IsOpen(DateTime local)
    {
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var yesterday = local.AddDays(-1).DayOfWeek;
        return Open.Any(o => (o.BeginsOn(local.DayOfWeek) && o.Hours.Covers(minute))
            || (o.BeginsOn(yesterday) && o.Hours.Covers(minute + TimeRange.DayMinutes)));
    }

    // Stretches that overlap are refused by the loader, so that their length tells.
    public bool AreWholeWeek => Open.SelectMany(o => o.Stretches()).Sum(s => s.To - s.From) >= TimeRange.WeekMinutes;
}

/// <param name="Hours">Null when the line keeps the region's hours.</param>
public sealed record RegionLine(ServiceLine Line, ServiceHours? Hours);

public sealed record UrgencyWord(int Level, LocalText Name);

/// <summary>Call seats to be filled: at any hour, and by day.</summary>
public sealed record Seats(int Always, int ByDay, TimeRange Day);

/// <summary>An agreement (MoU) with its validity (D10).</summary>
public sealed record Agreement(string With, string Title, DateOnly From, DateOnly? Until);

public enum HolidayKind { National, JointLeave, Regional }

/// <param name="Provisional">The decree for that year is not out.</param>
public sealed record Holiday(DateOnly Day, LocalText Name, HolidayKind Kind, bool Provisional);

/// <summary>What <c>region.yaml</c> holds.</summary>
sealed record RegionPart(
    Spotted<string> Id, string Code, string Name, string Service, TimeZoneInfo Zone, bool Trial,
    IReadOnlyList<string> Languages, IReadOnlyList<RegionLine> Lines, ServiceHours Hours,
    IReadOnlyList<UrgencyWord> Urgencies, LadderLimits Ladder, Targets Targets, IReadOnlyList<int> ComplaintWorkingDays,
    Seats? Seats, Keeping? Keeping, IReadOnlyList<NeighbourNumber> Neighbours, IReadOnlyList<Agreement> Agreements);

/// <summary>What all files of a profile hold, after they were found right.</summary>
sealed record ProfileParts(
    RegionPart Region, IReadOnlyList<Category> Categories, IReadOnlyList<ListedAgency> Agencies,
    IReadOnlyDictionary<string, Routes> Routes, IReadOnlyList<ResponsePlan> Plans, IReadOnlyList<Holiday> Holidays,
    PlacesFile Places);
