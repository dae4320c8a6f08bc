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
