namespace Siaga.Tests.Situation;

/// <summary>A clock that a test sets. Timers stay real: nothing here waits for them.</summary>
sealed class Clock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 5, 3, 9, 0, 0, TimeSpan.Zero);
    public DateTimeOffset Now { get; set; } = Start;
    public override DateTimeOffset GetUtcNow() => Now;
    public override long GetTimestamp() => Now.Ticks;
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
