using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Siaga.Host.Drills;
using Siaga.Identity;
using Siaga.Simulation;

namespace Siaga.Host.Bench;

/// <summary>Many screens that follow one region of a server, and somebody who gives commands. At the end every screen's facts are
/// compared with the journal.</summary>
sealed class LiveRoom : IAsyncDisposable
{
    public const string LastFact = "SELECT last_seq FROM journal_heads WHERE region_id = 'kendal'";
    const string Region = "kendal";
    const int OpenBefore = 40;
    static readonly string[] Accounts = ["petugas1", "petugas2", "petugas3", "pengawas"];
    static readonly TimeSpan MostPatience = TimeSpan.FromSeconds(30);

    readonly HttpClient _http;
    readonly CancellationTokenSource _end;
    List<Task> _watching = [];

    LiveRoom(HttpClient http, LiveCommands commands, CancellationToken ct) =>
        (_http, Commands, _end) = (http, commands, CancellationTokenSource.CreateLinkedTokenSource(ct));

    public LiveCommands Commands { get; }
    public List<LiveScreen> Screens { get; private set; } = [];

    /// <returns>When all screens are open.</returns>
    public static async Task<LiveRoom> OpenAsync(ServedProcess server, int screens, CancellationToken ct)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, PooledConnectionLifetime = Timeout.InfiniteTimeSpan })
        {
            BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan,
        };
        var cookies = new List<string>();
        foreach (var account in Accounts) cookies.Add(await SessionCookie.SignInAsync(http, $"{account}.{Region}", DemonstrationAccounts.Password, ct));
        var room = new LiveRoom(http, new(http, Region, cookies[0]), ct);
        await room.Commands.OpenAsync(OpenBefore, ct);
        room.Screens = [.. Enumerable.Range(0, screens).Select(i => new LiveScreen(http, server.Address, Region, cookies[i % cookies.Count], i))];
        room._watching = [.. room.Screens.Select(s => Task.Run(() => s.RunAsync(room._end.Token), ct))];
        await UntilAsync(() => room.Screens.TrueForAll(s => s.Since is not null), ct);
        return room;
    }

    /// <summary>Waits until every screen has heard the last fact, then closes them.</summary>
    /// <param name="folder">Of the server's SQLite.</param>
    /// <returns>The last fact's number.</returns>
    public async Task<long> EndAsync(string folder, CancellationToken ct)
    {
        var last = await LastAsync(folder, ct);
        await UntilAsync(() => Screens.TrueForAll(s => s.Last >= last), ct);
        await Task.Delay(TimeSpan.FromSeconds(1.5), ct); // what would come twice comes now, and the last rows
        await _end.CancelAsync();
        await Task.WhenAll(_watching);
        return last;
    }

    /// <summary>Facts that a screen had to hear, over all screens.</summary>
    public long Due(long last) => Screens.Sum(s => last - (s.Since ?? 0));

    /// <summary>Of those, the ones that never came.</summary>
    public int Missed(long last) =>
        Screens.Sum(s => Enumerable.Range(1, (int)(last - (s.Since ?? 0))).Count(i => !s.Heard.ContainsKey((s.Since ?? 0) + i)));

    /// <summary>Facts that a screen heard more than once.</summary>
    public int Twice => Screens.Sum(s => s.Heard.Count(h => h.Value > 1));

    /// <summary>Patience ends the waiting, not the bench: what did not come is counted as missed.</summary>
    public static async Task UntilAsync(Func<bool> done, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (!done() && Stopwatch.GetElapsedTime(began) < MostPatience) await Task.Delay(20, ct);
    }

    static async Task<long> LastAsync(string folder, CancellationToken ct)
    {
        await using var look = new SqliteConnection($"Data Source={IntakeServer.FileIn(folder)};Pooling=False");
        await look.OpenAsync(ct);
        await using var last = look.CreateCommand();
        last.CommandText = LastFact;
        return (long)(await last.ExecuteScalarAsync(ct))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_watching);
        foreach (var screen in Screens) screen.Dispose();
        _http.Dispose();
        _end.Dispose();
    }
}
