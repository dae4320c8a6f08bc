using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Tests.Situation;

/// <summary>What the server said.</summary>
sealed record Said(HttpStatusCode Status, string Body)
{
    /// <summary>The stable code of a refusal; null when it was none.</summary>
    public string? Code =>
        (int)Status < 400 ? null : JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString();

    public T As<T>() => (int)Status < 300
        ? JsonSerializer.Deserialize<T>(Body, Seat.Json)!
        : throw new InvalidOperationException($"{(int)Status}: {Body}");
}

/// <summary>A person at a screen. Addresses are those under the region's: <c>incidents</c>,
/// <c>tickets/{id}/accept</c>.</summary>
sealed class Seat(SiagaServer server, string login) : IDisposable
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false })
    {
        BaseAddress = new(server.Address), Timeout = TimeSpan.FromSeconds(60),
    };
    string? _cookie;

    public string Login => login;
    public string? Person { get; private set; }

    public async Task<string> PersonAsync() => Person ??= await server.PersonAsync(login);

    public async Task<T> GetAsync<T>(string path) => (await TryAsync(HttpMethod.Get, path)).As<T>();
    public Task<JsonElement> GetAsync(string path) => GetAsync<JsonElement>(path);
    public async Task<HttpStatusCode> StatusAsync(string path) => (await TryAsync(HttpMethod.Get, path)).Status;
    public async Task<T> PostAsync<T>(string path, object? body = null) => (await TryAsync(path, body)).As<T>();

    /// <summary>Does it, and fails when the server refuses.</summary>
    public async Task DoAsync(string path, object? body = null)
    {
        var said = await TryAsync(path, body);
        if ((int)said.Status >= 300)
            throw new InvalidOperationException($"{login}: {path}: {(int)said.Status} {said.Body}");
    }

    /// <summary>The code with which the server refuses; null when it does not.</summary>
    public async Task<string?> CodeAsync(string path, object? body = null) => (await TryAsync(path, body)).Code;

    public Task<Said> TryAsync(string path, object? body = null, string? key = null) =>
        TryAsync(HttpMethod.Post, path, body, key);

    /// <param name="version">Of the text that a change is made on.</param>
    public async Task<Said> TryAsync(
        HttpMethod method, string path, object? body = null, string? key = null, long? version = null)
    {
        using var answer = await SendAsync(
            method, path, body, key, HttpCompletionOption.ResponseContentRead, default, version);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Listens to the live feed. The first event is <c>hello</c>.</summary>
    public async IAsyncEnumerable<SseItem<LiveEvent>> ListenAsync(
        string? lastSeen = null, [EnumeratorCancellation] CancellationToken ct = default)
    {
        using var answer = await SendAsync(HttpMethod.Get, "live", null, lastSeen,
            HttpCompletionOption.ResponseHeadersRead, ct);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var parser = SseParser.Create(body, (_, data) => JsonSerializer.Deserialize<LiveEvent>(data, Json)!);
        await foreach (var item in parser.EnumerateAsync(ct)) yield return item;
    }

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, object? body, string? key, HttpCompletionOption reading, CancellationToken ct,
        long? version = null)
    {
        if (_cookie is null) (Person, _cookie) = await server.SignInAsync(login);
        using var request = new HttpRequestMessage(method, $"/api/regions/{SiagaServer.Region}/{path}");
        request.Headers.Add("Cookie", _cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (method == HttpMethod.Get && key is not null) request.Headers.Add("Last-Event-ID", key);
        if (method != HttpMethod.Get)
            request.Headers.Add(IdempotencyKey.Header, key ?? Guid.CreateVersion7().ToString());
        if (version is { } known) request.Headers.Add(VersionTag.Header, VersionTag.Write(known));
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json);
        return await _http.SendAsync(request, reading, ct);
    }

    public void Dispose() => _http.Dispose();
}
