using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Ends the session of this browser.</summary>
public static class SignOut
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapDelete("/session", Handle).AllowAnonymous();

    // Whoever is signed out already gets what they asked for.
    static async Task<NoContent> Handle(HttpContext http, SessionEnding ending, CancellationToken ct)
    {
        if (SessionTicket.SessionOf(http.User) is { } session) await ending.EndAsync(s => s.Id == session, ct);
        await http.SignOutAsync();
        return TypedResults.NoContent();
    }
}
