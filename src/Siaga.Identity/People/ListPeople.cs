using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Shows an administrator the people of their regions and what each may do there.</summary>
public static class ListPeople
{
    public sealed record View(string Id, string Login, string Name, IReadOnlyList<GrantView> Grants, int Sessions);

    public sealed record GrantView(string Region, string? Agency, Role Role, string? Post, bool Restricted);

    public sealed record Answer(IReadOnlyList<View> Items);

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/people", Handle);

    static async Task<Ok<Answer>> Handle(SiagaDb db, TimeProvider clock, CancellationToken ct)
    {
        var regions = db.Audience.RegionsToManage();
        var now = clock.GetUtcNow();
        var people = await Managed(db, regions).AsNoTracking().OrderBy(p => p.Login)
            .Select(p => new
            {
                p.Id, p.Login, p.Name,
                Grants = db.Set<PersonGrant>().Where(g => g.PersonId == p.Id && regions.Contains(g.Region))
                    .OrderBy(g => g.Id).ToList(),
                Sessions = db.Set<Session>().Count(s => s.PersonId == p.Id && s.RevokedAt == null && s.Expires > now),
            })
            .ToListAsync(ct);
        return TypedResults.Ok(new Answer(
            [.. people.Select(p => new View(p.Id, p.Login, p.Name, [.. p.Grants.Select(ViewOf)], p.Sessions))]));
    }

    /// <summary>The people with a grant in any of the regions.</summary>
    internal static IQueryable<Person> Managed(SiagaDb db, string[] regions) => db.Set<Person>()
        .Where(p =>
            p.RetiredAt == null && db.Set<PersonGrant>().Any(g => g.PersonId == p.Id && regions.Contains(g.Region)));

    /// <exception cref="ForbiddenException">when the person manages nobody anywhere.</exception>
    internal static string[] RegionsToManage(this Audience audience)
    {
        var regions = audience.Grants.Select(g => g.Region).Distinct()
            .Where(r => audience.May(Right.ManagePeople, r)).ToArray();
        return regions.Length > 0 ? regions : throw new ForbiddenException(nameof(Right.ManagePeople));
    }

    static GrantView ViewOf(PersonGrant grant) =>
        new(grant.Region, grant.Agency, Enum.Parse<Role>(grant.Role), grant.Post, grant.Restricted);
}
