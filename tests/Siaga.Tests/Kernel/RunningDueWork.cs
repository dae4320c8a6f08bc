using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class RunningDueWork(Databases databases)
{
    [Fact]
    public async Task Is_done_by_one_node_at_a_time_and_taken_over_when_it_falls_silent()
    {
        await using var depot = await Open(Engine.Postgres);
        var clock = new Clock();
        var ((first, second), (here, there)) = ((new Alarm(), new Alarm()), Nodes(depot, clock));
        var (one, two) = (Works(depot, first, clock, here), Works(depot, second, clock, there));
        await here.PulseAsync(default);
        await there.PulseAsync(default);
        await one.TurnAsync(Depot.Region);
        await two.TurnAsync(Depot.Region);
        (first.Runs, second.Runs).ShouldBe((1, 0));

        clock.Now += Node.Silence;
        await there.PulseAsync(default);
        await two.TurnAsync(Depot.Region);
        second.Runs.ShouldBe(0);
        clock.Now += TimeSpan.FromMilliseconds(1);
        await two.TurnAsync(Depot.Region);
        await one.TurnAsync(Depot.Region);
        (first.Runs, second.Runs).ShouldBe((1, 1));
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(60)]
    public async Task Is_taken_over_also_from_a_node_whose_clock_was_wrong(int minutesWrong)
    {
        await using var depot = await Open(Engine.Postgres);
        var (wrong, clock) = (new Clock(), new Clock());
        wrong.Now += TimeSpan.FromMinutes(minutesWrong);
        var (first, second) = (new Alarm(), new Alarm());
        var (here, there) = (new Node(depot.Get<IDatabaseEngine>(), wrong), new Node(depot.Get<IDatabaseEngine>(), clock));
        var (one, two) = (Works(depot, first, wrong, here), Works(depot, second, clock, there));
        for (var second1 = 0; second1 < 6; second1++)
        {
            await here.PulseAsync(default);
            await there.PulseAsync(default);
            await one.TurnAsync(Depot.Region);
            await two.TurnAsync(Depot.Region);
            (wrong.Now, clock.Now) = (wrong.Now + TimeSpan.FromSeconds(1), clock.Now + TimeSpan.FromSeconds(1));
        }

        (first.Runs, second.Runs).ShouldBe((6, 0)); // and is killed
        for (var second1 = 0; second1 < 5; second1++)
        {
            await there.PulseAsync(default);
            clock.Now += TimeSpan.FromSeconds(1);
        }

        await two.TurnAsync(Depot.Region);
        second.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Stays_with_a_node_while_it_lives()
    {
        await using var depot = await Open(Engine.Postgres);
        var clock = new Clock();
        var ((first, second), (here, there)) = ((new Alarm(), new Alarm()), Nodes(depot, clock));
        var (one, two) = (Works(depot, first, clock, here), Works(depot, second, clock, there));
        for (var turn = 0; turn < 12; turn++)
        {
            await here.PulseAsync(default);
            await there.PulseAsync(default);
            await one.TurnAsync(Depot.Region);
            await two.TurnAsync(Depot.Region);
            clock.Now += TimeSpan.FromSeconds(3);
        }

        (first.Runs, second.Runs).ShouldBe((12, 0));
    }

    [Theory, BothEngines]
    public async Task Goes_on_after_a_failure(Engine engine)
    {
        await using var depot = await Open(engine);
        var alarm = new Alarm { Fails = true };
        var node = Works(depot, alarm, new Clock());
        (await node.TurnAsync(Depot.Region)).ShouldBeNull();
        alarm.Fails = false;
        (await node.TurnAsync(Depot.Region)).ShouldBe(Clock.Start.AddHours(1));
    }

    [Theory, BothEngines]
    public async Task Wakes_for_the_next_deadline_and_for_every_region(Engine engine)
    {
        await using var depot = await Open(engine);
        await depot.Buy(1, region: "jepara");
        var clock = new FakeTimeProvider(Clock.Start);
        var alarm = new Alarm { Next = () => clock.GetUtcNow().AddMilliseconds(200) };
        using var node = Works(depot, alarm, clock);
        await node.StartAsync(default);
        await alarm.RunAsync(2);
        alarm.Regions.ShouldBe(["jepara", "kendal"], ignoreOrder: true);

        var before = alarm.Runs;
        // The node may not be asleep yet when the clock is moved: then the next step wakes it.
        while (alarm.Runs == before) { clock.Advance(TimeSpan.FromMilliseconds(200)); await Task.Yield(); }
        await node.StopAsync(default);
    }

    static (Node, Node) Nodes(Depot depot, TimeProvider clock) =>
        (new(depot.Get<IDatabaseEngine>(), clock), new(depot.Get<IDatabaseEngine>(), clock));

    static DueClock Works(Depot depot, Alarm alarm, TimeProvider clock, Node? node = null)
    {
        var engine = depot.Get<IDatabaseEngine>();
        return new(alarm, engine, new LeaseHolder(node ?? new(engine, clock), engine, clock), clock, NullLogger<DueClock>.Instance);
    }

    async Task<Depot> Open(Engine engine) => await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 1);

    sealed class Alarm : IDueWork
    {
        readonly Channel<string> _ran = Channel.CreateUnbounded<string>();

        public string Name => "alarm";
        public bool Fails { get; set; }
        public int Runs { get; private set; }
        public HashSet<string> Regions { get; } = [];
        public Func<DateTimeOffset?> Next { get; init; } = () => Clock.Start.AddHours(1);

        public Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
        {
            if (Fails) throw new InvalidOperationException("no bell");
            Runs++;
            Regions.Add(region);
            _ran.Writer.TryWrite(region);
            return Task.FromResult(Next());
        }

        public async Task RunAsync(int times)
        {
            for (var i = 0; i < times; i++) await _ran.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        }
    }
}
