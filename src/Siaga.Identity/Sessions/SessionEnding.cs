using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Revokes sessions: refused here at once, on another node within two seconds.</summary>
sealed class SessionEnding(UnjournalledWriter writer, LiveSessions sessions, TimeProvider clock)
{
    /// <returns>How many were still open.</returns>
    public async Task<int> EndAsync(Expression<Func<Session, bool>> which, CancellationToken ct)
    {
        var ended = await writer.WriteAsync(Audience.System("session-ending"), async (db, turn) =>
        {
            var open = await db.Set<Session>().Where(s => s.RevokedAt == null).Where(which).ToListAsync(turn);
            foreach (var session in open) session.Revoke(clock.GetUtcNow());
            return open.Select(s => s.Id).ToArray();
        }, ct);
        foreach (var id in ended) sessions.Forget(id);
        return ended.Length;
    }
}
