using Siaga.Host.Bench;

namespace Siaga.Host.Drills;

/// <summary>Kills the server under a room full of screens and starts it again: each must be back by itself, with the console's own
/// pauses, and must have heard every fact once.</summary>
static class ReconnectDrill
{
    /// <param name="BackWithinSeconds">From the kill to the first word on the new stream, the slowest screen; null when one did
    /// not come back.</param>
    /// <param name="BusiestSecond">How many came back within the same second: all at once would be a second blow.</param>
    /// <param name="Missed">Facts that a screen never heard, over all screens.</param>
    /// <param name="Twice">Facts that a screen heard more than once.</param>
    public sealed record Figures(
        int Screens, double? BackWithinSeconds, double? MedianBackSeconds, double ServerReadySeconds, int BusiestSecond, int Missed, int Twice,
        int RowsAbsent, int Reloads, long Facts, int Commands)
    {
        /// <summary>A room that knows nothing for longer has to fall back on paper.</summary>
        public const double MostSeconds = 30;

        public bool Passed => BackWithinSeconds <= MostSeconds && Missed == 0 && Twice == 0 && RowsAbsent == 0 && Facts > 0;
    }

    const int CommandsPerSecond = 5;
    static readonly TimeSpan Before = TimeSpan.FromSeconds(3), After = TimeSpan.FromSeconds(Figures.MostSeconds);

    /// <exception cref="CannotServeException">when the server does not come back.</exception>
    public static async Task<Figures> RunAsync(int screens, string folder, Action<string> say, CancellationToken ct)
    {
        await using var server = new ServedProcess(folder, null);
        server.Start();
        await server.ReadyAsync(ct);
        await using var room = await LiveRoom.OpenAsync(server, screens, ct);
        say($"{screens} screens are open.");
        using var enough = new CancellationTokenSource();
        var giving = room.Commands.RunAsync(CommandsPerSecond, Before + After, ct, stop: enough.Token);
        await Task.Delay(Before, ct);

        var killed = TimeProvider.System.GetUtcNow();
        await server.KillAsync();
        server.Start();
        var ready = await server.ReadyAsync(ct);
        say(FormattableString.Invariant($"The server was killed, and ready again after {ready.TotalSeconds:0.0} s."));
        await LiveRoom.UntilAsync(() => room.Screens.TrueForAll(s => s.OpenSince > killed), ct);
        var back = room.Screens.Where(s => s.OpenSince > killed).Select(s => (s.OpenSince - killed).TotalSeconds).Order().ToList();
        say($"{back.Count} of {screens} screens are back.");
        await enough.CancelAsync();
        await giving;
        var last = await room.EndAsync(folder, ct);
        return new(
            screens, back.Count < screens ? null : Math.Round(back[^1], 2), back.Count == 0 ? null : Math.Round(back[back.Count / 2], 2),
            Math.Round(ready.TotalSeconds, 2), back.GroupBy(s => (int)s).Select(g => g.Count()).DefaultIfEmpty().Max(), room.Missed(last), room.Twice,
            room.Screens.Sum(s => s.RowsAbsent), room.Screens.Sum(s => s.Reloads), last, room.Commands.Done);
    }
}
