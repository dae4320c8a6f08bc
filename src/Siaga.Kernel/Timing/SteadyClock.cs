namespace Siaga.Kernel;

/// <summary>The server's time, which never runs back and follows no great jump of the system's clock. Between two readings it
/// goes on by the monotonic clock; small differences are made up for, as time servers cause them every day.</summary>
/// <remarks>A clock that is set an hour ahead must not let every ladder climb and every session end; one that is set back
/// must not let deadlines sleep, nor an acceptance come before its ticket. Which of the two clocks is right, only a person
/// can say: a start takes the system's clock as it is (docs/adr/0032).</remarks>
public sealed class SteadyClock : TimeProvider
{
    /// <summary>Larger differences are not followed: nobody's pause and no time server's correction is that large.</summary>
    public static readonly TimeSpan MostFollowed = TimeSpan.FromMinutes(5);

    // While the system's clock is a little behind, ours goes slower until that has caught up.
    const double SlowPace = 0.9;
    static readonly TimeSpan MostSilence = TimeSpan.FromDays(365);

    readonly TimeProvider _system;
    readonly Lock _lock = new();
    DateTimeOffset _now;
    long _stamp;

    public SteadyClock(TimeProvider system) => (_system, _now, _stamp) = (system, system.GetUtcNow(), system.GetTimestamp());

    /// <summary>How far the system's clock is ahead of this one.</summary>
    public TimeSpan SystemAhead => _system.GetUtcNow() - GetUtcNow();

    /// <summary>Whether the system's clock jumped and this one did not follow.</summary>
    public bool HasParted => SystemAhead.Duration() > MostFollowed;

    /// <summary>How far the first time was after the journals' end, where that is more than a year: the system's clock is likely
    /// wrong. Calls are taken all the same.</summary>
    public TimeSpan? DoubtedBy { get; private set; }

    /// <summary>Never earlier than this from here on: when the journals were last written to.</summary>
    public void NotBefore(DateTimeOffset at)
    {
        lock (_lock)
        {
            if (_now - at > MostSilence) DoubtedBy = _now - at;
            if (_now < at) _now = at;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            var (wall, stamp) = (_system.GetUtcNow(), _system.GetTimestamp());
            var passed = _system.GetElapsedTime(_stamp, stamp);
            var ahead = wall - (_now + passed);
            _now = ahead.Duration() > MostFollowed ? _now + passed
                : ahead >= TimeSpan.Zero ? wall
                : Later(wall, _now + (passed * SlowPace));
            _stamp = stamp;
            return _now;
        }
    }

    public override long GetTimestamp() => _system.GetTimestamp();
    public override long TimestampFrequency => _system.TimestampFrequency;
    public override TimeZoneInfo LocalTimeZone => _system.LocalTimeZone;
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _system.CreateTimer(callback, state, dueTime, period);

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
