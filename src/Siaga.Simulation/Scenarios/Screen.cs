using System.Net.Http.Json;
using System.Text.Json;

namespace Siaga.Simulation;

/// <summary>What a request was answered.</summary>
public sealed record Said(int Status, JsonElement Body)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The problem's code, or the status where there is none.</summary>
    public string Code => Body.ValueKind is JsonValueKind.Object && Body.TryGetProperty("code", out var code)
        ? $"{code}" : $"{Status}";
}

/// <summary>One person who is signed in, with the live feed open as the console has it.</summary>
public sealed class Screen : IAsyncDisposable
{
    readonly HttpClient _http;
    readonly string _region;

    Screen(string login, string region, HttpClient http) => (Login, _region, _http, Live) = (login, region, http, new LiveEar(http, region));

    public string Login { get; }
    public LiveEar Live { get; }

    /// <summary>The agency whose desk it is; null in the call centre.</summary>
    public string? Agency { get; private set; }

    public static async Task<Screen> OpenAsync(Uri server, string login, string region, string password, CancellationToken ct)
    {
        var screen = await SignInAsync(server, login, region, password, ct);
        await screen.Live.OpenAsync(ct);
        return screen;
    }

    /// <summary>Without the live feed: a seat that only acts.</summary>
    public static async Task<Screen> SignInAsync(Uri server, string login, string region, string password, CancellationToken ct)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server };
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        var screen = new Screen(login, region, http);
        http.DefaultRequestHeaders.Add("Cookie", await SessionCookie.SignInAsync(http, $"{login}.{region}", password, ct));
        var session = await screen.SendAsync(HttpMethod.Get, "/api/session", null, ct);
        screen.Agency = session.Body.At("regions").EnumerateArray().SelectMany(r => r.At("agencies").EnumerateArray())
            .Select(a => a.Text("id")).FirstOrDefault();
        return screen;
    }

    /// <param name="path">Below the region's address.</param>
    public Task<Said> GetAsync(string path, CancellationToken ct) => SendAsync(HttpMethod.Get, $"/api/regions/{_region}/{path}", null, ct);

    public Task<Said> PostAsync(string path, object body, CancellationToken ct) =>
        SendAsync(HttpMethod.Post, $"/api/regions/{_region}/{path}", body, ct);

    /// <param name="version">Of the text that the change was made on.</param>
    public Task<Said> PutAsync(string path, long version, object body, CancellationToken ct) =>
        SendAsync(HttpMethod.Put, $"/api/regions/{_region}/{path}", body, ct, $"\"{version}\"");

    async Task<Said> SendAsync(HttpMethod method, string path, object? body, CancellationToken ct, string? match = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body);
        if (match is not null) request.Headers.Add("If-Match", match);
        if (method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await _http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) is true;
        return new((int)answer.StatusCode, isJson ? JsonSerializer.Deserialize<JsonElement>(text) : default);
    }

    public async ValueTask DisposeAsync()
    {
        await Live.DisposeAsync();
        _http.Dispose();
    }
}

static class JsonParts
{
    public static JsonElement At(this JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    /// <summary>As a person would write it: <c>null</c>, <c>true</c>, <c>waiting</c>, <c>3</c>.</summary>
    public static string Text(this JsonElement element, string name) => element.At(name).Plain();

    public static string Plain(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => "null",
        JsonValueKind.String => element.GetString()!,
        _ => element.GetRawText(),
    };

    public static IEnumerable<JsonElement> Each(this JsonElement element, string name) =>
        element.At(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
