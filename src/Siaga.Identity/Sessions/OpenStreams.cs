using System.Security.Claims;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>A live stream is one long request that was let in once: the feed asks here whether its session still
/// stands. A screen that listens is in use, as the one on the wall that nobody touches.</summary>
sealed class OpenStreams(LiveSessions sessions) : ISessionCheck
{
    public async Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken ct)
    {
        if (SessionTicket.SessionOf(user) is not { } id || await sessions.FindAsync(id, ct) is null) return false;

        sessions.Seen(id);
        return true;
    }
}
