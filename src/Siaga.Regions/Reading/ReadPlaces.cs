using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;

namespace Siaga.Regions;

/// <summary>Answers the official districts and villages, for the type-ahead of a place.</summary>
public static class ReadPlaces
{
    public sealed record View(IReadOnlyList<District> Districts, IReadOnlyList<Village> Villages);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/places", Handle);

    static Results<Ok<View>, StatusCodeHttpResult> Handle(string region, RegionLookup regions, HttpContext http)
    {
        var profile = regions.Demand(region);
        return http.HasVersion(profile)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(new View(profile.Districts, profile.Villages));
    }
}
