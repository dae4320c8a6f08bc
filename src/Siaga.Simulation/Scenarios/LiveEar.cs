using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Siaga.Simulation;

/// <param name="Name">hello, fact, gone, notices, ping or reload.</param>
public sealed record LiveWord(string Name, string? Stream, string? Kind, string? Id);

/// <summary>One person's live feed, read as the console reads it.</summary>
public sealed class LiveEar(HttpClient http, string region) : IAsyncDisposable
{
    static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(10);

    readonly ConcurrentQueue<LiveWord> _heard = new();
    readonly CancellationTokenSource _closing = new();
    TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Task _reading = Task.CompletedTask;

    public IReadOnlyCollection<LiveWord> Heard => _heard;

    /// <summary>The last place in the journal that the server named.</summary>
    public string? Place => _heard.LastOrDefault(word => word.Id is not null)?.Id;

    public async Task OpenAsync(CancellationToken ct)
    {
        var said = await AskAsync(ct);
        _reading = ReadAsync(said);
        await UntilAsync(heard => heard.Count > 0, ct);
    }

    /// <summary>Where the journal ends now, as a newly opened feed says it.</summary>
    public async Task<string?> EndAsync(CancellationToken ct)
    {
        using var said = await AskAsync(ct);
        await foreach (var word in SseParser.Create(await said.Content.ReadAsStreamAsync(ct)).EnumerateAsync(ct)) return word.EventId;
        return null;
    }

    /// <summary>Waits by the real clock; false when it did not come.</summary>
    public async Task<bool> UntilAsync(Func<IReadOnlyCollection<LiveWord>, bool> condition, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(LongEnough);
        while (true)
        {
            var more = Volatile.Read(ref _more).Task;
            if (condition(_heard)) return true;
            try
            {
                await more.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return condition(_heard);
            }
        }
    }

    async Task<HttpResponseMessage> AskAsync(CancellationToken ct)
    {
        var said = await http.GetAsync(new Uri($"/api/regions/{region}/live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ct);
        return said.EnsureSuccessStatusCode();
    }

    async Task ReadAsync(HttpResponseMessage said)
    {
        using var _ = said;
        try
        {
            var stream = await said.Content.ReadAsStreamAsync(_closing.Token);
            await foreach (var item in SseParser.Create(stream).EnumerateAsync(_closing.Token)) Hear(item);
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or HttpRequestException)
        {
            // The feed ended with the server or with us; who waits for a word finds that it did not come.
        }
    }

    void Hear(SseItem<string> item)
    {
        var about = JsonSerializer.Deserialize<JsonElement>(item.Data);
        var (stream, kind) = (about.At("stream"), about.At("kind"));
        _heard.Enqueue(new(item.EventType, stream.ValueKind is JsonValueKind.String ? stream.GetString() : null,
            kind.ValueKind is JsonValueKind.String ? kind.GetString() : null, item.EventId));
        Interlocked.Exchange(ref _more, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading;
        _closing.Dispose();
    }
}
