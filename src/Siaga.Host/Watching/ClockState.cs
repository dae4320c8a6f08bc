using Siaga.Kernel;

namespace Siaga.Host.Watching;

/// <summary>What is odd about the server's time: every stamp comes from it.</summary>
/// <param name="SystemAheadSeconds">How far the system's clock is ahead of Siaga's; more than a few minutes are a jump that was
/// not followed. Null when it was not.</param>
/// <param name="DoubtedDays">How long after the journal's last fact this server was started, where that is over a year.</param>
public sealed record ClockState(double? SystemAheadSeconds, double? DoubtedDays)
{
    internal static ClockState Of(SteadyClock? clock) => clock is null ? new(null, null) : new(
        clock.HasParted ? Math.Round(clock.SystemAhead.TotalSeconds) : null,
        clock.DoubtedBy is { } doubted ? Math.Round(doubted.TotalDays) : null);
}
