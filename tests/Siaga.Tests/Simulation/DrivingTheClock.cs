using Shouldly;
using Siaga.Host;
using Siaga.Simulation;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Simulation;

public sealed class DrivingTheClock(Databases databases)
{
    static readonly DateTimeOffset Morning = new(2026, 11, 25, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_delay_ends_when_the_clock_has_passed_it()
    {
        var clock = new DrivenClock(Morning);
        var delay = Task.Delay(TimeSpan.FromMinutes(2), clock, TestContext.Current.CancellationToken);

        clock.MoveTo(Morning.AddSeconds(119));
        delay.IsCompleted.ShouldBeFalse();
        clock.MoveTo(Morning.AddMinutes(2));
        await delay.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_periodic_timer_rings_again_after_its_period()
    {
        var clock = new DrivenClock(Morning);
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);

        for (var minute = 1; minute <= 3; minute++)
        {
            clock.MoveTo(Morning.AddMinutes(minute));
            (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();
        }
    }

    [Fact]
    public void It_never_goes_back()
    {
        var clock = new DrivenClock(Morning);
        clock.MoveTo(Morning.AddHours(-1));
        clock.GetUtcNow().ShouldBe(Morning);
    }

    [Fact]
    public async Task A_database_in_real_use_refuses_it()
    {
        var settings = new HostSettings
        {
            ConnectionString = await databases.CreateAsync(Engine.Sqlite), Urls = "http://127.0.0.1:0", Clock = new DrivenClock(Morning),
        };
        await using var app = SiagaApp.Create(settings, commandLine: true);
        var refused = await Should.ThrowAsync<CannotServeException>(() => app.OpenAsync(TestContext.Current.CancellationToken));
        refused.Message.ShouldContain("clock");
    }
}

public sealed class LengthsOfTime
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("2m", 120)]
    [InlineData("1h30m", 5400)]
    [InlineData("9m5s", 545)]
    public void Are_read_as_people_write_them(string text, int seconds) =>
        Duration.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("2 m")]
    [InlineData("5m1h")]
    public void Are_refused_when_they_are_none(string text) => Should.Throw<FormatException>(() => Duration.Parse(text));

    [Theory]
    [InlineData("45s", 45.9, true)]
    [InlineData("45s", 46.1, false)]
    [InlineData("40s..50s", 39.9, false)]
    [InlineData("40s..50s", 50.5, true)]
    public void Fit_to_the_second(string expected, double seconds, bool fits) =>
        Duration.Fits(expected, TimeSpan.FromSeconds(seconds)).ShouldBe(fits);
}
