using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Siaga.Identity;

/// <summary>What the cookie says: whose session, which, and the proof that it was given to this browser.</summary>
static class SessionTicket
{
    const string SessionClaim = "session";
    const string TokenClaim = "token";

    public static ClaimsPrincipal For(Session session, byte[] token) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, session.PersonId),
        new Claim(SessionClaim, session.Id.ToString()),
        new Claim(TokenClaim, Convert.ToBase64String(token)),
    ], CookieAuthenticationDefaults.AuthenticationScheme));

    public static Guid? SessionOf(ClaimsPrincipal? person) =>
        Guid.TryParse(person?.FindFirstValue(SessionClaim), out var id) ? id : null;

    public static byte[] TokenOf(ClaimsPrincipal person) =>
        Convert.FromBase64String(person.FindFirstValue(TokenClaim) ?? "");
}
