using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Siaga.Identity;

namespace Siaga.Host.Drills;

/// <summary>What a call taker was told about one command.</summary>
enum Told
{
    /// <summary>The server said that it is done: it must be in the journal, once.</summary>
    Acknowledged,
    /// <summary>The answer never came and nobody asked again: in the journal once or not at all.</summary>
    Unknown,
}

/// <summary>Stands outside the server that is killed: call takers who write without a pause, and what each was told.</summary>
sealed class Recorder(Uri server, string region, int seed) : IDisposable
{
    // One in four gives up when the answer does not come; the others ask again under the same key, as the console does.
    const int GivesUp = 4, NotesForReport = 3;
    static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(50);

    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(15) };

    /// <summary>The words of each command, which no other command has.</summary>
    public ConcurrentDictionary<string, Told> Commands { get; } = new();

    /// <summary>How often an answer did not come, or said that the server could not.</summary>
    public int Interrupted => _interrupted;
    int _interrupted;

    /// <summary>How often the server said that its disk is full, in the words that the console shows.</summary>
    public int DiskFull => _diskFull;
    int _diskFull;

    public async Task SignInAsync(CancellationToken ct)
    {
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await _http.PostAsJsonAsync("/api/session", new { name = $"petugas1.{region}", password = DemonstrationAccounts.Password }, ct);
        answer.EnsureSuccessStatusCode();
        _http.DefaultRequestHeaders.Add("Cookie", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
    }

    /// <summary>Writes until told to stop, and then ends what it began.</summary>
    public async Task WriteAsync(int writer, CancellationToken stop, CancellationToken ct)
    {
        var chance = new Random(unchecked((seed * 31) + writer));
        while (!stop.IsCancellationRequested)
        {
            if (await SendAsync(chance, ct) is not { } incident) continue;
            for (var note = 0; note < NotesForReport && !stop.IsCancellationRequested; note++)
                await NoteAsync(incident, chance, ct);
        }
    }

    /// <summary>Sends a report and asks again until it is acknowledged.</summary>
    /// <returns>The incident's id.</returns>
    public async Task<string> SendForSureAsync(CancellationToken ct)
    {
        var chance = new Random(seed);
        while (true)
            if (await SendAsync(chance, ct) is { } incident) return incident;
    }

    /// <summary>Whether the board can be read.</summary>
    public async Task<bool> CanReadAsync(CancellationToken ct)
    {
        using var answer = await _http.GetAsync($"/api/regions/{region}/incidents", ct);
        return answer.IsSuccessStatusCode;
    }

    async Task<string?> SendAsync(Random chance, CancellationToken ct)
    {
        var (report, words) = (Guid.CreateVersion7(), NewWords());
        // Typing is no command: its answer is not counted, it is asked for until it comes.
        while (await TryAsync("drafts", new { id = report, line = "112", tab = report }, $"{report}", ct) is null) await Task.Delay(BeforeAskingAgain, ct);
        var form = new
        {
            line = "112", callerNumber = "081234567890", callerName = (string?)null, wishesUnnamed = false, safeContact = "unknown", language = "id",
            category = "fire", urgency = (int?)null, place = new { known = false, villageCode = (string?)null, districtCode = (string?)null, landmark = "dekat pasar", lat = (double?)null, lon = (double?)null },
            words, victims = new { trapped = 0, injured = 0, dead = 0 }, answers = Array.Empty<object>(),
        };
        var said = await AskAsync($"reports/{report}/send", new { form, leaveOut = Array.Empty<string>(), join = (Guid?)null }, words, chance, ct);
        return said is { } body ? body.GetProperty("incidentId").GetString() : null;
    }

    async Task NoteAsync(string incident, Random chance, CancellationToken ct)
    {
        var words = NewWords();
        await AskAsync($"incidents/{incident}/notes", new { words }, words, chance, ct);
    }

    // Version 7 begins with the time: two of the same instant still differ.
    static string NewWords() => $"Latihan {Guid.CreateVersion7():N}";

    /// <returns>Null when nobody knows whether it was done.</returns>
    async Task<JsonElement?> AskAsync(string path, object body, string words, Random chance, CancellationToken ct)
    {
        var key = Guid.CreateVersion7().ToString();
        Commands[words] = Told.Unknown;
        while (true)
        {
            if (await TryAsync(path, body, key, ct) is { } said)
            {
                Commands[words] = Told.Acknowledged;
                return said;
            }

            Interlocked.Increment(ref _interrupted);
            if (chance.Next(GivesUp) == 0) return null;
            await Task.Delay(BeforeAskingAgain, ct);
        }
    }

    async Task<JsonElement?> TryAsync(string path, object body, string key, CancellationToken ct)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/regions/{region}/{path}") { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await _http.SendAsync(request, ct);
            var text = await answer.Content.ReadAsStringAsync(ct);
            if (text.Contains("\"kernel.disk-full\"", StringComparison.Ordinal)) Interlocked.Increment(ref _diskFull);
            if ((int)answer.StatusCode >= 500) return null;
            if (!answer.IsSuccessStatusCode) throw new CannotServeException($"The server refused {path.Split('/')[^1]}: {(int)answer.StatusCode} {text}");
            return text.Length == 0 ? default(JsonElement) : JsonSerializer.Deserialize<JsonElement>(text);
        }
        catch (Exception why) when (why is HttpRequestException or TaskCanceledException or JsonException or IOException && !ct.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();
}
