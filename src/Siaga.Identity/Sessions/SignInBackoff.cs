using System.Collections.Concurrent;

namespace Siaga.Identity;

/// <summary>Slows down whoever guesses a password, and never locks anybody out: waiting is counted per name and
/// address, so a stranger's tries cost the night shift nothing, and no wait is longer than 30 s. Nothing is counted per
/// address alone: behind a proxy a whole town has the same one.</summary>
sealed class SignInBackoff(TimeProvider clock)
{
    internal const int FreeTries = 5;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(15);

    readonly ConcurrentDictionary<(string Login, string Address), Tries> _tries = new();
    DateTimeOffset _swept;

    sealed record Tries(int Failed, DateTimeOffset Last, DateTimeOffset Until);

    /// <summary>Counts a try as failed before it is looked at, so that tries at the same time cannot outrun the
    /// count.</summary>
    /// <returns>How long to wait when the try may not be made.</returns>
    public TimeSpan? Begin(string login, string address)
    {
        var now = clock.GetUtcNow();
        Sweep(now);
        TimeSpan? wait = null;
        _tries.AddOrUpdate((login, address), _ => new(1, now, now), (_, tries) =>
        {
            wait = tries.Until > now ? tries.Until - now : null;
            return wait is null ? new(tries.Failed + 1, now, now + Pause(tries.Failed + 1)) : tries;
        });
        return wait;
    }

    public void Succeeded(string login, string address) => _tries.TryRemove((login, address), out _);

    static TimeSpan Pause(int failed) => failed < FreeTries
        ? TimeSpan.Zero
        : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(failed - FreeTries + 1, 10)), Longest.TotalSeconds));

    void Sweep(DateTimeOffset now)
    {
        if (now - _swept < TimeSpan.FromMinutes(1)) return;

        _swept = now;
        foreach (var (who, tries) in _tries)
            if (now - tries.Last > Forgotten) _tries.TryRemove(new(who, tries));
    }
}
