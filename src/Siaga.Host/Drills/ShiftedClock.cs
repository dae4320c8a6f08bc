namespace Siaga.Host.Drills;

/// <summary>The machine's clock, so much ahead or behind: it goes on by itself, and its timers ring.</summary>
sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;

    public static ShiftedClock From(DateTimeOffset now) => new(now - System.GetUtcNow());
}
