using System.Text.Json;

namespace Siaga.Host.Drills;

/// <summary>Gives commands over HTTP for one person. Who gets no answer asks again under the same key, as the console does.</summary>
/// <param name="http">Its base address is the server's.</param>
sealed class KeyedCommands(HttpClient http, string region, string cookie)
{
    static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(50);

    /// <summary>Hears what a server said that could not.</summary>
    public Action<string> OnFailure { get; init; } = _ => { };

    /// <param name="giveUp">Asked whenever no answer came.</param>
    /// <returns>Null when it was given up: then nobody knows whether it was done.</returns>
    /// <exception cref="CannotServeException">when the server refuses.</exception>
    public async Task<JsonElement?> AskAsync(string path, byte[] json, Func<bool> giveUp, CancellationToken ct)
    {
        var key = $"{Guid.CreateVersion7()}";
        while (true)
        {
            if (await TryAsync(path, json, key, ct) is { } said) return said;
            if (giveUp()) return null;
            await Task.Delay(BeforeAskingAgain, ct);
        }
    }

    public async Task<JsonElement> AskUntilAnsweredAsync(string path, byte[] json, CancellationToken ct) =>
        (await AskAsync(path, json, () => false, ct))!.Value;

    async Task<JsonElement?> TryAsync(string path, byte[] json, string key, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/regions/{region}/{path}") { Content = new ByteArrayContent(json) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("Cookie", cookie);
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            if ((int)answer.StatusCode >= 500)
            {
                OnFailure(text);
                return null;
            }

            if (!answer.IsSuccessStatusCode) throw new CannotServeException($"The server refused {path.Split('/')[^1]}: {(int)answer.StatusCode} {text}");
            return text.Length == 0 ? default(JsonElement) : JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (Exception why) when (why is HttpRequestException or TaskCanceledException or JsonException or IOException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }
}
