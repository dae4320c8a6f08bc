using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A place as the console sends it. "Not known yet" is a place too.</summary>
/// <param name="Lat">Degrees, WGS 84; both or neither.</param>
public sealed record PlaceShape(
    bool Known, [property: MaxLength(20)] string? VillageCode, [property: MaxLength(20)] string? DistrictCode,
    [property: MaxLength(300)] string? Landmark, [property: Range(-90, 90)] double? Lat, [property: Range(-180, 180)] double? Lon)
{
    /// <summary>The place as a fact: a village brings its district, codes must be the region's own.</summary>
    /// <exception cref="RefusedException">place.village-unknown, place.district-unknown, place.empty</exception>
    internal PlaceFact ToFact(IRegionProfile profile)
    {
        var landmark = PrivateText.Of(Landmark);
        var position = Lat is { } lat && Lon is { } lon ? PrivateText.Of(Text(lat, lon)) : null;
        if (!Known) return new(false, null, null, landmark, position);

        var village = VillageCode is null ? null
            : profile.FindVillage(VillageCode) ?? throw new RefusedException("place.village-unknown", new { VillageCode });
        var district = village?.DistrictCode ?? DistrictCode;
        if (district is not null && profile.FindDistrict(district) is null)
            throw new RefusedException("place.district-unknown", new { DistrictCode });
        return district is null && position is null
            ? throw new RefusedException("place.empty")
            : new(true, village?.Code, district, landmark, position);
    }

    internal static (double? Latitude, double? Longitude) Degrees(PrivateText? position) =>
        position?.Text?.Split(',') is [var lat, var lon]
            ? (double.Parse(lat, CultureInfo.InvariantCulture), double.Parse(lon, CultureInfo.InvariantCulture))
            : (null, null);

    static string Text(double lat, double lon) => string.Create(CultureInfo.InvariantCulture, $"{lat:R},{lon:R}");
}

/// <summary>A place as it is shown, with the official names.</summary>
public sealed record PlaceView(
    bool Known, string? VillageCode, string? DistrictCode, string? Landmark, double? Lat, double? Lon, string? Village, string? District)
{
    internal static PlaceView Of(Incident i, IRegionProfile profile, bool hideDetails = false) => hideDetails
        ? Named(new(i.PlaceKnown, null, i.DistrictCode, null, null, null, null, null), profile)
        : Named(new(i.PlaceKnown, i.VillageCode, i.DistrictCode, i.Landmark, i.Latitude, i.Longitude, null, null), profile);

    internal static PlaceView? Of(Report r, IRegionProfile profile) => r.HasPlace
        ? Named(new(r.PlaceKnown, r.VillageCode, r.DistrictCode, r.Landmark, r.Latitude, r.Longitude, null, null), profile)
        : null;

    internal static PlaceView Of(PlaceFact f, IRegionProfile profile)
    {
        var (lat, lon) = PlaceShape.Degrees(f.Position);
        return Named(new(f.Known, f.VillageCode, f.DistrictCode, f.Landmark?.Text, lat, lon, null, null), profile);
    }

    static PlaceView Named(PlaceView place, IRegionProfile profile) => place with
    {
        Village = place.VillageCode is null ? null : profile.FindVillage(place.VillageCode)?.Name,
        District = place.DistrictCode is null ? null : profile.FindDistrict(place.DistrictCode)?.Name,
    };
}
