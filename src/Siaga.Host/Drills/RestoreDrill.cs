using System.Diagnostics;
using Siaga.Host.Backups;
using Siaga.Kernel;

namespace Siaga.Host.Drills;

/// <summary>Makes a backup while call takers write, kills the server, and brings the backup back by the runbook's own
/// commands: nothing that was acknowledged before may be missing, and people can sign in again.</summary>
static class RestoreDrill
{
    /// <param name="Acknowledged">Before the backup began.</param>
    /// <param name="Meanwhile">Acknowledged while it was made: the office goes on.</param>
    /// <param name="Lost">Of those before it, missing from what was brought back.</param>
    /// <param name="Ends">Whether the journals end where the manifest says.</param>
    /// <param name="Holds">What the runbook's own check of the journal said.</param>
    /// <param name="RestoreMs">From the first command of the runbook to the end of the last before the server.</param>
    public sealed record Figures(
        DrillStorage Storage, int Acknowledged, int Meanwhile, int Lost, int Twice, long Facts, bool Ends, bool Holds, bool SignedIn,
        long Bytes, double CopyMs, double RestoreMs, double ReadyMs)
    {
        public bool IsGood => Acknowledged > 0 && Lost == 0 && Twice == 0 && Ends && Holds && SignedIn;
    }

    const int Writers = 4;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <param name="before">How many commands are acknowledged before the backup begins.</param>
    /// <exception cref="CannotServeException">when a command of the runbook fails.</exception>
    public static async Task<Figures> RunAsync(DrillStorage storage, int before, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = await PrivatePostgres.StartForAsync(storage);
        var (old, anew, place) = (Path.Combine(folder, "old"), Path.Combine(folder, "new"), Path.Combine(folder, "second-place"));
        Directory.CreateDirectory(old);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();

        var (acknowledged, meanwhile, copyMs) = await CopyWhileWritingAsync(old, database, place, before, say, ct);
        var manifest = new BackupPlace(place, TimeProvider.System).Whole()[0].Path;
        var empty = postgres is null ? null : await postgres.CreateDatabaseAsync();
        var began = Stopwatch.GetTimestamp();
        foreach (var command in Runbook.Restoring(manifest, anew))
        {
            say($"./siaga {string.Join(' ', command)}");
            await SiagaAsync(command, empty, ct);
        }

        var restoreMs = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var kept = await LookAsync(anew, empty, manifest, acknowledged, ct);
        var (ready, signedIn) = await ServeAsync(anew, empty, ct);
        return new(
            storage, acknowledged.Count, meanwhile, kept.Lost, kept.Twice, kept.Facts, kept.Ends, kept.Holds, signedIn,
            Manifest.Read(manifest).Bytes, Math.Round(copyMs), Math.Round(restoreMs), Math.Round(ready.TotalMilliseconds));
    }

    static async Task<(HashSet<string> Before, int Meanwhile, double Ms)> CopyWhileWritingAsync(
        string folder, string? database, string place, int before, Action<string> say, CancellationToken ct)
    {
        await using var server = new ServedProcess(folder, database);
        server.Start();
        await server.ReadyAsync(ct);
        using var recorder = new Recorder(server.Address, CrashDrill.Region, seed: 1);
        await recorder.SignInAsync(ct);
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => recorder.WriteAsync(writer, stop.Token, ct), ct)).ToList();
        while (Acknowledged(recorder).Count < before && writing.TrueForAll(w => !w.IsCompleted)) await Task.Delay(20, ct);

        var told = Acknowledged(recorder);
        var began = Stopwatch.GetTimestamp();
        await SiagaAsync(["backup", "create", "--to", place, "--data", folder], database, ct);
        var ms = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        var meanwhile = Acknowledged(recorder).Count - told.Count;
        say(FormattableString.Invariant($"{told.Count} commands acknowledged before the backup, {meanwhile} while it was made. The server dies."));
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await server.KillAsync();
        return (told, meanwhile, ms);
    }

    static HashSet<string> Acknowledged(Recorder recorder) => [.. recorder.Commands.Where(c => c.Value is Told.Acknowledged).Select(c => c.Key)];

    static async Task<(int Lost, int Twice, long Facts, bool Ends, bool Holds)> LookAsync(
        string folder, string? database, string manifest, HashSet<string> before, CancellationToken ct)
    {
        var journal = await WrittenJournal.ReadAsync(folder, database, CrashDrill.Region, ct);
        var ends = await DatabaseCopies.Of(database ?? new HostSettings { DataFolder = folder }.DatabaseInFolder).EndsAsync(ct);
        return (
            before.Count(words => !journal.Times.ContainsKey(words)), journal.Times.Count(w => w.Value > 1), journal.Chain.Facts,
            ends.SequenceEqual(Manifest.Read(manifest).Ends), journal.Chain.Broken is null);
    }

    static async Task<(TimeSpan Ready, bool SignedIn)> ServeAsync(string folder, string? database, CancellationToken ct)
    {
        Directory.CreateDirectory(folder); // on PostgreSQL nothing was brought back into it
        await using var server = new ServedProcess(folder, database);
        server.Start();
        var ready = await server.ReadyAsync(ct);
        using var recorder = new Recorder(server.Address, CrashDrill.Region, seed: 2);
        await recorder.SignInAsync(ct);
        using var stop = new CancellationTokenSource(Patience);
        var writing = recorder.WriteAsync(writer: 0, stop.Token, ct);
        while (Acknowledged(recorder).Count == 0 && !writing.IsCompleted && !stop.IsCancellationRequested) await Task.Delay(20, ct);
        await stop.CancelAsync();
        await writing;
        return (ready, Acknowledged(recorder).Count > 0);
    }

    static async Task SiagaAsync(IEnumerable<string> words, string? database, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RestoreDrill).Assembly.Location, .. words])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        };
        if (database is not null) start.Environment["ConnectionStrings__Siaga"] = database;
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0) throw new CannotServeException($"siaga {string.Join(' ', words)} ended with {process.ExitCode}: {await complained}{await said}");
    }
}

/// <summary>The commands that docs/operations/runbook.md gives to somebody who has nothing else.</summary>
static class Runbook
{
    const string Heading = "## Bring a backup back", Place = "/mnt/salinan/", Folder = "data";

    /// <summary>The lines between the heading and the next that begin with <c>./siaga</c>, without <c>serve</c>, whose end
    /// nobody could wait for. The page's example names give way to real ones.</summary>
    public static IReadOnlyList<string[]> Restoring(string manifest, string folder)
    {
        var page = Path.Combine(new HostSettings().Root, "docs", "operations", "runbook.md");
        var commands = File.ReadLines(page).SkipWhile(line => line != Heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("./siaga ", StringComparison.Ordinal) && !line.StartsWith("./siaga serve", StringComparison.Ordinal))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..].Select(word => Real(word, manifest, folder)).ToArray()).ToList();
        return commands.Count > 0 ? commands : throw new CannotServeException($"{page} has no commands under \"{Heading}\".");
    }

    static string Real(string word, string manifest, string folder) =>
        word.StartsWith(Place, StringComparison.Ordinal) ? manifest : word == Folder ? folder : word;
}
