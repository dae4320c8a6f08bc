using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Finds cases by number, caller's number, village and words, within the asker's rights. A POST, because what is
/// searched for may be a telephone number.</summary>
public static class SearchCases
{
    const int LeastDigitsOfTelephone = 5;

    public enum What { Incident, Report }
    public enum Matched { Number, Caller, Place, Words }

    public sealed record Request([property: Required, MinLength(1), MaxLength(200)] string Text, [property: Range(1, 100)] int? Limit);
    public sealed record Hit(
        What Kind, Guid Id, string? Number, string? ShortNumber, DateOnly Day, DateTimeOffset At, IncidentStatus? Status, Outcome? Outcome,
        string? Category, int? Urgency, string? Headline, bool Restricted, PlaceView? Place, Matched Matched);

    /// <param name="Truncated">There are more than were asked for.</param>
    public sealed record Answer(IReadOnlyList<Hit> Items, bool Truncated);

    internal static void Map(IEndpointRouteBuilder region) => region.MapPost("/search", Handle);

    static async Task<Ok<Answer>> Handle(string region, Request request, SiagaDb db, IRegionLookup regions, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region);
        var (profile, limit, text) = (regions.Find(region)!, request.Limit ?? 30, request.Text.Trim());
        var hits = new List<Hit>();
        hits.AddRange(await ByNumberAsync(db, profile, text, limit, ct));
        if (db.Audience.May(Right.TakeReports, region) || db.Audience.May(Right.ChangeIncidents, region))
            hits.AddRange(await ReportsAsync(db, profile, text, limit, ct));
        hits.AddRange(await IncidentsAsync(db, profile, text, limit, ct));
        var once = hits.DistinctBy(h => h.Id).ToList();
        return TypedResults.Ok(new Answer([.. once.Take(limit)], once.Count > limit));
    }

    static async Task<List<Hit>> ByNumberAsync(SiagaDb db, IRegionProfile profile, string text, int limit, CancellationToken ct)
    {
        var digits = text.All(char.IsAsciiDigit) && text.Length <= 5 ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        var pattern = $"%{Like.Escape(text.ToUpperInvariant())}%";
        var found = await db.Incidents.AsNoTracking()
            .Where(i => i.RegionId == profile.Id && (i.DayNumber == digits || (text.Contains('-') && EF.Functions.Like(i.Number, pattern, Like.EscapeCharacter))))
            .OrderByDescending(i => i.OpenedAt).Take(limit + 1).ToListAsync(ct);
        return [.. found.Select(i => Of(i, profile, Matched.Number))];
    }

    static async Task<List<Hit>> IncidentsAsync(SiagaDb db, IRegionProfile profile, string text, int limit, CancellationToken ct)
    {
        var (pattern, villages, districts) = (Pattern(text), VillagesNamed(profile, text), DistrictsNamed(profile, text));
        var found = await db.Incidents.AsNoTracking()
            .Where(i => i.RegionId == profile.Id && (EF.Functions.Like(i.SearchText, pattern, Like.EscapeCharacter)
                || villages.Contains(i.VillageCode!) || districts.Contains(i.DistrictCode!)))
            .OrderByDescending(i => i.OpenedAt).Take(limit + 1).ToListAsync(ct);
        return [.. found.Select(i => Of(i, profile, IsWords(i.SearchText, text) ? Matched.Words : Matched.Place))];
    }

    // A restricted report is found only by those who see it; the filter below the query takes care of that.
    static async Task<List<Hit>> ReportsAsync(SiagaDb db, IRegionProfile profile, string text, int limit, CancellationToken ct)
    {
        var key = Telephone.Key(text) is { Length: >= LeastDigitsOfTelephone } digits && !text.Any(char.IsLetter) ? digits : null;
        var (pattern, number) = (Pattern(text), key is null ? null : $"%{key}%");
        var found = await db.Reports.AsNoTracking()
            .Where(r => r.RegionId == profile.Id && ((number != null && EF.Functions.Like(r.CallerKey!, number))
                || (r.IncidentId == null && EF.Functions.Like(r.SearchText, pattern, Like.EscapeCharacter))))
            .OrderByDescending(r => r.BegunAt).Take(limit + 1).ToListAsync(ct);
        return [.. found.Select(r => new Hit(What.Report, r.Id, null, null, DayOf(r.BegunAt, profile), r.BegunAt, null, r.Outcome, r.Category, r.Urgency,
            ReportShapes.Headline(r.Words), r.Restricted, PlaceView.Of(r, profile), key is not null ? Matched.Caller : Matched.Words))];
    }

    static Hit Of(Incident i, IRegionProfile profile, Matched matched) => new(
        What.Incident, i.Id, i.Number, i.ShortNumber, i.Day, i.OpenedAt, i.Status, null, i.Category, i.Urgency,
        i.Restricted ? null : ReportShapes.Headline(i.Words), i.Restricted, PlaceView.Of(i, profile, i.Restricted), matched);

    static List<string> VillagesNamed(IRegionProfile profile, string text) =>
        [.. profile.Villages.Where(v => v.Name.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(v => v.Code).Take(50)];

    static List<string> DistrictsNamed(IRegionProfile profile, string text) =>
        [.. profile.Districts.Where(d => d.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).Select(d => d.Code)];

    static bool IsWords(string searched, string text) => searched.Contains(text.ToLowerInvariant(), StringComparison.Ordinal);
    static string Pattern(string text) => $"%{Like.Escape(text.ToLowerInvariant())}%";
    static DateOnly DayOf(DateTimeOffset at, IRegionProfile profile) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, profile.Zone).DateTime);
}

/// <summary>LIKE patterns from what a person typed: her percent sign is a percent sign.</summary>
static class Like
{
    public const string EscapeCharacter = "\\";
    public static string Escape(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
