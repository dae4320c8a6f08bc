using Shouldly;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class AskingAboutPeople(Databases databases)
{
    static readonly Grant Dispatcher = new("kendal", null, nameof(Role.Dispatcher));
    static readonly Grant Desk = new("kendal", "damkar", nameof(Role.AgencyDesk), "piket");

    [Theory, BothEngines]
    public async Task Names_those_it_knows(Engine engine)
    {
        await using var office = await Open(engine);
        var ani = await office.Hire("ani");
        await using var db = office.Read();
        var names = await Lookup(office).NamesAsync(db, [ani, "system/ladder", "unknown", ani], default);
        names.Values.ShouldBe([new PersonRef(ani, "Name of ani")]);
    }

    [Theory, BothEngines]
    public async Task Finds_who_fills_a_post_of_that_agency_in_that_region(Engine engine)
    {
        await using var office = await Open(engine);
        var ani = await office.Hire("ani", Desk, Dispatcher);
        await office.Hire(
            "budi", Desk with { Region = "jepara" }, Desk with { Agency = "polres" }, Desk with { Post = "perwira" });
        await using var db = office.Read();
        (await Lookup(office).OnPostsAsync(db, "kendal", "damkar", ["piket", "cadangan"], default))
            .ShouldBe([new(ani, "Name of ani")]);
        (await Lookup(office).OnPostsAsync(db, "kendal", "damkar", ["cadangan"], default)).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Finds_who_has_a_role(Engine engine)
    {
        await using var office = await Open(engine);
        var ani = await office.Hire("ani", Dispatcher);
        var budi = await office.Hire("budi", Desk);
        await using var db = office.Read();
        (await Lookup(office).WithRoleAsync(db, "kendal", null, Role.Dispatcher, default)).Select(p => p.Id)
            .ShouldBe([ani]);
        (await Lookup(office).WithRoleAsync(db, "kendal", "damkar", Role.AgencyDesk, default)).Select(p => p.Id)
            .ShouldBe([budi]);
        (await Lookup(office).WithRoleAsync(db, "kendal", "polres", Role.AgencyDesk, default)).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Knows_who_may_read_what_few_may(Engine engine)
    {
        await using var office = await Open(engine);
        string[] may = [await office.Hire("ani", Dispatcher), await office.Hire("budi", Desk with { Restricted = true })];
        string[] mayNot = [await office.Hire("cici", Desk),
            await office.Hire("dedi", Desk with { Agency = "polres", Restricted = true })];
        await using var db = office.Read();
        (await Lookup(office).ReadersOfRestrictedAsync(db, "kendal", "damkar", [.. may, .. mayNot, "unknown"], default))
            .ShouldBe(may, ignoreOrder: true);
    }

    [Theory, BothEngines]
    public async Task Leaves_out_who_has_retired_but_keeps_the_name(Engine engine)
    {
        await using var office = await Open(engine);
        var ani = await office.Hire("ani", Desk);
        await office.Change(
            async (db, ct) => (await db.FindAsync<Person>([ani], ct))!.RetiredAt = office.Clock.GetUtcNow());
        await using var db = office.Read();
        (await Lookup(office).OnPostsAsync(db, "kendal", "damkar", ["piket"], default)).ShouldBeEmpty();
        (await Lookup(office).NamesAsync(db, [ani], default)).Keys.ShouldBe([ani]);
        (await office.Get<IAudienceSource>().ForAsync(db, [ani], default)).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Gives_the_audience_of_each_from_the_table_of_grants(Engine engine)
    {
        await using var office = await Open(engine);
        var (ani, budi, cici) = (
            await office.Hire("ani", Dispatcher), await office.Hire("budi", Desk), await office.Hire("cici"));
        await using var db = office.Read();
        var audiences = await office.Get<IAudienceSource>().ForAsync(db, [ani, budi, cici, "unknown"], default);
        audiences.Keys.ShouldBe([ani, budi, cici], ignoreOrder: true);
        audiences[ani].Sight.RestrictedRegions.ShouldBe(["kendal"]);
        audiences[budi].Sight.Agencies.ShouldBe(["kendal/damkar"]);
        audiences[cici].Grants.ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Decides_by_the_grants_at_the_moment_of_the_command(Engine engine)
    {
        await using var office = await Open(engine);
        var ani = await office.Hire("ani", Dispatcher);
        Task<bool> MayClose() => office.Get<RegionWriters>()["kendal"].WriteAsync(
            IdempotencyKey.OfTask("test", $"{Guid.CreateVersion7()}"), new Actor(ani),
            (db, _) => Task.FromResult(db.Audience.May(Right.CloseIncidents, "kendal")));

        (await MayClose()).ShouldBeTrue();
        await office.Dismiss(ani);
        (await MayClose()).ShouldBeFalse();
    }

    [Fact]
    public async Task Shows_the_change_of_a_grant_in_the_open_session()
    {
        await using var office = await Open(Engine.Sqlite);
        var ani = await office.Hire("ani", Dispatcher);
        using var browser = await office.SignedIn("ani");
        (await browser.Get("/api/session")).GetProperty("regions").GetArrayLength().ShouldBe(1);
        await office.Dismiss(ani);
        office.Clock.Advance(TimeSpan.FromSeconds(2));
        (await browser.Get("/api/session")).GetProperty("regions").GetArrayLength().ShouldBe(0);
    }

    static IPeopleLookup Lookup(Office office) => office.Get<IPeopleLookup>();

    async Task<Office> Open(Engine engine) => await Office.OpenAsync(await databases.CreateAsync(engine));
}
