using Siaga.Kernel;

namespace Siaga.Host.Watching;

/// <summary>Tells operators when the system's clock jumped and Siaga did not follow.</summary>
sealed class ClockWatch(SteadyClock clock, ILogger<ClockWatch> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    bool _told, _doubtTold;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var turn = new PeriodicTimer(Every, clock);
        do Tell();
        while (await turn.WaitForNextTickAsync(stopping));
    }

    internal void Tell()
    {
        if (clock.DoubtedBy is { } ahead && !_doubtTold)
        {
            _doubtTold = true;
            if (log.IsEnabled(LogLevel.Critical)) log.LogCritical("This server's clock is {Days} days after the journal's last fact: it is likely wrong. Stop Siaga, set the clock, start again; calls are taken meanwhile, with this time", Math.Round(ahead.TotalDays));
        }

        if (clock.HasParted == _told) return;
        _told = !_told;
        if (!_told) log.LogInformation("The system's clock and Siaga's agree again");
        else if (log.IsEnabled(LogLevel.Critical)) log.LogCritical("The system's clock is {Seconds} s ahead of Siaga's, which does not follow such a jump. Put it right; if it is right, restart Siaga", Math.Round(clock.SystemAhead.TotalSeconds));
    }
}
