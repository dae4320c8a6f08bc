using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class RepeatingAKey(Databases databases)
{
    [Theory, BothEngines]
    public async Task Gives_the_first_answer_again(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        Task<Guid> first = null!, sameBatch = null!;
        await depot.TogetherAsync(() => (first, sameBatch) = (depot.Send(1, key: "k"), depot.Send(1, key: "k")));
        var later = await depot.Send(1, key: "k");

        new[] { await sameBatch, later }.ShouldAllBe(trip => trip == first.Result);
        (await depot.Journal()).Count(j => j.Kind == "ambulance.sent").ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Decides_a_refused_command_anew(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        await depot.Send(1);
        await Should.ThrowAsync<RefusedException>(() => depot.Send(1, key: "k"));
        await depot.Return(1);
        await depot.Send(1, key: "k");
    }

    [Theory, BothEngines]
    public async Task Is_refused_with_another_content_also_within_one_batch(Engine engine)
    {
        await using var depot = await Open(engine);
        Task<int> first = null!, sameBatch = null!;
        await depot.TogetherAsync(() => (first, sameBatch) = (Say(depot, "k", "one"), Say(depot, "k", "two")));
        await first;

        await Should.ThrowAsync<IdempotencyConflictException>(() => sameBatch);
        await Should.ThrowAsync<IdempotencyConflictException>(() => Say(depot, "k", "three"));
        (await Say(depot, "k", "one")).ShouldBe(3);
    }

    [Theory, BothEngines]
    public async Task Is_separate_for_another_person_route_and_region(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 2);
        depot.Get<DepotPeople>().Grant("budi", new Grant(Depot.Region, null, "all"));
        var mine = await depot.Send(1, key: "k");
        (await depot.Send(2, key: "k", by: new("budi"))).ShouldNotBe(mine);

        var elsewhere = Depot.Key("k") with { Route = "POST /other" };
        (await depot.Writer.WriteAsync(elsewhere, Depot.Ani, (_, _) => Task.FromResult(7))).ShouldBe(7);
        (await depot.WriterOf("jepara").WriteAsync(Depot.Key("k"), Depot.Ani, (_, _) => Task.FromResult(8)))
            .ShouldBe(8);
    }

    [Theory, BothEngines]
    public async Task Keeps_the_answer_of_a_command_that_changed_nothing(Engine engine)
    {
        await using var depot = await Open(engine);
        (await depot.Do((_, _) => Task.FromResult(1), key: "k")).ShouldBe(1);
        (await depot.Do((_, _) => Task.FromResult(2), key: "k")).ShouldBe(1);
        (await depot.Journal()).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Is_forgotten_after_a_week_and_not_before(Engine engine)
    {
        var clock = new Clock();
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 1, clock);
        var pruning = new PruneFirstAnswers(depot.Get<IDatabaseEngine>(), depot.Get<UnjournalledWriter>(), clock);
        var first = await depot.Send(1, key: "k");

        clock.Now += PruneFirstAnswers.Kept - TimeSpan.FromSeconds(1);
        (await pruning.RunDueAsync(Depot.Region, default)).ShouldBe(Clock.Start + PruneFirstAnswers.Kept);
        (await depot.Send(1, key: "k")).ShouldBe(first);
        clock.Now += TimeSpan.FromSeconds(1);
        await pruning.RunDueAsync(Depot.Region, default);
        await using var db = depot.Read();
        (await db.FirstAnswers.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public void Of_a_task_is_as_long_as_a_key_may_be_and_tells_intents_apart()
    {
        IdempotencyKey.OfTask("ladder", "t/1").Value.ShouldBe("t/1");
        var (one, two) =
            (IdempotencyKey.OfTask("ladder", new string('x', 500)),
            IdempotencyKey.OfTask("ladder", new string('x', 501)));
        one.Value.Length.ShouldBe(64);
        one.Value.ShouldNotBe(two.Value);
    }

    static Task<int> Say(Depot depot, string key, string content) =>
        depot.Writer.CreateAsync(Depot.Key(key, content), Depot.Ani, [], (_, _) => Task.FromResult(content.Length));

    async Task<Depot> Open(Engine engine, int ambulances = 0) =>
        await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances);
}
