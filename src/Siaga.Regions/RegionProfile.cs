using Siaga.Contracts;
using Siaga.Regions.Duties;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>The running configuration of a region, made from its files and never changed.</summary>
public sealed class RegionProfile : IRegionProfile
{
    static readonly Duty Nobody = new([], null);

    readonly ProfileParts _parts;
    readonly Dictionary<string, Category> _categories;
    readonly Dictionary<string, ListedAgency> _agencies;
    readonly Dictionary<string, Village> _villages;
    readonly Dictionary<string, District> _districts;
    readonly HashSet<DateOnly> _holidays;

    internal RegionProfile(ProfileParts parts, ProfileSource source, long version)
    {
        (_parts, Source, Version) = (parts, source, version);
        _categories = parts.Categories.ToDictionary(c => c.Id);
        _agencies = parts.Agencies.ToDictionary(a => a.Agency.Id);
        _villages = parts.Places.Villages.ToDictionary(v => v.Code);
        _districts = parts.Places.Districts.ToDictionary(d => d.Code);
        _holidays = [.. parts.Holidays.Select(h => h.Day)];
        Lines = [.. parts.Region.Lines.Select(l => l.Line)];
        Agencies = [.. parts.Agencies.Select(a => a.Agency)];
    }

    public RegionProfile AtVersion(long version) => new(_parts, Source, version);

    /// <summary>The files it was made from.</summary>
    public ProfileSource Source { get; }

    public string Id => _parts.Region.Id.Value;
    public long Version { get; }
    public string Code => _parts.Region.Code;
    public string ServiceName => _parts.Region.Service;
    public string RegionName => _parts.Region.Name;
    public TimeZoneInfo Zone => _parts.Region.Zone;
    public IReadOnlyList<ServiceLine> Lines { get; }
    public IReadOnlyList<NeighbourNumber> Neighbours => _parts.Region.Neighbours;
    public IReadOnlyList<Category> Categories => _parts.Categories;
    public IReadOnlyList<ResponsePlan> Plans => _parts.Plans;
    public IReadOnlyList<Agency> Agencies { get; }
    public IReadOnlyList<District> Districts => _parts.Places.Districts;
    public IReadOnlyList<Village> Villages => _parts.Places.Villages;
    public LadderLimits Ladder => _parts.Region.Ladder;
    public Targets Targets => _parts.Region.Targets;

    /// <summary>Trial operation before the launch (B10).</summary>
    public bool IsTrial => _parts.Region.Trial;
    public IReadOnlyList<string> Languages => _parts.Region.Languages;
    public IReadOnlyList<UrgencyWord> Urgencies => _parts.Region.Urgencies;
    public IReadOnlyList<int> ComplaintWorkingDays => _parts.Region.ComplaintWorkingDays;
    public Seats Seats => _parts.Region.Seats!;
    public Keeping Keeping => _parts.Region.Keeping!;
    public IReadOnlyList<Agreement> Agreements => _parts.Region.Agreements;
    public IReadOnlyList<Holiday> Holidays => _parts.Holidays;

    public Category? FindCategory(string id) => _categories.GetValueOrDefault(id);
    public Agency? FindAgency(string id) => _agencies.GetValueOrDefault(id)?.Agency;
    public Village? FindVillage(string code) => _villages.GetValueOrDefault(code);
    public District? FindDistrict(string code) => _districts.GetValueOrDefault(code);

    public IReadOnlyList<Agency> Route(string category, string? districtCode)
    {
        if (!_parts.Routes.TryGetValue(category, out var routes)) return [];
        var own = districtCode is null ? null : routes.Districts.GetValueOrDefault(districtCode);
        return own ?? routes.General;
    }

    public Duty DutyAt(string agency, DateTimeOffset instant)
    {
        if (_agencies.GetValueOrDefault(agency)?.Duty is not { } list) return Nobody;
        var local = LocalAt(instant);
        return new(list.Desk.At(local), list.Officer.At(local).SingleOrDefault());
    }

    public IReadOnlyList<(string Post, bool Officer)> PostsOf(string agency) =>
        _agencies.GetValueOrDefault(agency)?.Duty is { } list
            ? [.. list.Posts.Select(post => (post, list.Officer.Ever(post)))]
            : [];

    public bool IsHoliday(DateOnly day) => _holidays.Contains(day);

    /// <summary>The hours a line keeps: its own or the region's.</summary>
    public ServiceHours HoursOf(string line) =>
        _parts.Region.Lines.FirstOrDefault(l => l.Line.Id == line)?.Hours ?? _parts.Region.Hours;

    public bool IsOpen(string line, DateTimeOffset instant) => HoursOf(line).IsOpen(LocalAt(instant));

    public OutsideHours? OutsideAt(string line, DateTimeOffset instant)
    {
        var hours = HoursOf(line);
        return hours.IsOpen(LocalAt(instant)) ? null : hours.Outside;
    }

    DateTime LocalAt(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone).DateTime;
}
