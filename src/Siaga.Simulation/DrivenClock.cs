namespace Siaga.Simulation;

/// <summary>A clock that moves only when it is told to. Only a demonstration's database accepts it: a clock that can be
/// driven is no proof of anything.</summary>
public sealed class DrivenClock(DateTimeOffset start) : TimeProvider
{
    readonly Lock _lock = new();
    readonly HashSet<Waiting> _waiting = [];
    long _ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
    public override long GetTimestamp() => Interlocked.Read(ref _ticks);
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to this moment, never back. Timers that fall due on the way ring once, elsewhere: whoever moves the
    /// clock waits for none of them.</summary>
    public void MoveTo(DateTimeOffset to)
    {
        List<Waiting> due;
        lock (_lock)
        {
            if (to.UtcTicks <= _ticks) return;
            Interlocked.Exchange(ref _ticks, to.UtcTicks);
            due = [.. _waiting.Where(timer => timer.DueTicks <= to.UtcTicks).OrderBy(timer => timer.DueTicks)];
            foreach (var timer in due) Rearm(timer);
        }

        foreach (var timer in due) ThreadPool.UnsafeQueueUserWorkItem(ring => ring(), timer.Ring, preferLocal: false);
    }

    void Rearm(Waiting timer)
    {
        if (timer.PeriodTicks > 0) timer.DueTicks = _ticks + timer.PeriodTicks;
        else _waiting.Remove(timer);
    }

    void Set(Waiting timer, TimeSpan dueTime, TimeSpan period)
    {
        var atOnce = dueTime == TimeSpan.Zero;
        lock (_lock)
        {
            _waiting.Remove(timer);
            (timer.DueTicks, timer.PeriodTicks) = (_ticks + dueTime.Ticks, Math.Max(0, period.Ticks));
            if (atOnce ? timer.PeriodTicks > 0 : dueTime > TimeSpan.Zero) _waiting.Add(timer);
            if (atOnce) timer.DueTicks = _ticks + timer.PeriodTicks;
        }

        if (atOnce) ThreadPool.UnsafeQueueUserWorkItem(ring => ring(), timer.Ring, preferLocal: false);
    }

    void Forget(Waiting timer)
    {
        lock (_lock) _waiting.Remove(timer);
    }

    sealed class Waiting(DrivenClock clock, Action ring) : ITimer
    {
        public Action Ring => ring;
        public long DueTicks { get; set; }
        public long PeriodTicks { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose() => clock.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
