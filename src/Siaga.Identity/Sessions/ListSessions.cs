using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Shows a person where they are signed in.</summary>
public static class ListSessions
{
    public sealed record View(Guid Id, DateTimeOffset BegunAt, DateTimeOffset LastSeenAt, string Device, bool Current);

    public sealed record Answer(IReadOnlyList<View> Items);

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/sessions", Handle);

    static async Task<Ok<Answer>> Handle(HttpContext http, SiagaDb db, TimeProvider clock, CancellationToken ct)
    {
        var (me, current, now) = (db.Audience.By, SessionTicket.SessionOf(http.User), clock.GetUtcNow());
        var open = await db.Set<Session>().AsNoTracking()
            .Where(s => s.PersonId == me && s.RevokedAt == null && s.Expires > now)
            .OrderByDescending(s => s.LastSeenAt)
            .Select(s => new View(s.Id, s.BegunAt, s.LastSeenAt, s.Device, s.Id == current))
            .ToListAsync(ct);
        return TypedResults.Ok(new Answer(open));
    }
}
