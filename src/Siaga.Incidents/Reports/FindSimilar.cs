using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>While category and place are typed: open incidents of that kind nearby, and what this number reported before.
/// A POST, because a telephone number does not belong in an address.</summary>
public static class FindSimilar
{
    const int MostIncidents = 6, MostReports = 8;
    const double NearMetres = 5_000;

    public enum Why { SameVillage, Near, SameDistrict }

    public sealed record Request(Guid DraftId, [property: MaxLength(60)] string? Category, PlaceShape? Place, [property: MaxLength(40)] string? CallerNumber);
    public sealed record Candidate(
        Guid Id, string Number, string ShortNumber, int Urgency, string Category, string? Headline, PlaceView Place, DateTimeOffset OpenedAt,
        int Reports, bool Ready, int? DistanceMetres, Why Why);

    public sealed record Earlier(Guid Id, DateTimeOffset At, Outcome? Outcome, string? Headline, Guid? IncidentId, string? Number);
    public sealed record CallerPart(IReadOnlyList<Earlier> Reports, int Total12Months, int Prank12Months);
    public sealed record Answer(IReadOnlyList<Candidate> Incidents, CallerPart? Caller);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/similar", Handle);

    static async Task<Ok<Answer>> Handle(
        string region, Request request, SiagaDb db, IRegionLookup regions, TimeProvider clock, CancellationToken ct)
    {
        db.Audience.Demand(Right.TakeReports, region);
        var profile = regions.Find(region)!;
        return TypedResults.Ok(new Answer(await NearbyAsync(db, profile, request, ct), await CallerAsync(db, region, request, clock.GetUtcNow(), ct)));
    }

    static async Task<List<Candidate>> NearbyAsync(SiagaDb db, IRegionProfile profile, Request request, CancellationToken ct)
    {
        if (request is not { Place: { Known: true } place, Category: { } category }) return [];
        var district = place.VillageCode is { } village ? profile.FindVillage(village)?.DistrictCode : place.DistrictCode;
        var open = await db.Incidents.AsNoTracking()
            .Where(i => i.RegionId == profile.Id && i.Status == IncidentStatus.Open && i.Category == category && i.OpeningReport != request.DraftId
                && (i.DistrictCode == district || i.Latitude != null))
            .OrderByDescending(i => i.OpenedAt).Take(200).ToListAsync(ct);
        return [.. open.Select(i => Compare(i, place, district, profile)).OfType<Candidate>()
            .OrderBy(c => c.Why).ThenByDescending(c => c.OpenedAt).Take(MostIncidents)];
    }

    static Candidate? Compare(Incident i, PlaceShape place, string? district, IRegionProfile profile)
    {
        var metres = Metres(i, place);
        Why? why = place.VillageCode is not null && i.VillageCode == place.VillageCode ? Why.SameVillage
            : metres <= NearMetres ? Why.Near
            : district is not null && i.DistrictCode == district ? Why.SameDistrict : null;
        return why is { } known
            ? new(i.Id, i.Number, i.ShortNumber, i.Urgency, i.Category, i.Restricted ? null : ReportShapes.Headline(i.Words),
                PlaceView.Of(i, profile, i.Restricted), i.OpenedAt, i.ReportCount, i.Group is BoardGroup.Ready, metres is null ? null : (int)metres, known)
            : null;
    }

    // Haversine on a sphere of 6,371 km: good to 0.5 %, which "nearby" does not notice.
    static double? Metres(Incident i, PlaceShape place)
    {
        if (i is not { Latitude: { } lat1, Longitude: { } lon1 } || place is not { Lat: { } lat2, Lon: { } lon2 }) return null;
        var (a, b) = (double.DegreesToRadians(lat2 - lat1) / 2, double.DegreesToRadians(lon2 - lon1) / 2);
        var h = Math.Pow(Math.Sin(a), 2)
            + Math.Cos(double.DegreesToRadians(lat1)) * Math.Cos(double.DegreesToRadians(lat2)) * Math.Pow(Math.Sin(b), 2);
        return 2 * 6_371_000 * Math.Asin(Math.Sqrt(h));
    }

    static async Task<CallerPart?> CallerAsync(SiagaDb db, string region, Request request, DateTimeOffset now, CancellationToken ct)
    {
        if (Telephone.Key(request.CallerNumber) is not { Length: >= 5 } key) return null;
        var since = now.AddMonths(-12);
        var earlier = db.Reports.AsNoTracking().Where(r => r.RegionId == region && r.CallerKey == key && r.BegunAt >= since && r.Id != request.DraftId);
        var latest = await earlier.OrderByDescending(r => r.BegunAt).Take(MostReports).ToListAsync(ct);
        var ids = latest.Select(r => r.IncidentId).OfType<Guid>().ToList();
        var numbers = await db.Incidents.Where(i => i.RegionId == region && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, ct);
        return new(
            [.. latest.Select(r => new Earlier(r.Id, r.BegunAt, r.Outcome, r.Restricted ? null : ReportShapes.Headline(r.Words), r.IncidentId,
                r.IncidentId is { } i ? numbers.GetValueOrDefault(i) : null))],
            await earlier.CountAsync(ct), await earlier.CountAsync(r => r.Outcome == Outcome.Prank || r.Outcome == Outcome.Ghost, ct));
    }
}
