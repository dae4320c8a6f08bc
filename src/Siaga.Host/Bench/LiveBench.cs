using System.Diagnostics;
using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>Measures what a room hears: many screens on the live feed while commands come at a steady rate, some screens lose
/// their connection, and the server is killed once in the middle.</summary>
static class LiveBench
{
    public sealed record Size(int Screens, int Rate, int Seconds);

    /// <param name="Siaga">Events per second that reached a screen.</param>
    /// <param name="Baseline">Events per second that had to: every fact of the journal, for each screen.</param>
    /// <param name="P99Ms">From the command's time, which is before its commit, to the event on the screen. Of facts that came
    /// while the screen's stream was open; the others were caught up.</param>
    /// <param name="P99RowMs">The same to the answer with the row, which screens fetch merged and scattered.</param>
    /// <param name="Missed">Facts that a screen never heard, over all screens.</param>
    /// <param name="Twice">Facts that a screen heard more than once.</param>
    /// <param name="RowsAbsent">Fetched boards without the row that had changed.</param>
    /// <param name="ReadyMs">From the kill to the next ready answer.</param>
    public sealed record Figures(
        double Siaga, double Baseline, double Ratio, double P50Ms, double P99Ms, double P50RowMs, double P99RowMs, int Missed, int Twice,
        int RowsAbsent, int CaughtUp, int Reconnected, int Reloads, double ReadyMs, long Facts, int Commands, int Screens, int Rate, int Seconds,
        string BaselineSql, Machine Machine) : MachineFigures(Machine)
    {
        public bool IsGood => Missed == 0 && Twice == 0 && RowsAbsent == 0 && Reloads == 0 && Facts > 0;
    }

    static readonly TimeSpan MostWarmUp = TimeSpan.FromSeconds(5);

    /// <exception cref="CannotServeException">when the server does not come back.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        var machine = Machine.Of(folder);
        await using var server = new ServedProcess(folder, null);
        server.Start();
        await server.ReadyAsync(ct);
        await using var room = await LiveRoom.OpenAsync(server, size.Screens, ct);
        say($"{size.Screens} screens are open.");

        var warmUp = TimeSpan.FromSeconds(Math.Min(size.Seconds * 0.5, MostWarmUp.TotalSeconds));
        await room.Commands.RunAsync(size.Rate, warmUp, ct);
        var (from, began) = (TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp());
        var giving = room.Commands.RunAsync(size.Rate, TimeSpan.FromSeconds(size.Seconds), ct);
        var ready = await DisturbAsync(server, room.Screens, TimeSpan.FromSeconds(size.Seconds), say, ct);
        await giving;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var last = await room.EndAsync(folder, ct);
        return Summary(size, room, from, seconds, last, ready, machine);
    }

    // A fifth of the screens, spread over the time; the server once, in the middle.
    static async Task<TimeSpan> DisturbAsync(ServedProcess server, List<LiveScreen> screens, TimeSpan time, Action<string> say, CancellationToken ct)
    {
        var breaking = Task.Run(async () =>
        {
            var some = screens.Where((_, i) => i % 5 == 0).ToList();
            foreach (var screen in some)
            {
                await Task.Delay(time / (some.Count + 1), ct);
                screen.Break();
            }
        }, ct);
        await Task.Delay(time / 2, ct);
        var began = Stopwatch.GetTimestamp();
        await server.KillAsync();
        server.Start();
        await server.ReadyAsync(ct);
        var ready = Stopwatch.GetElapsedTime(began);
        say(FormattableString.Invariant($"The server was killed, and ready again after {ready.TotalMilliseconds:0} ms."));
        await breaking;
        return ready;
    }

    static Figures Summary(Size size, LiveRoom room, DateTimeOffset from, double seconds, long last, TimeSpan ready, Machine machine)
    {
        var screens = room.Screens;
        var (events, rows) = (Sorted(screens.SelectMany(s => s.Events), from), Sorted(screens.SelectMany(s => s.Rows), from));
        var (due, missed) = (room.Due(last), room.Missed(last));
        var (rate, share) = (events.Milliseconds.Length / seconds, due == 0 ? 0 : (due - missed) / (double)due);
        double Round(double value) => Math.Round(value, 2);
        return new(
            Round(rate), Round(share == 0 ? 0 : rate / share), Math.Round(share, 4), Round(events.Percentile(50)), Round(events.Percentile(99)),
            Round(rows.Percentile(50)), Round(rows.Percentile(99)), missed, room.Twice,
            screens.Sum(s => s.RowsAbsent), screens.Sum(s => s.CaughtUp), screens.Sum(s => Math.Max(0, s.Connections - 1)), screens.Sum(s => s.Reloads),
            Math.Round(ready.TotalMilliseconds), last, room.Commands.Done, size.Screens, size.Rate, size.Seconds, LiveRoom.LastFact, machine);
    }

    static Samples Sorted(IEnumerable<(DateTimeOffset At, double Ms)> taken, DateTimeOffset from) =>
        new(0, 0, [.. taken.Where(t => t.At >= from).Select(t => t.Ms).Order()]);
}
