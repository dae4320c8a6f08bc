using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Siaga.Host.Watching;
using Siaga.Kernel;
using Siaga.Tests.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Watching;

public sealed class WatchingTheClock
{
    readonly JumpyTime _system = new(new FakeTimeProvider(Clock.Start));

    [Fact]
    public void Says_nothing_of_a_clock_that_is_right() =>
        ClockState.Of(new SteadyClock(_system)).ShouldBe(new ClockState(null, null));

    [Fact]
    public void Says_how_far_the_system_jumped()
    {
        var clock = new SteadyClock(_system);
        _system.Jump(TimeSpan.FromHours(-1));
        ClockState.Of(clock).ShouldBe(new ClockState(-3600, null));
    }

    [Fact]
    public void Says_how_long_after_the_last_fact_the_server_began()
    {
        var clock = new SteadyClock(_system);
        clock.NotBefore(Clock.Start.AddDays(-3653));
        ClockState.Of(clock).ShouldBe(new ClockState(null, 3653));
    }
}
