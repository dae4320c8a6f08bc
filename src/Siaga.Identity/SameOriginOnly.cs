using Microsoft.AspNetCore.Http;

namespace Siaga.Identity;

/// <summary>Refuses what another site makes a browser send. A browser says where a request comes from
/// (<c>Sec-Fetch-Site</c>, or <c>Origin</c> in an old one); a program without a browser sends our own origin.</summary>
sealed class SameOriginOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) => IsSafe(http.Request) || IsOwn(http.Request)
        ? next(http)
        : Problem.WriteAsync(http, StatusCodes.Status403Forbidden, "identity.cross-site");

    static bool IsSafe(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method);

    static bool IsOwn(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";

        // The host only: behind a proxy that ends TLS the scheme is another.
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && HostString.FromUriComponent(origin).Equals(request.Host);
    }
}
