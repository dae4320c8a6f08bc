using System.Buffers.Text;
using System.Buffers.Binary;
using System.Net.ServerSentEvents;
using System.Text;

namespace Siaga.Host.Bench;

/// <summary>One console's live feed: it hears facts and fetches the board anew, merged and scattered as
/// <c>web/src/api/stale.ts</c> does; when the stream breaks it comes back with the last id, as <c>live.ts</c> does.</summary>
sealed class LiveScreen(HttpClient http, Uri server, string region, string cookie, int number) : IDisposable
{
    static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(50), Merge = TimeSpan.FromMilliseconds(500);

    readonly Random _chance = new(number);
    readonly Lock _lock = new();
    readonly TimeProvider _clock = TimeProvider.System;
    List<(byte[] Incident, DateTimeOffset At)> _touched = [];
    Task _fetching = Task.CompletedTask;
    PlainConnection? _board;
    CancellationTokenSource? _stream;
    long _fetched;
    string? _lastId;

    /// <summary>How often each fact was heard, by its number in the journal.</summary>
    public Dictionary<long, int> Heard { get; } = [];

    /// <summary>The journal's end when the screen came; null before.</summary>
    public long? Since { get; private set; }
    public long Last { get; private set; }
    public int Connections { get; private set; }

    /// <summary>When the first word of the newest stream came.</summary>
    public DateTimeOffset OpenSince { get; private set; }

    /// <summary>Heard late because the stream was broken when it happened.</summary>
    public int CaughtUp { get; private set; }
    /// <summary>The server said that it does not know the place.</summary>
    public int Reloads { get; private set; }

    /// <summary>From the command's time to the event, and to the answer with the row.</summary>
    public List<(DateTimeOffset At, double Ms)> Events { get; } = [];
    public List<(DateTimeOffset At, double Ms)> Rows { get; } = [];
    /// <summary>A fetched board without the row that changed.</summary>
    public int RowsAbsent { get; private set; }

    public async Task RunAsync(CancellationToken end)
    {
        for (var failures = 0; !end.IsCancellationRequested; failures++)
        {
            try
            {
                await ReadAsync(() => failures = 0, end);
            }
            catch (Exception why) when (why is HttpRequestException or IOException or OperationCanceledException)
            {
                // The stream broke: on purpose, or the server went away.
            }

            if (end.IsCancellationRequested) break;
            await Task.Delay(ReconnectPause.After(failures, _chance), CancellationToken.None);
        }

        await _fetching;
    }

    public void Dispose() => _board?.Dispose();

    /// <summary>Breaks the stream; the screen comes back by itself.</summary>
    public void Break() => _stream?.Cancel();

    async Task ReadAsync(Action began, CancellationToken end)
    {
        // Not disposed: it may be broken from outside at any moment.
        var stream = _stream = CancellationTokenSource.CreateLinkedTokenSource(end);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/regions/{region}/live");
        request.Headers.Add("Cookie", cookie);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (_lastId is not null) request.Headers.Add("Last-Event-ID", _lastId);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stream.Token);
        answer.EnsureSuccessStatusCode();
        var opened = _clock.GetUtcNow();
        Connections++;
        began();
        var events = SseParser.Create(await answer.Content.ReadAsStreamAsync(stream.Token), (_, data) => Read(data));
        await foreach (var item in events.EnumerateAsync(stream.Token))
        {
            if (OpenSince < opened) OpenSince = _clock.GetUtcNow();
            Take(item, opened);
        }
    }

    void Take(SseItem<(string? Stream, DateTimeOffset? At)> item, DateTimeOffset opened)
    {
        if (item.EventId is { Length: > 0 } id) _lastId = id;
        if (item.EventType == "hello") Since ??= Last = SeqOf(_lastId!);
        if (item.EventType == "reload") Reloads++;
        if (item.EventType != "fact" || item.Data.At is not { } at) return;

        Last = SeqOf(_lastId!);
        Heard[Last] = Heard.GetValueOrDefault(Last) + 1;
        if (at < opened) CaughtUp++;
        else Events.Add((at, (_clock.GetUtcNow() - at).TotalMilliseconds));
        if (item.Data.Stream is { } stream && stream.StartsWith("incident/", StringComparison.Ordinal))
            Touch(Encoding.ASCII.GetBytes(stream["incident/".Length..]), at < opened ? DateTimeOffset.MinValue : at);
    }

    void Touch(byte[] incident, DateTimeOffset at)
    {
        lock (_lock)
        {
            _touched.Add((incident, at));
            if (_fetching.IsCompleted) _fetching = FetchAsync();
        }
    }

    async Task FetchAsync()
    {
        var sinceFetch = _clock.GetElapsedTime(_fetched);
        var wait = _fetched == 0 || sinceFetch > Merge ? Soon : Merge - sinceFetch < Soon ? Soon : Merge - sinceFetch;
        await Task.Delay(wait + (wait > 2 * Soon ? wait : 2 * Soon) * _chance.NextDouble() / 2);
        while (true)
        {
            List<(byte[] Incident, DateTimeOffset At)> touched;
            lock (_lock) (touched, _touched, _fetched) = (_touched, [], _clock.GetTimestamp());
            if (await TryFetchAsync() is not { } page)
            {
                // The server is away: what was touched comes with the next answer, and counts as caught up.
                lock (_lock) _touched.AddRange(touched.Select(t => (t.Incident, DateTimeOffset.MinValue)));
                await Task.Delay(ReconnectPause.After(0, _chance));
                continue;
            }

            Count(touched, page);
            lock (_lock)
            {
                if (_touched.Count > 0) _fetching = FetchAsync();
                return;
            }
        }
    }

    void Count(List<(byte[] Incident, DateTimeOffset At)> touched, ReadOnlyMemory<byte> page)
    {
        var now = _clock.GetUtcNow();
        foreach (var (incident, at) in touched)
        {
            if (page.Span.IndexOf(incident) < 0) RowsAbsent++;
            if (at > DateTimeOffset.MinValue) Rows.Add((at, (now - at).TotalMilliseconds));
        }
    }

    async Task<ReadOnlyMemory<byte>?> TryFetchAsync()
    {
        try
        {
            if (_board is null)
            {
                _board = new PlainConnection(server, cookie);
                await _board.OpenAsync(CancellationToken.None);
            }

            var length = await _board.AskAsync(_board.Get($"/api/regions/{region}/incidents?limit=100"), CancellationToken.None);
            return _board.Answer[..length];
        }
        catch (Exception why) when (why is IOException or System.Net.Sockets.SocketException)
        {
            _board?.Dispose();
            _board = null;
            return null;
        }
    }

    // Cheap on purpose: ten thousand events a second are read beside the server that is measured.
    static (string? Stream, DateTimeOffset? At) Read(ReadOnlySpan<byte> data) => (
        Text(data, "\"stream\":\""u8),
        Text(data, "\"at\":\""u8) is { } at ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : null);

    static string? Text(ReadOnlySpan<byte> data, ReadOnlySpan<byte> name)
    {
        var start = data.IndexOf(name);
        if (start < 0) return null;
        var rest = data[(start + name.Length)..];
        return Encoding.ASCII.GetString(rest[..rest.IndexOf((byte)'"')]);
    }

    // A browser keeps ids as they are; the bench looks inside to count what is missing.
    static long SeqOf(string id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Base64Url.TryDecodeFromChars(id, bytes, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes);
    }
}
