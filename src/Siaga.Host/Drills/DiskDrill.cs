using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>Fills the database's disk while call takers write: they must hear that it is full, lose nothing that was
/// acknowledged, and be able to write again, by itself, when there is space.</summary>
static class DiskDrill
{
    /// <param name="Refused">How often somebody heard that the disk is full.</param>
    /// <param name="Level">What <c>/health/details</c> said meanwhile.</param>
    /// <param name="StillReads">Whether the board could be read while it was full.</param>
    /// <param name="BackAfterMs">From the space to the next acknowledged command; no restart lies between.</param>
    public sealed record Figures(
        DrillStorage Storage, int Acknowledged, int Refused, string Level, bool StillReads, double BackAfterMs, int Lost, int Twice, long Facts, string? Broken)
    {
        public bool IsGood => Acknowledged > 0 && Refused > 0 && Level == "full" && StillReads && Lost == 0 && Twice == 0 && Broken is null;
    }

    const int Writers = 4, Megabytes = 48, MegabytesForPostgres = 192;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="CannotMountException">when this machine allows no small disk.</exception>
    /// <exception cref="CannotServeException">when the server ends, or does not come back by itself.</exception>
    public static async Task<Figures> RunAsync(DrillStorage storage, int before, string folder, Action<string> say, CancellationToken ct)
    {
        using var disk = new SmallDisk(Path.Combine(folder, "disk"), storage is DrillStorage.Sqlite ? Megabytes : MegabytesForPostgres);
        // PostgreSQL runs as a user of its own, who must get as far as its folder.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        await using var postgres = await PrivatePostgres.StartForAsync(storage, within: disk.Folder);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
        var data = Path.Combine(disk.Folder, "data");
        Directory.CreateDirectory(data);
        await using var server = new ServedProcess(data, database, logFolder: folder);
        server.Start();
        await server.ReadyAsync(ct);
        using var recorder = new Recorder(server.Address, CrashDrill.Region, seed: 1);
        await recorder.SignInAsync(ct);
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(() => recorder.WriteAsync(writer, stop.Token, ct), ct)).ToList();
        await UntilAsync(() => Acknowledged(recorder) >= before, writing, ct);

        say($"{Acknowledged(recorder)} commands acknowledged. The disk fills up.");
        disk.Fill();
        await UntilAsync(() => recorder.DiskFull >= Writers, writing, ct, again: disk.Fill);
        var level = (await server.DetailsAsync(ct)).GetProperty("disk").GetProperty("level").GetString()!;
        var reads = await recorder.CanReadAsync(ct);

        say($"{recorder.DiskFull} times told that it is full; the board can {(reads ? "" : "not ")}be read. Now there is space again.");
        var (told, began) = (Acknowledged(recorder), Stopwatch.GetTimestamp());
        disk.MakeSpace();
        await UntilAsync(() => Acknowledged(recorder) > told, writing, ct);
        var back = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await server.StopAsync();
        var (lost, twice, chain) = await CrashDrill.CompareAsync(data, database, recorder.Commands, ct);
        return new(storage, Acknowledged(recorder), recorder.DiskFull, level, reads, Math.Round(back), lost, twice, chain.Facts, chain.Broken);
    }

    static int Acknowledged(Recorder recorder) => recorder.Commands.Count(c => c.Value is Told.Acknowledged);

    /// <param name="again">What SQLite tidied away meanwhile is filled anew.</param>
    static async Task UntilAsync(Func<bool> reached, List<Task> writing, CancellationToken ct, Action? again = null)
    {
        var began = Stopwatch.GetTimestamp();
        while (!reached())
        {
            if (writing.Find(w => w.IsFaulted) is { } failed) await failed;
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new CannotServeException($"What the drill waits for did not come in {Patience.TotalSeconds} s.");
            again?.Invoke();
            await Task.Delay(50, ct);
        }
    }
}
