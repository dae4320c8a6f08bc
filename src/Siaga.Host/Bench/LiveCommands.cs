using System.Net.Http.Json;
using System.Text;

namespace Siaga.Host.Bench;

/// <summary>Gives commands at a steady rate: mostly notes on open cases, now and then a new call. Who gets no answer asks again
/// under the same key, as the console does.</summary>
sealed class LiveCommands(HttpClient http, string region, string cookie)
{
    const int NewCallEvery = 20;
    static readonly TimeSpan BeforeAskingAgain = TimeSpan.FromMilliseconds(100);

    readonly List<string> _incidents = [];
    readonly Lock _lock = new();

    public int Done => _done;
    int _done;

    public async Task OpenAsync(int incidents, CancellationToken ct)
    {
        for (var i = 0; i < incidents; i++) await SendAsync(i, ct);
    }

    /// <param name="stop">Ends it before the time; what was given is still answered.</param>
    public async Task RunAsync(int rate, TimeSpan time, CancellationToken ct, CancellationToken stop = default)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / rate));
        var given = new List<Task>();
        for (var i = 1; i <= rate * time.TotalSeconds && !stop.IsCancellationRequested && await tick.WaitForNextTickAsync(ct); i++)
        {
            var number = 10_000 + i;
            given.Add(i % NewCallEvery == 0 ? SendAsync(number, ct) : NoteAsync(number, ct));
        }

        await Task.WhenAll(given);
    }

    async Task SendAsync(int number, CancellationToken ct)
    {
        using var content = new StringContent(IntakeForm.Json(number), Encoding.UTF8, "application/json");
        var said = await AskAsync($"reports/{Guid.CreateVersion7()}/send", content, ct);
        var incident = said.GetProperty("incidentId").GetString()!;
        lock (_lock) _incidents.Add(incident);
    }

    async Task NoteAsync(int number, CancellationToken ct)
    {
        string incident;
        lock (_lock) incident = _incidents[number % _incidents.Count];
        using var content = JsonContent.Create(new { words = $"Catatan {number}: petugas menunggu kabar dari lapangan." });
        await content.LoadIntoBufferAsync(ct);
        await AskAsync($"incidents/{incident}/notes", content, ct);
    }

    async Task<System.Text.Json.JsonElement> AskAsync(string path, HttpContent content, CancellationToken ct)
    {
        var (key, body) = ($"{Guid.CreateVersion7()}", await content.ReadAsByteArrayAsync(ct));
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/regions/{region}/{path}") { Content = new ByteArrayContent(body) };
                request.Content.Headers.ContentType = content.Headers.ContentType;
                request.Headers.Add("Cookie", cookie);
                request.Headers.Add("Sec-Fetch-Site", "same-origin");
                request.Headers.Add("Idempotency-Key", key);
                using var answer = await http.SendAsync(request, ct);
                if ((int)answer.StatusCode < 500)
                {
                    answer.EnsureSuccessStatusCode();
                    Interlocked.Increment(ref _done);
                    var said = await answer.Content.ReadAsByteArrayAsync(ct);
                    return said.Length == 0 ? default : System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(said);
                }
            }
            catch (HttpRequestException why) when (why.StatusCode is null)
            {
                // No answer: the server is away.
            }

            await Task.Delay(BeforeAskingAgain, ct);
        }
    }
}
