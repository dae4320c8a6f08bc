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
    /// <param name="Line">Whose hours count; null means the region's first line.</param>
    public sealed record Query(
        [property: Required, MaxLength(60)] string Category,
        [property: MaxLength(20)] string? District,
        [property: Range(1, 5)] int? Urgency,
        [property: MaxLength(20)] string? Line);

    /// <param name="DeskOnDuty">People on the desk's posts, for a restricted category those who may read it; outside the hours
    /// those on the duty officer's.</param>
    /// <param name="NobodyOnDuty">Nobody there: a ticket would climb to the next rung at once.</param>
    public sealed record RoutedAgency(string Id, string ShortName, int DeskOnDuty, bool NobodyOnDuty);

    /// <param name="Announcement">What a caller is told outside the hours; null while the line is open.</param>
    public sealed record View(IReadOnlyList<RoutedAgency> Agencies, LocalText? Announcement);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/routing", Handle);

    static async Task<Results<Ok<View>, NotFound>> Handle(
        string region, [AsParameters] Query query, IRegionLookup regions, SiagaDb db, IPeopleLookup people,
        TimeProvider clock, CancellationToken ct)
    {
        var (profile, now) = (regions.Find(region)!, clock.GetUtcNow());
        if (profile.FindCategory(query.Category) is not { } category) return TypedResults.NotFound();

        var outside = profile.OutsideAt(query.Line ?? profile.Lines[0].Id, now);
        var agencies = new List<RoutedAgency>();
        foreach (var agency in profile.Route(query.Category, query.District))
        {
            var officers = outside?.Tickets is OutsideTickets.Officers;
            var posts = FirstPosts(profile.DutyAt(agency.Id, now), officers);
            var first = await people.OnPostsAsync(db, region, agency.Id, posts, ct);
            // Being called lets an officer see a restricted case; the desk needs the right.
            var count = category.Restricted && !officers
                ? (await people.ReadersOfRestrictedAsync(db, region, agency.Id, [.. first.Select(p => p.Id)], ct)).Count
                : first.Count;
            agencies.Add(new(agency.Id, agency.ShortName, count, count == 0));
        }
        return TypedResults.Ok(new View(agencies, outside?.Announcement));
    }

    static IReadOnlyList<string> FirstPosts(Duty duty, bool officers) =>
        !officers ? duty.Desk : duty.Officer is { } officer ? [officer] : [];
}
