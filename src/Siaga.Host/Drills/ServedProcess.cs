using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>A demonstration that serves in a process of its own, so that it can be killed.</summary>
sealed class ServedProcess : IAsyncDisposable
{
    /// <summary>A server that is not ready by then is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string _folder;
    readonly string? _connectionString;
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(2) };
    Process? _process;

    /// <param name="connectionString">Null: SQLite in the folder.</param>
    /// <param name="logFolder">Null: beside the data.</param>
    public ServedProcess(string folder, string? connectionString, string? logFolder = null)
    {
        (_folder, _connectionString) = (folder, connectionString);
        Log = Path.Combine(logFolder ?? folder, "server.log");
        Address = new($"http://127.0.0.1:{PrivatePostgres.FreePort()}");
        _http.BaseAddress = Address;
    }

    public Uri Address { get; }

    /// <summary>A program that starts the server and watches it, with its arguments.</summary>
    public string[] Under { get; init; } = [];

    /// <summary>The words of the command that serves, asked for at each start.</summary>
    public Func<string[]> Serving { get; init; } = () => ["serve", "--demo"];

    /// <summary>Where the server says what went wrong.</summary>
    public string Log { get; }

    /// <summary>Starts it, or starts it again on what it left.</summary>
    public void Start()
    {
        _process?.Dispose();
        // A shell leads its words into a file: a pipe that nobody empties would stop it.
        var start = new ProcessStartInfo("/bin/sh",
        [
            "-c", "exec >>\"$0\" 2>&1; exec \"$@\"", Log, .. Under, "dotnet", typeof(ServedProcess).Assembly.Location,
            .. Serving(), "--data", _folder, "--urls", Address.ToString().TrimEnd('/'),
        ]);
        if (_connectionString is not null) start.Environment["ConnectionStrings__Siaga"] = _connectionString;
        _process = Process.Start(start)!;
    }

    /// <returns>How long it took from now until it was ready.</returns>
    /// <exception cref="CannotServeException">when it ends or is not ready in time.</exception>
    public async Task<TimeSpan> ReadyAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(ct))
        {
            if (_process!.HasExited) throw new CannotServeException($"The server ended with {_process.ExitCode}; {Log} says why.");
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new CannotServeException($"The server was not ready in {Patience.TotalSeconds} s; {Log} says why.");
            await Task.Delay(20, ct);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    async Task<bool> IsReadyAsync(CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync("/health/ready", ct);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception why) when (why is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>As <c>kill -9</c>: it gets no moment to say or write anything.</summary>
    public async Task KillAsync()
    {
        if (_process is null or { HasExited: true }) return;
        _process.Kill(entireProcessTree: true); // a watcher would leave the server behind
        await _process.WaitForExitAsync();
    }

    /// <summary>What <c>/health/details</c> says.</summary>
    public async Task<System.Text.Json.JsonElement> DetailsAsync(CancellationToken ct) =>
        await _http.GetFromJsonAsync<System.Text.Json.JsonElement>("/health/details", ct);

    /// <summary>Asks it to end, as a system that shuts down does, and waits.</summary>
    public async Task StopAsync()
    {
        if (_process is null or { HasExited: true }) return;
        using var asking = Process.Start("kill", ["-TERM", .. ServersOf(_process.Id)]);
        await asking.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    // Watched from outside, the server is the watcher's child.
    string[] ServersOf(int id) => Under.Length == 0
        ? [$"{id}"]
        : File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process?.Dispose();
        _http.Dispose();
    }
}
