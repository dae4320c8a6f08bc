using System.Collections.Concurrent;
using System.Text.Json;
using Siaga.Identity;
using Siaga.Simulation;

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

    readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = server, Timeout = TimeSpan.FromSeconds(15) };
    KeyedCommands? _commands;

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
        var cookie = await SessionCookie.SignInAsync(_http, $"petugas1.{region}", DemonstrationAccounts.Password, ct);
        _http.DefaultRequestHeaders.Add("Cookie", cookie); // for reading
        _commands = new(_http, region, cookie) { OnFailure = Failed };
    }

    void Failed(string text)
    {
        if (text.Contains("\"kernel.disk-full\"", StringComparison.Ordinal)) Interlocked.Increment(ref _diskFull);
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
        await _commands!.AskUntilAnsweredAsync("drafts", JsonSerializer.SerializeToUtf8Bytes(new { id = report, line = "112", tab = report }), ct);
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
        Commands[words] = Told.Unknown;
        var said = await _commands!.AskAsync(path, JsonSerializer.SerializeToUtf8Bytes(body), () =>
        {
            Interlocked.Increment(ref _interrupted);
            return chance.Next(GivesUp) == 0;
        }, ct);
        if (said is not null) Commands[words] = Told.Acknowledged;
        return said;
    }

    public void Dispose() => _http.Dispose();
}
