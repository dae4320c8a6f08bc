using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class KeepingSteadyTime(Databases databases)
{
    readonly JumpyTime _system = new(new FakeTimeProvider(Clock.Start));

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24 * 3652)]
    [InlineData(-24 * 3652)]
    public void Goes_on_at_its_pace_when_the_systems_clock_jumps(int hours)
    {
        var clock = new SteadyClock(_system);
        _system.Jump(TimeSpan.FromHours(hours));
        _system.Pass(TimeSpan.FromSeconds(60));
        clock.GetUtcNow().ShouldBe(Clock.Start.AddSeconds(60));
        (clock.HasParted, clock.SystemAhead).ShouldBe((true, TimeSpan.FromHours(hours)));

        _system.Jump(TimeSpan.FromHours(-hours)); // and back
        _system.Pass(TimeSpan.FromSeconds(60));
        (clock.GetUtcNow(), clock.HasParted).ShouldBe((Clock.Start.AddSeconds(120), false));
    }

    [Fact]
    public void Follows_what_a_time_server_puts_right()
    {
        var clock = new SteadyClock(_system);
        _system.Jump(TimeSpan.FromSeconds(2));
        clock.GetUtcNow().ShouldBe(Clock.Start.AddSeconds(2));

        _system.Jump(TimeSpan.FromSeconds(-3)); // slower until the other has caught up, never back
        _system.Pass(TimeSpan.FromSeconds(10));
        clock.GetUtcNow().ShouldBe(Clock.Start.AddSeconds(11));
        _system.Pass(TimeSpan.FromSeconds(20));
        clock.GetUtcNow().ShouldBe(Clock.Start.AddSeconds(29));
        clock.SystemAhead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Begins_no_earlier_than_the_journals_end()
    {
        var clock = new SteadyClock(_system);
        clock.NotBefore(Clock.Start.AddHours(1));
        _system.Pass(TimeSpan.FromSeconds(5));
        clock.GetUtcNow().ShouldBe(Clock.Start.AddHours(1).AddSeconds(5));
    }

    [Theory]
    [InlineData(365, null)]
    [InlineData(3652, 3652)]
    public void Is_doubted_when_it_begins_more_than_a_year_after_the_journals_end(int days, int? doubted)
    {
        var clock = new SteadyClock(_system);
        clock.NotBefore(Clock.Start.AddDays(-days));
        clock.GetUtcNow().ShouldBe(Clock.Start); // calls are taken all the same
        ((int?)clock.DoubtedBy?.TotalDays).ShouldBe(doubted);
    }

    [Fact]
    public void Never_runs_back_whatever_the_system_does()
    {
        var seed = Random.Shared.Next();
        var (chance, clock) = (new Random(seed), new SteadyClock(_system));
        for (var (n, last) = (0, clock.GetUtcNow()); n < 2_000; n++)
        {
            if (chance.Next(3) == 0) _system.Jump(TimeSpan.FromSeconds(chance.Next(-4_000, 4_000)));
            _system.Pass(TimeSpan.FromMilliseconds(chance.Next(2_000)));
            var now = clock.GetUtcNow();
            now.ShouldBeGreaterThanOrEqualTo(last, $"seed {seed}");
            last = now;
        }
    }

    [Theory, BothEngines]
    public async Task Lets_no_command_come_before_what_another_node_recorded(Engine engine)
    {
        var clock = new Clock();
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 1, clock);
        clock.Now = Clock.Start.AddHours(-1); // this node's is behind
        (await depot.Do((db, _) => Task.FromResult(db.NotBefore))).ShouldBe(Clock.Start);
        await depot.Buy(2);
        await using var read = depot.Read();
        (await read.Journal.OrderBy(j => j.Seq).Select(j => j.RecordedAt).ToListAsync()).ShouldBe([Clock.Start, Clock.Start]);
    }
}

/// <summary>A system whose clock on the wall can be set, while its monotonic one goes on.</summary>
sealed class JumpyTime(FakeTimeProvider steady) : TimeProvider
{
    TimeSpan _off;

    public void Jump(TimeSpan by) => _off += by;
    public void Pass(TimeSpan time) => steady.Advance(time);
    public override DateTimeOffset GetUtcNow() => steady.GetUtcNow() + _off;
    public override long GetTimestamp() => steady.GetTimestamp();
    public override long TimestampFrequency => steady.TimestampFrequency;
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        steady.CreateTimer(callback, state, dueTime, period);
}
