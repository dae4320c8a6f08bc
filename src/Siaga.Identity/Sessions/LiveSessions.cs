using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>A session as it was a moment ago, with what its person may see.</summary>
sealed record LiveSession(Guid Id, byte[] TokenHash, DateTimeOffset Expires, Audience Audience, DateTimeOffset AskedAt)
{
    public bool IsProvedBy(byte[] token) => CryptographicOperations.FixedTimeEquals(TokenHash, SHA256.HashData(token));
}

/// <summary>Answers on every request whether the session still stands. Asks the database at most every 2 s for each, so
/// a revoked one is refused at once on this node and within 2 s on any other.</summary>
sealed class LiveSessions(IDatabaseEngine engine, TimeProvider clock)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    static readonly Audience Check = Audience.System("session-check");

    readonly ConcurrentDictionary<Guid, LiveSession> _asked = new();
    readonly ConcurrentDictionary<Guid, DateTimeOffset> _seen = new();

    /// <summary>Null when the session has ended.</summary>
    public async Task<LiveSession?> FindAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!_asked.TryGetValue(id, out var session) || now - session.AskedAt >= Fresh)
        {
            session = await AskAsync(id, now, ct);
            if (session is null) _asked.TryRemove(id, out _);
            else _asked[id] = session;
        }
        return session is not null && now < session.Expires ? session : null;
    }

    public void Forget(Guid id) => _asked.TryRemove(id, out _);

    /// <summary>The person did something. Written later, many at once: it must not cost a request a write.</summary>
    public void Seen(Guid id) => _seen[id] = clock.GetUtcNow();

    public IReadOnlyDictionary<Guid, DateTimeOffset> TakeSeen()
    {
        var taken = new Dictionary<Guid, DateTimeOffset>();
        foreach (var id in _seen.Keys)
            if (_seen.TryRemove(id, out var at)) taken[id] = at;
        foreach (var (id, session) in _asked)
            if (clock.GetUtcNow() - session.AskedAt > TimeSpan.FromMinutes(1)) _asked.TryRemove(id, out _);
        return taken;
    }

    async Task<LiveSession?> AskAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Check);
        var found = await db.Set<Session>().AsNoTracking()
            .Where(s => s.Id == id && s.RevokedAt == null)
            .Select(s => new { s.PersonId, s.TokenHash, s.Expires })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;

        var audiences = await GrantedAudiences.ReadAsync(db, [found.PersonId], ct);
        return audiences.TryGetValue(found.PersonId, out var audience)
            ? new(id, found.TokenHash, found.Expires, audience, now)
            : null;
    }
}
