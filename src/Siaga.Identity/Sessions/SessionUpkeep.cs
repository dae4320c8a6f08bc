using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Writes down once a minute which sessions were used, and forgets those that ended a month ago.</summary>
sealed class SessionUpkeep(
    LiveSessions sessions, UnjournalledWriter writer, TimeProvider clock, ILogger<SessionUpkeep> log)
    : BackgroundService
{
    internal static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    static readonly Audience Upkeep = Audience.System("session-upkeep");

    protected override async Task ExecuteAsync(CancellationToken ct)
    {
        using var minute = new PeriodicTimer(Every, clock);
        while (await minute.WaitForNextTickAsync(ct))
        {
            try
            {
                await RunAsync(ct);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The next minute tries again; meanwhile sessions only look idle for longer than they are.
                log.LogWarning(error, "Sessions in use could not be written down");
            }
        }
    }

    internal async Task RunAsync(CancellationToken ct)
    {
        var seen = sessions.TakeSeen();
        var old = clock.GetUtcNow() - Kept;
        await writer.WriteAsync(Upkeep, async (db, turn) =>
        {
            var ids = seen.Keys.ToArray();
            var used = await db.Set<Session>().Where(s => ids.Contains(s.Id) && s.RevokedAt == null).ToListAsync(turn);
            foreach (var session in used) session.SeenAt(seen[session.Id]);
            db.RemoveRange(await db.Set<Session>().Where(s => s.Expires < old).Take(500).ToListAsync(turn));
            return used.Count;
        }, ct);
    }
}
