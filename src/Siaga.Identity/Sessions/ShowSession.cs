using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Says who is signed in, what they may do where, and what the time is.</summary>
public static class ShowSession
{
    public sealed record View(
        SignedIn Person, string DraftKey, DateTimeOffset ServerTime, bool Demonstration,
        IReadOnlyList<RegionOfPerson> Regions);

    public sealed record SignedIn(string Id, string Name, string Login);

    public sealed record RegionOfPerson(
        string Id, string Name, string ServiceName, string Code, string Zone, string ZoneLabel,
        IReadOnlyList<Role> Roles, IReadOnlyList<Right> Rights, IReadOnlyList<AgencyOfPerson> Agencies);

    public sealed record AgencyOfPerson(string Id, string ShortName, Role Role, string? Post);

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/session", Handle);

    static async Task<Results<Ok<View>, UnauthorizedHttpResult>> Handle(
        HttpContext http, SiagaDb db, IRegionLookup regions, TimeProvider clock, CancellationToken ct)
    {
        var id = SessionTicket.SessionOf(http.User);
        var found = await db.Set<Session>().AsNoTracking().Where(s => s.Id == id)
            .Join(db.Set<Person>(), s => s.PersonId, p => p.Id,
                (s, p) => new { s.DraftKey, Person = new SignedIn(p.Id, p.Name, p.Login) })
            .SingleOrDefaultAsync(ct);
        if (found is null) return TypedResults.Unauthorized();

        var demonstration = await db.Set<Installation>().AnyAsync(i => i.Demonstration, ct);
        return TypedResults.Ok(new View(
            found.Person, Convert.ToBase64String(found.DraftKey), clock.GetUtcNow(), demonstration,
            RegionsOf(db.Audience, regions)));
    }

    internal static IReadOnlyList<RegionOfPerson> RegionsOf(Audience audience, IRegionLookup regions) =>
    [
        .. audience.Grants.Select(g => g.Region).Distinct()
            .Select(regions.Find).OfType<IRegionProfile>().OrderBy(p => p.RegionName, StringComparer.Ordinal)
            .Select(profile => RegionOf(audience, profile)),
    ];

    static RegionOfPerson RegionOf(Audience audience, IRegionProfile profile)
    {
        var grants = audience.Grants.Where(g => g.Region == profile.Id).ToList();
        return new(
            profile.Id, profile.RegionName, profile.ServiceName, profile.Code, profile.Zone.Id, profile.ZoneLabel,
            [.. grants.Select(RoleOf).Distinct().Order()], audience.RightsIn(profile.Id),
            [.. grants.Where(g => g.Agency is not null).Select(g => new AgencyOfPerson(
                g.Agency!, profile.FindAgency(g.Agency!)?.ShortName ?? g.Agency!, RoleOf(g), g.Post))]);
    }

    static Role RoleOf(Grant grant) => Enum.Parse<Role>(grant.Role);
}
