using System.Net.Http.Json;

namespace Siaga.Simulation;

/// <summary>Signs somebody in over HTTP as the console does. Cookies by hand: a container drops those that a driven clock calls
/// expired.</summary>
public static class SessionCookie
{
    /// <param name="http">Its base address is the server's.</param>
    /// <param name="name">Such as <c>petugas1.kendal</c>.</param>
    /// <returns>The cookie as a request carries it.</returns>
    public static async Task<string> SignInAsync(HttpClient http, string name, string password, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { name, password }) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    /// <inheritdoc cref="SignInAsync(HttpClient, string, string, CancellationToken)"/>
    public static async Task<string> SignInAsync(Uri server, string name, string password, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        return await SignInAsync(http, name, password, ct);
    }
}
