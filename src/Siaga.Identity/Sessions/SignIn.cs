using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Begins a session by name and password.</summary>
public static class SignIn
{
    public sealed record Request(
        [property: Required, MaxLength(100)] string Name, [property: Required, MaxLength(200)] string Password);

    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/session", Handle).AllowAnonymous();

    static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Request request, HttpContext http, SiagaDb db, SignInBackoff backoff, Passwords passwords,
        UnjournalledWriter writer, TimeProvider clock, CancellationToken ct)
    {
        var login = Person.Normalise(request.Name);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (backoff.Begin(login, address) is { } wait) return TooManyTries(http, wait);

        var person = await db.Set<Person>().AsNoTracking()
            .SingleOrDefaultAsync(p => p.Login == login && p.RetiredAt == null, ct);
        if (!await passwords.IsRightAsync(person?.PasswordHash, request.Password, ct))
            return Problem.Of(StatusCodes.Status401Unauthorized, "identity.wrong-credentials");

        backoff.Succeeded(login, address);
        var token = RandomNumberGenerator.GetBytes(32);
        var session = Begin(person!, token, Device.From(http.Request.Headers.UserAgent.ToString()), clock.GetUtcNow());
        var before = SessionTicket.SessionOf(http.User);
        await writer.WriteAsync(
            Audience.System("sign-in"), (rows, turn) => StoreAsync(rows, session, before, turn), ct);
        await http.SignInAsync(SessionTicket.For(session, token), new AuthenticationProperties
        {
            IsPersistent = true, // a browser that crashes during a call comes back signed in
            ExpiresUtc = session.BegunAt + Session.Longest,
        });
        return TypedResults.NoContent();
    }

    static Session Begin(Person person, byte[] token, string device, DateTimeOffset now)
    {
        var session = new Session
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.Id,
            TokenHash = SHA256.HashData(token),
            BegunAt = now,
            LastSeenAt = now,
            Expires = now,
            Device = device,
            DraftKey = RandomNumberGenerator.GetBytes(32),
        };
        session.SeenAt(now);
        return session;
    }

    // Whoever signs in over a session that is still open has taken the seat: the other one ends.
    static async Task<Guid> StoreAsync(SiagaDb db, Session session, Guid? before, CancellationToken ct)
    {
        if (before is not null && await db.Set<Session>().FindAsync([before.Value], ct) is { } open)
            open.Revoke(session.BegunAt);
        db.Add(session);
        return session.Id;
    }

    static ProblemHttpResult TooManyTries(HttpContext http, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        http.Response.Headers.RetryAfter = $"{seconds}";
        return Problem.Of(
            StatusCodes.Status429TooManyRequests, "identity.too-many-tries", new { RetryAfterSeconds = seconds });
    }
}
