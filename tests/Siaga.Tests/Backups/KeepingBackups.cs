using Shouldly;
using Siaga.Host.Backups;
using Xunit;

namespace Siaga.Tests.Backups;

public sealed class KeepingBackups
{
    static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Keeps_the_last_ones_and_the_last_of_each_day_before()
    {
        DateTimeOffset[] made = [.. Enumerable.Range(0, 40 * 24).Select(hours => Now.AddHours(-hours))];
        var kept = made.Except(new KeepRule(24, 30).Superfluous(made, Now)).ToList();
        kept.Take(24).ShouldBe(made.Take(24));
        kept.Skip(24).ShouldBe(Enumerable.Range(2, 28).Select(day => new DateTimeOffset(2026, 11, 25, 23, 0, 0, TimeSpan.Zero).AddDays(-day)));
    }

    [Fact]
    public void Keeps_yesterdays_last_one_when_today_alone_fills_the_last_ones()
    {
        DateTimeOffset[] made = [Now, Now.AddMinutes(-1), Now.AddHours(-13), Now.AddHours(-14)];
        new KeepRule(2, 30).Superfluous(made, Now).ShouldBe([Now.AddHours(-14)]);
    }

    [Fact]
    public void Never_removes_the_newest() => new KeepRule(1, 1).Superfluous([Now.AddYears(-1)], Now).ShouldBeEmpty();
}
