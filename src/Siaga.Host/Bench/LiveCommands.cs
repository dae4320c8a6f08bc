using System.Text;
using System.Text.Json;
using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>Gives commands at a steady rate: mostly notes on open cases, now and then a new call.</summary>
sealed class LiveCommands(HttpClient http, string region, string cookie)
{
    const int NewCallEvery = 20;

    readonly KeyedCommands _commands = new(http, region, cookie);
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
        var said = await AskAsync($"reports/{Guid.CreateVersion7()}/send", Encoding.UTF8.GetBytes(IntakeForm.Json(number)), ct);
        var incident = said.GetProperty("incidentId").GetString()!;
        lock (_lock) _incidents.Add(incident);
    }

    async Task NoteAsync(int number, CancellationToken ct)
    {
        string incident;
        lock (_lock) incident = _incidents[number % _incidents.Count];
        var note = JsonSerializer.SerializeToUtf8Bytes(new { words = $"Catatan {number}: petugas menunggu kabar dari lapangan." });
        await AskAsync($"incidents/{incident}/notes", note, ct);
    }

    async Task<JsonElement> AskAsync(string path, byte[] json, CancellationToken ct)
    {
        var said = await _commands.AskUntilAnsweredAsync(path, json, ct);
        Interlocked.Increment(ref _done);
        return said;
    }
}
