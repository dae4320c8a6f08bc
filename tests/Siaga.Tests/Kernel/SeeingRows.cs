using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

/// <summary>A record with every kind of sight, to see whether filters are asked anew each time.</summary>
sealed class Trip : IRegional, IUnjournalled
{
    public required string RegionId { get; init; }
    public required int Id { get; init; }
    public bool Restricted { get; init; }
    public string? Agency { get; init; }
    public string? TakenBy { get; init; }
}

sealed class TripTable : IEntityTypeConfiguration<Trip>
{
    public void Configure(EntityTypeBuilder<Trip> table)
    {
        table.ToTable("trips").HasKey(t => new { t.RegionId, t.Id });
        table.Property(t => t.Id).ValueGeneratedNever();
    }
}

sealed class TripVisibility : IVisibility
{
    public void Configure(ModelBuilder model, SiagaDb db) => model.Entity<Trip>().HasQueryFilter(trip =>
        db.SeesAll
        || trip.TakenBy == db.Me
        || db.SightRestrictedRegions.Contains(trip.RegionId)
        || (!trip.Restricted && db.SightRegions.Contains(trip.RegionId))
        || (!trip.Restricted && db.SightAgencies.Contains(trip.RegionId + "/" + trip.Agency))
        || (trip.Restricted && db.SightRestrictedAgencies.Contains(trip.RegionId + "/" + trip.Agency)));
}

public sealed class SeeingRows(Databases databases)
{
    static readonly Grant Supervisor = new("kendal", null, "all"), Taker = new("kendal", null, "open"),
        Damkar = new("kendal", "damkar", "agency"),
        DamkarRestricted = new("kendal", "damkar", "agency", Restricted: true),
        Admin = new("kendal", null, "nothing");

    [Theory, BothEngines]
    public async Task Follows_the_audience_of_each_context_though_the_model_is_built_once(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        // Twice, and in both orders: the first query of a kind compiles it, the second takes it from the cache.
        foreach (var _ in (int[])[1, 2])
        {
            (await SeenBy(depot, Taker)).ShouldBe([1, 2]);
            (await SeenBy(depot, Supervisor)).ShouldBe([1, 2, 3, 4]);
            (await SeenBy(depot, Damkar)).ShouldBe([2]);
            (await SeenBy(depot, DamkarRestricted)).ShouldBe([2, 4]);
            (await SeenBy(depot, Admin)).ShouldBeEmpty();
            (await SeenBy(depot, new("jepara", null, "open"), new("badung", "damkar", "agency", Restricted: true)))
                .ShouldBe([6, 5]);
            (await Seen(depot.Read())).Count.ShouldBe(7);
            (await Seen(depot.Read(Audience.Nobody))).ShouldBeEmpty();
        }
    }

    [Theory, BothEngines]
    public async Task Shows_a_person_what_is_theirs_whatever_their_sight(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        depot.Get<DepotPeople>().Grant("budi", Admin);
        (await Seen(depot.Read(depot.Get<DepotPeople>()["budi"]))).ShouldBe([7]);
    }

    [Theory, BothEngines]
    public async Task Follows_the_actor_of_each_command_in_one_batch(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        depot.Get<DepotPeople>().Grant("taker", Taker);
        depot.Get<DepotPeople>().Grant("damkar", Damkar);
        Task<int> taker = null!, damkar = null!, system = null!, stranger = null!;
        await depot.TogetherAsync(() =>
            (taker, damkar, system, stranger) = (Count(depot, new("taker")), Count(depot, new("damkar")),
            Count(depot, Actor.System("ladder")), Count(depot, new("stranger"))));

        (await taker, await damkar, await system, await stranger).ShouldBe((2, 1, 7, 0));
    }

    [Theory, BothEngines]
    public async Task Decides_with_the_grants_of_the_moment_when_the_turn_comes(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        depot.Get<DepotPeople>().Grant("taker", Taker);
        Task<int> asked = null!;
        await depot.TogetherAsync(() =>
            { asked = Count(depot, new("taker")); depot.Get<DepotPeople>().Dismiss("taker"); });
        (await asked).ShouldBe(0);
    }

    [Theory, BothEngines]
    public async Task Changes_when_one_context_acts_as_another(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        await using var db = depot.Read(Audience.Of("a", [Taker], Sight));
        (await db.Set<Trip>().CountAsync()).ShouldBe(2);
        db.ActAs(Audience.Of("b", [Supervisor], Sight), null);
        (await db.Set<Trip>().CountAsync()).ShouldBe(4);
        (await db.Set<Trip>().FindAsync("kendal", 3)).ShouldNotBeNull();
    }

    [Theory, BothEngines]
    public async Task Keeps_rows_without_a_filter_of_their_own_to_the_regions_of_the_person(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        await depot.Buy(1);
        await depot.Buy(1, region: "jepara");
        (await depot.Ambulances(Audience.Of("a", [Admin], Sight))).Single().RegionId.ShouldBe("kendal");
        (await depot.Ambulances(Audience.Nobody)).ShouldBeEmpty();
        (await depot.Ambulances()).Count.ShouldBe(2);
    }

    static Task<List<int>> SeenBy(Depot depot, params Grant[] grants) =>
        Seen(depot.Read(Audience.Of("someone", grants, Sight)));

    static async Task<List<int>> Seen(SiagaDb reader)
    {
        await using var db = reader;
        return await db.Set<Trip>().OrderBy(t => t.RegionId == "jepara" ? 0 : 1).ThenBy(t => t.RegionId)
            .ThenBy(t => t.Id).Select(t => t.Id).ToListAsync();
    }

    static Task<int> Count(Depot depot, Actor by) => depot.Do((db, ct) => db.Set<Trip>().CountAsync(ct), by: by);

    static SightOfGrant Sight(Grant grant) => grant.Role switch
    {
        "all" => SightOfGrant.RegionWithRestricted,
        "open" => SightOfGrant.Region,
        "agency" => SightOfGrant.Agency,
        _ => SightOfGrant.Nothing,
    };

    async Task<Depot> OpenAsync(Engine engine)
    {
        var depot = await Depot.OpenAsync(await databases.CreateAsync(engine));
        await depot.Get<UnjournalledWriter>().WriteAsync(Audience.System("test"), (db, _) =>
        {
            db.AddRange(
                new Trip { RegionId = "kendal", Id = 1 },
                new Trip { RegionId = "kendal", Id = 2, Agency = "damkar" },
                new Trip { RegionId = "kendal", Id = 3, Restricted = true },
                new Trip { RegionId = "kendal", Id = 4, Restricted = true, Agency = "damkar" },
                new Trip { RegionId = "badung", Id = 5, Restricted = true, Agency = "damkar" },
                new Trip { RegionId = "jepara", Id = 6 },
                new Trip { RegionId = "serang", Id = 7, Restricted = true, TakenBy = "budi" });
            return Task.FromResult(0);
        }, default);
        return depot;
    }
}
