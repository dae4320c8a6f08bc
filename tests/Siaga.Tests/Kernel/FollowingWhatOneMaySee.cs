using System.Net.ServerSentEvents;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class FollowingWhatOneMaySee(Databases databases)
{
    static readonly StreamScope
        Open = new(false, [], [], []),
        WithDamkar = new(false, ["damkar"], ["damkar"], []),
        Hidden = new(true, ["damkar"], ["damkar"], []),
        HiddenFromDamkar = new(true, ["damkar"], [], []),
        HiddenButFromBudi = new(true, [], [], ["budi"]);

    static readonly Grant Taker = new("kendal", null, "open"), Supervisor = new("kendal", null, "all"),
        Damkar = new("kendal", "damkar", "agency"),
        DamkarRestricted = new("kendal", "damkar", "agency", Restricted: true);

    [Theory]
    [InlineData("open", "kendal", null, false, "1 2 3", "the call taker hears what is open")]
    [InlineData("all", "kendal", null, false, "1 2 3 4 5 6", "the supervisor hears all")]
    [InlineData("agency", "kendal", "damkar", false, "2 3", "the agency hears of its tickets")]
    [InlineData("agency", "kendal", "damkar", true, "2 3 4", "its people with the restricted right hear of live ones")]
    [InlineData("agency", "kendal", "pln", true, "", "another agency hears nothing")]
    [InlineData("nothing", "kendal", null, false, "", "an administrator hears nothing")]
    [InlineData("all", "jepara", null, false, "", "another region hears nothing")]
    public void Is_told_by_the_scope(
        string role, string region, string? agency, bool restricted, string hears, string why)
    {
        var ended = WithDamkar with { RestrictedAgencies = [] };
        StreamScope[] scopes = [Open, WithDamkar, ended, Hidden, HiddenFromDamkar, HiddenButFromBudi];
        var audience = new DepotPeople().Grant("someone", new Grant(region, agency, role, Restricted: restricted));
        var heard = scopes.Index().Where(s => s.Item.SeenBy(audience, "kendal")).Select(s => s.Index + 1);
        string.Join(' ', heard).ShouldBe(hears, why);
    }

    [Fact]
    public void Is_told_to_the_people_of_the_case_whatever_their_sight() =>
        HiddenButFromBudi.SeenBy(new DepotPeople().Grant("budi"), "kendal").ShouldBeTrue();

    [Theory, BothEngines]
    public async Task Tells_nothing_of_a_stream_that_the_person_may_not_see(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        depot.Get<DepotScopes>().Set(2, Hidden);
        var (taker, supervisor) = (Follow(depot, Taker), Follow(depot, Supervisor));
        await taker.NextAsync();
        await supervisor.NextAsync();
        await depot.Buy(1);
        await depot.Buy(2);
        await depot.Buy(3);

        (await taker.TakeAsync(2)).ShouldBe(["fact ambulance/1", "fact ambulance/3"]);
        (await supervisor.TakeAsync(3)).ShouldBe(["fact ambulance/1", "fact ambulance/2", "fact ambulance/3"]);
    }

    [Theory, BothEngines]
    public async Task Says_gone_once_to_whoever_loses_sight_and_then_nothing_more(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        var (taker, damkar) = (Follow(depot, Taker), Follow(depot, DamkarRestricted));
        await taker.NextAsync();
        await damkar.NextAsync();
        depot.Get<DepotScopes>().Set(1, WithDamkar);
        await depot.Buy(1);
        (await taker.TakeAsync(1)).ShouldBe(["fact ambulance/1"]);
        (await damkar.TakeAsync(1)).ShouldBe(["fact ambulance/1"]);

        depot.Get<DepotScopes>().Set(1, Hidden);
        await depot.Hide(1);
        (await taker.TakeAsync(1)).ShouldBe(["gone ambulance/1"]);
        (await damkar.TakeAsync(1)).ShouldBe(["fact ambulance/1"]);

        depot.Get<DepotScopes>().Set(1, HiddenFromDamkar);
        await depot.Hide(1);
        await depot.Buy(2);
        (await taker.TakeAsync(1)).ShouldBe(["fact ambulance/2"]);
        (await damkar.TakeAsync(1)).ShouldBe(["gone ambulance/1"]);
    }

    [Theory, BothEngines]
    public async Task Says_reload_without_a_name_to_whoever_was_away_meanwhile(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        await depot.Buy(1);
        var place = FollowingLive.Place(await depot.Journal(), 1);
        depot.Get<DepotScopes>().Set(1, Hidden);
        await depot.Hide(1);
        await depot.Buy(2);
        (await Follow(depot, Taker, place).TakeAsync(3)).ShouldBe(["hello", "reload", "fact ambulance/2"]);
    }

    [Theory, BothEngines]
    public async Task Says_reload_when_it_was_hidden_while_somebody_asked_who_sees_it(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        var scopes = depot.Get<DepotScopes>();
        var taker = Follow(depot, Taker);
        await taker.NextAsync();
        scopes.Meanwhile = async () =>
        {
            scopes.Set(1, Hidden);
            await depot.Hide(1);
        };
        await depot.Buy(1);
        (await taker.TakeAsync(1)).ShouldBe(["reload"]);
    }

    [Theory, BothEngines]
    public async Task Asks_anew_who_may_hear_of_old_facts_after_nobody_followed(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        var place = FollowingLive.Place([], 0);
        await depot.Buy(1);
        await depot.Buy(2);
        (await Follow(depot, Taker, place).TakeAsync(3)).ShouldBe(["hello", "fact ambulance/1", "fact ambulance/2"]);
        depot.Get<DepotScopes>().Set(1, Hidden);
        await depot.Buy(3); // any fact: the memory is behind now
        (await Follow(depot, Taker, place).TakeAsync(3)).ShouldBe(["hello", "fact ambulance/2", "fact ambulance/3"]);
    }

    [Theory, BothEngines]
    public async Task Hears_nothing_of_a_stream_that_nobody_answers_for(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        depot.Get<DepotScopes>().Unknown = "ambulance/1";
        var supervisor = Follow(depot, Supervisor);
        await supervisor.NextAsync();
        await depot.Buy(1);
        await depot.Buy(2);
        (await supervisor.TakeAsync(1)).ShouldBe(["fact ambulance/2"]);
    }

    [Theory, BothEngines]
    public async Task Moves_the_place_past_what_one_may_not_see_with_a_ping(Engine engine)
    {
        var clock = new FakeTimeProvider(Clock.Start);
        await using var depot = await OpenAsync(engine, clock);
        depot.Get<DepotScopes>().Set(1, Hidden);
        var taker = Follow(depot, Taker);
        await taker.NextAsync();
        await depot.Buy(1);
        var next = taker.NextAsync();
        await PassTimeAsync(clock, next);
        var ping = await next;
        (ping.EventType, ping.Data.Stream).ShouldBe(("ping", null));
        ping.EventId.ShouldBe(FollowingLive.Place(await depot.Journal(), 1));
    }

    [Theory, BothEngines]
    public async Task Says_notices_to_the_person_rung_for_and_to_nobody_else(Engine engine)
    {
        await using var depot = await OpenAsync(engine);
        var (ani, budi) = (Follow(depot, "ani", Supervisor), Follow(depot, "budi", Supervisor));
        await ani.NextAsync();
        await budi.NextAsync();
        await depot.RingAsync("ani");
        var said = await ani.NextAsync();
        (said.EventType, said.EventId).ShouldBe(("notices", null));
        await depot.Buy(1);
        (await budi.TakeAsync(1)).ShouldBe(["fact ambulance/1"]);
    }

    [Theory]
    [InlineData(Engine.Sqlite, "dismissed")]
    [InlineData(Engine.Sqlite, "other grants")]
    [InlineData(Engine.Postgres, "dismissed")]
    public async Task Ends_within_five_seconds_when_rights_change(Engine engine, string how)
    {
        var clock = new FakeTimeProvider(Clock.Start);
        await using var depot = await OpenAsync(engine, clock);
        var taker = Follow(depot, "budi", Taker);
        await taker.NextAsync();
        if (how == "dismissed") depot.Get<DepotPeople>().Dismiss("budi");
        else depot.Get<DepotPeople>().Grant("budi", Damkar);
        var ended = taker.EndedAsync();
        await PassTimeAsync(clock, ended);
        (await ended).ShouldBeTrue();
    }

    // The feed may not be asleep yet when the clock is moved: then the next second wakes it.
    static async Task PassTimeAsync(FakeTimeProvider clock, Task until)
    {
        for (var second = 0; second < 3600 && !until.IsCompleted; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(until, Task.Delay(1));
        }
    }

    static Screen Follow(Depot depot, Grant grant, string? place = null) =>
        Follow(depot, $"person with {grant}", grant, place);

    static Screen Follow(Depot depot, string person, Grant grant, string? place = null) =>
        new(depot.Get<LiveFeed>().FollowAsync(Depot.Region,
            new(depot.Get<DepotPeople>().Grant(person, grant)), place, TestContext.Current.CancellationToken));

    async Task<Depot> OpenAsync(Engine engine, TimeProvider? clock = null) =>
        await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 0, clock);

    /// <summary>What one screen hears, one after the other.</summary>
    sealed class Screen(IAsyncEnumerable<SseItem<LiveEvent>> feed)
    {
        readonly IAsyncEnumerator<SseItem<LiveEvent>> _feed = feed.GetAsyncEnumerator();

        public async Task<SseItem<LiveEvent>> NextAsync()
        {
            (await _feed.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue("the feed ended");
            return _feed.Current;
        }

        public async Task<List<string>> TakeAsync(int events)
        {
            var heard = new List<string>();
            while (heard.Count < events)
            {
                var said = await NextAsync();
                heard.Add($"{said.EventType} {said.Data.Stream}".TrimEnd());
            }

            return heard;
        }

        public async Task<bool> EndedAsync()
        {
            while (await _feed.MoveNextAsync()) _feed.Current.EventType.ShouldBe("ping");
            return true;
        }
    }
}
