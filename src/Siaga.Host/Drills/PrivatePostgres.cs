using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Siaga.Host.Drills;

/// <summary>A PostgreSQL of our own in a temporary folder, on a free port, gone afterwards: for tests and drills.</summary>
/// <param name="settings">What its server is told, such as <c>-c fsync=off</c>.</param>
/// <param name="within">Where its temporary folder lies; null: where the system keeps such.</param>
public sealed class PrivatePostgres(string settings = "", string? within = null) : IAsyncDisposable
{
    /// <summary>Fewer checkpoints while millions of rows are filled in; a commit is as safe as ever.</summary>
    public const string ForLargeFills = "-c max_wal_size=4GB -c checkpoint_timeout=15min";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly string _folder = within is null
        ? Directory.CreateTempSubdirectory("siaga-pg-").FullName
        : Directory.CreateDirectory(Path.Combine(within, "pg")).FullName;
    readonly int _port = FreePort();
    int _databases;

    /// <summary>A running one where the storage asks for it; null for SQLite.</summary>
    /// <inheritdoc cref="PrivatePostgres(string, string?)"/>
    internal static async Task<PrivatePostgres?> StartForAsync(DrillStorage storage, string settings = "", string? within = null)
    {
        if (storage is not DrillStorage.Postgres) return null;
        var postgres = new PrivatePostgres(settings, within);
        try
        {
            await postgres.StartAsync();
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync()
    {
        if (Environment.IsPrivilegedProcess) await RunAsync("chown", "postgres", _folder);
        await AsPostgresAsync("initdb", "-D", Data, "-U", "siaga", "-A", "trust", "-E", "UTF8", "--locale=C");
        await StartServerAsync();
    }

    /// <summary>Ends the postmaster as a power cut would, without a word; its backends follow.</summary>
    public void KillPostmaster() => Kill(Postmaster());

    /// <summary>Starts the server again on the data that it left. Waits for the backends of a killed one: they hold its
    /// memory until they notice.</summary>
    public async Task StartAgainAsync()
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                await StartServerAsync();
                return;
            }
            catch (InvalidOperationException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Kills one of the server's processes that serve a connection; the server ends all others and recovers.</summary>
    /// <returns>False when nobody was connected.</returns>
    public bool KillBackend(Random chance)
    {
        var postmaster = Postmaster();
        var serving = Process.GetProcesses().Select(p => p.Id).Where(id => ParentOf(id) == postmaster && Serves(id)).ToList();
        if (serving.Count == 0) return false;
        Kill(serving[chance.Next(serving.Count)]);
        return true;
    }

    public string Database(string name) =>
        $"Host=127.0.0.1;Port={_port};Username=siaga;Database={name};Maximum Pool Size=40;Include Error Detail=true";

    /// <param name="copyOf">The connection string of a database that nobody uses now; null for an empty one.</param>
    public async Task<string> CreateDatabaseAsync(string? copyOf = null)
    {
        var template = copyOf is null ? "template1" : new NpgsqlConnectionStringBuilder(copyOf).Database;
        if (copyOf is not null) NpgsqlConnection.ClearPool(new NpgsqlConnection(copyOf));
        var name = $"t{Interlocked.Increment(ref _databases)}";
        await using var admin = new NpgsqlConnection(Database("postgres"));
        await admin.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {template}", admin);
        await create.ExecuteNonQueryAsync();
        return Database(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (File.Exists($"{Data}/postmaster.pid"))
            await AsPostgresAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    string Data => $"{_folder}/data";

    Task StartServerAsync() => AsPostgresAsync("pg_ctl", "-w", "-D", Data, "-l", $"{_folder}/log", "-o",
        $"-p {_port} -k {_folder} -c listen_addresses=127.0.0.1 -c max_connections=300 {settings}", "start");

    // The first line of its file: Debian's pg_ctl writes no other.
    int Postmaster() => int.Parse(File.ReadLines($"{Data}/postmaster.pid").First(), System.Globalization.CultureInfo.InvariantCulture);

    static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    // Fourth field of /proc/ID/stat, counted behind the name, which may hold anything.
    static int ParentOf(int id)
    {
        var stat = ReadOf(id, "stat");
        return stat.LastIndexOf(')') is > 0 and var end && int.TryParse(stat[(end + 2)..].Split(' ')[1], out var parent) ? parent : 0;
    }

    // Its title, such as "postgres: siaga t1 127.0.0.1(40000) idle"; the server's own tasks have no address.
    static bool Serves(int id) => ReadOf(id, "cmdline").Contains("127.0.0.1(", StringComparison.Ordinal);

    static string ReadOf(int id, string what)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/{what}");
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }

    // PostgreSQL refuses to run as root.
    static Task AsPostgresAsync(string program, params string[] arguments) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", $"{FindBinaries()}/{program}", .. arguments])
        : RunAsync($"{FindBinaries()}/{program}", arguments);

    // Debian keeps every major version in a folder of its own.
    static string FindBinaries() => Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Where(version => File.Exists($"{version}/bin/initdb"))
            .MaxBy(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0) is { } newest
        ? $"{newest}/bin"
        : throw new CannotServeException("PostgreSQL is missing: apt-get install postgresql.");

    static async Task RunAsync(string program, params string[] arguments)
    {
        // Into a file: the server inherits the pipe, and reading it to its end would wait for the server's end.
        var said = Path.GetTempFileName();
        using var process = Process.Start(new ProcessStartInfo(
            "/bin/sh", ["-c", "out=$1; shift; exec \"$0\" \"$@\" >\"$out\" 2>&1", program, said, .. arguments])
        {
            WorkingDirectory = "/", // the user postgres may not enter ours
        })!;
        await process.WaitForExitAsync();
        var words = await File.ReadAllTextAsync(said);
        File.Delete(said);
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {words}");
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
