using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class NamingFacts(Databases databases)
{
    sealed record Nameless(DateTimeOffset At) : Fact("x/1", At);

    [Fact]
    public void Finds_every_kind_and_its_version()
    {
        var kinds = new ModuleAssemblies(typeof(Ambulance).Assembly).Kinds;
        kinds.TypeOf("ambulance.sent", 1).ShouldBe(typeof(AmbulanceSent));
        (kinds.Narrows("ambulance.hidden"), kinds.Narrows("ambulance.sent")).ShouldBe((true, false));
        Should.Throw<InvalidOperationException>(() =>
            kinds.TypeOf("ambulance.sent", 2)).Message.ShouldBe("No module knows ambulance.sent version 2.");
    }

    [Fact]
    public void Refuses_two_facts_of_one_name() => Should.Throw<InvalidOperationException>(() =>
        new FactKinds([typeof(AmbulanceSent), typeof(AmbulanceBought), typeof(AmbulanceSent)])).Message.ShouldContain(
            "are both ambulance.sent version 1");

    [Fact]
    public void Refuses_a_version_whose_past_nobody_can_read() => Should.Throw<InvalidOperationException>(() =>
        new FactKinds([typeof(AmbulanceWashed)])).Message.ShouldBe("ambulance.washed has version 2 and nothing that reads version 1.");

    [Fact]
    public void Refuses_an_old_version_without_the_new_one() => Should.Throw<InvalidOperationException>(() =>
        new FactKinds([typeof(AmbulanceWashedAlone)])).Message.ShouldBe(
            "ambulance.washed version 1 must be outdated exactly when there is a newer one.");

    [Theory, BothEngines]
    public async Task Reads_an_old_version_as_the_newest(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine));
        await depot.Do((db, _) =>
        {
            db.Record(new AmbulanceWashed(1, new("Bekas banjir"), "Budi", Clock.Start));
            return Task.FromResult(0);
        });
        // What version 1 knew of it: everything but who.
        await depot.TamperAsync("UPDATE journal SET v = 1, body = replace(body, ',\"washer\":\"Budi\"', '')");
        var washed = (await depot.Facts()).Single().ShouldBeOfType<AmbulanceWashed>();
        (washed.Number, washed.Why!.Text, washed.Washer, washed.At).ShouldBe((1, "Bekas banjir", null, Clock.Start));
    }

    [Theory, BothEngines]
    public async Task Refuses_to_record_an_old_version(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine));
        await Should.ThrowAsync<InvalidOperationException>(() => depot.Do((db, _) =>
        {
            db.Record(new AmbulanceWashedAlone(1, null, Clock.Start));
            return Task.FromResult(0);
        }));
    }

    [Theory, BothEngines]
    public async Task Refuses_to_record_a_fact_without_a_name(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine));
        await Should.ThrowAsync<InvalidOperationException>(() => depot.Do((db, _) =>
        {
            db.Record(new Nameless(Clock.Start));
            return Task.FromResult(0);
        }));
        (await depot.Journal()).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Names_the_kind_that_nobody_can_read(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 1);
        await depot.TamperAsync("UPDATE journal SET kind = 'ambulance.painted', v = 3");
        (await Should.ThrowAsync<InvalidOperationException>(depot.Facts)).Message.ShouldBe(
            "No module knows ambulance.painted version 3.");
    }
}
