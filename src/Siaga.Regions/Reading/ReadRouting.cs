using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>Answers whom a report would reach if it were sent now, and whether anybody sits there.</summary>
public static class ReadRouting
{
    /// <param name="District">Null when the place is not known.</param>
    /// <param name="Urgency">Part of what is asked; the routing table does not depend on it.</param>
    public sealed record Query(
        [property: Required, MaxLength(60)] string Category,
        [property: MaxLength(20)] string? District,
        [property: Range(1, 5)] int? Urgency);

    /// <param name="DeskOnDuty">People on the desk's posts; for a restricted category those who may read it.</param>
    /// <param name="NobodyOnDuty">Nobody at the desk: a ticket would climb to the next rung at once.</param>
    public sealed record RoutedAgency(string Id, string ShortName, int DeskOnDuty, bool NobodyOnDuty);

    public sealed record View(IReadOnlyList<RoutedAgency> Agencies);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/routing", Handle);

    static async Task<Results<Ok<View>, NotFound>> Handle(
        string region, [AsParameters] Query query, IRegionLookup regions, SiagaDb db, IPeopleLookup people,
        TimeProvider clock, CancellationToken ct)
    {
        var (profile, now) = (regions.Find(region)!, clock.GetUtcNow());
        if (profile.FindCategory(query.Category) is not { } category) return TypedResults.NotFound();

        var agencies = new List<RoutedAgency>();
        foreach (var agency in profile.Route(query.Category, query.District))
        {
            var desk = await people.OnPostsAsync(db, region, agency.Id, profile.DutyAt(agency.Id, now).Desk, ct);
            var count = category.Restricted
                ? (await people.ReadersOfRestrictedAsync(db, region, agency.Id, [.. desk.Select(p => p.Id)], ct)).Count
                : desk.Count;
            agencies.Add(new(agency.Id, agency.ShortName, count, count == 0));
        }
        return TypedResults.Ok(new View(agencies));
    }
}
