using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>The cookie of a session. Every request asks whether the session still stands and then carries what its
/// person may see; an API answers with problem+json and never sends anybody to another page.</summary>
sealed class SessionCookie : CookieAuthenticationEvents
{
    static readonly object Ended = new();

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "siaga";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // http is for localhost only
        options.ExpireTimeSpan = Session.Longest;
        options.SlidingExpiration = false; // the row decides, and only it
        options.EventsType = typeof(SessionCookie);
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var sessions = http.RequestServices.GetRequiredService<LiveSessions>();
        var id = SessionTicket.SessionOf(context.Principal);
        var session = id is null ? null : await sessions.FindAsync(id.Value, http.RequestAborted);
        if (session is null || !session.IsProvedBy(SessionTicket.TokenOf(context.Principal!)))
        {
            http.Items[Ended] = true;
            context.RejectPrincipal();
            return;
        }

        http.Items[typeof(Audience)] = session.Audience;
        sessions.Seen(session.Id);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Problem.WriteAsync(
        context.HttpContext, StatusCodes.Status401Unauthorized,
        context.HttpContext.Items.ContainsKey(Ended) ? "identity.session-ended" : "identity.not-signed-in");

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Problem.WriteAsync(context.HttpContext, StatusCodes.Status403Forbidden, "identity.forbidden");
}
