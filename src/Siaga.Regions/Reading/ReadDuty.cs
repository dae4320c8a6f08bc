using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>Answers who is on duty at each agency at this moment.</summary>
public static class ReadDuty
{
    /// <param name="Person">Null when nobody fills the post.</param>
    /// <param name="Present">Whether a signed-in screen of the person is open; nothing tells who looks at it.</param>
    public sealed record DeskPost(string Post, PersonRef? Person, bool Present);

    public sealed record OfficerPost(string Post, PersonRef? Person);

    public sealed record AgencyOnDuty(string Id, string ShortName, IReadOnlyList<DeskPost> Desk, OfficerPost? Officer);

    public sealed record View(DateTimeOffset At, IReadOnlyList<AgencyOnDuty> Agencies);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/duty", Handle);

    static async Task<Ok<View>> Handle(
        string region, IRegionLookup regions, SiagaDb db, IPeopleLookup people, TimeProvider clock,
        CancellationToken ct)
    {
        var (profile, now) = (regions.Find(region)!, clock.GetUtcNow());
        var agencies = new List<AgencyOnDuty>();
        foreach (var agency in profile.Agencies.Where(a => a.GetsTickets && !a.Retired))
        {
            var duty = profile.DutyAt(agency.Id, now);
            Task<IReadOnlyList<PersonRef>> On(string post) => people.OnPostsAsync(db, region, agency.Id, [post], ct);
            agencies.Add(new(
                agency.Id, agency.ShortName, await DeskAsync(duty.Desk, On), await OfficerAsync(duty.Officer, On)));
        }

        var ids = agencies.SelectMany(a => a.Desk).Select(d => d.Person?.Id).OfType<string>().ToList();
        var present = await people.WithOpenScreenAsync(db, ids, ct);
        return TypedResults.Ok(new View(now, [.. agencies.Select(agency => With(agency, present))]));
    }

    static async Task<IReadOnlyList<DeskPost>> DeskAsync(
        IReadOnlyList<string> posts, Func<string, Task<IReadOnlyList<PersonRef>>> on)
    {
        var desk = new List<DeskPost>();
        foreach (var post in posts)
        {
            var people = await on(post);
            if (people.Count == 0) desk.Add(new(post, null, Present: false)); // the screen says that it is empty
            desk.AddRange(people.Select(person => new DeskPost(post, person, Present: false)));
        }
        return desk;
    }

    static AgencyOnDuty With(AgencyOnDuty agency, IReadOnlySet<string> present) => agency with
    {
        Desk = [.. agency.Desk.Select(d => d with { Present = d.Person is { } person && present.Contains(person.Id) })],
    };

    static async Task<OfficerPost?> OfficerAsync(string? post, Func<string, Task<IReadOnlyList<PersonRef>>> on) =>
        post is null ? null : new(post, await on(post) is [var person, ..] ? person : null);
}
