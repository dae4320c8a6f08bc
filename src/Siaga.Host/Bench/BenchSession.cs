using System.Net.Http.Json;
using Siaga.Identity;

namespace Siaga.Host.Bench;

/// <summary>Signs a demonstration's account in.</summary>
static class BenchSession
{
    /// <returns>The cookie as a request carries it.</returns>
    public static async Task<string> CookieAsync(Uri server, string login, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var signedIn = await http.PostAsJsonAsync("/api/session", new { name = login, password = DemonstrationAccounts.Password }, ct);
        signedIn.EnsureSuccessStatusCode();
        return signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0];
    }
}
