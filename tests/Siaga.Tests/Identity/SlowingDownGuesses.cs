using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Siaga.Identity;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class SlowingDownGuesses
{
    readonly FakeTimeProvider _clock = new();
    readonly SignInBackoff _backoff;

    public SlowingDownGuesses() => _backoff = new(_clock);

    [Fact]
    public void Costs_the_night_shift_nothing_when_a_stranger_guesses()
    {
        for (var tries = 0; tries < 1000; tries++) _backoff.Begin("petugas1", "203.0.113.9");
        _backoff.Begin("petugas1", "203.0.113.9").ShouldNotBeNull();
        _backoff.Begin("petugas1", "192.0.2.1").ShouldBeNull();
    }

    [Fact]
    public void Never_makes_anybody_wait_longer_than_half_a_minute()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            var wait = _backoff.Begin("petugas1", "192.0.2.1") ?? TimeSpan.Zero;
            wait.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(30));
            _clock.Advance(wait);
        }
    }

    [Fact]
    public void Waits_longer_for_each_further_guess()
    {
        List<TimeSpan> waits = [];
        while (waits.Count < 4)
        {
            if (_backoff.Begin("petugas1", "192.0.2.1") is not { } wait) continue;
            waits.Add(wait);
            _clock.Advance(wait);
        }
        waits.Select(w => w.TotalSeconds).ShouldBe([2, 4, 8, 16]);
    }

    [Fact]
    public void Begins_anew_after_the_right_password()
    {
        for (var tries = 1; tries < SignInBackoff.FreeTries; tries++) _backoff.Begin("petugas1", "192.0.2.1");
        _backoff.Succeeded("petugas1", "192.0.2.1");
        for (var tries = 0; tries < SignInBackoff.FreeTries; tries++)
            _backoff.Begin("petugas1", "192.0.2.1").ShouldBeNull();
    }

    [Fact]
    public void Forgets_after_a_quarter_of_an_hour()
    {
        for (var tries = 0; tries < SignInBackoff.FreeTries; tries++) _backoff.Begin("petugas1", "192.0.2.1");
        _clock.Advance(TimeSpan.FromMinutes(16));
        for (var tries = 0; tries < SignInBackoff.FreeTries; tries++)
            _backoff.Begin("petugas1", "192.0.2.1").ShouldBeNull();
    }
}
