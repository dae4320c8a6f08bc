using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>Watches a server's system calls: no acknowledgement may leave before the log with its words was synced to the
/// disk. On SQLite; what PostgreSQL does at a commit is its own, and the server asks it at the start.</summary>
static class SyncDrill
{
    /// <param name="Synced">Acknowledged commands whose words were on the disk before.</param>
    public sealed record Figures(int Acknowledged, int Synced)
    {
        public bool IsGood => Acknowledged > 0 && Synced == Acknowledged;
    }

    /// <exception cref="CannotServeException">when strace is missing or may not watch.</exception>
    public static async Task<Figures> RunAsync(int commands, string folder, CancellationToken ct)
    {
        var trace = Path.Combine(folder, "trace");
        await using var server = new ServedProcess(folder, null)
        {
            Under = ["strace", "-f", "-y", "-s", "32", "-o", trace, "-e", "trace=fsync,fdatasync,pwrite64,pwritev,sendto,sendmsg,recvfrom,recvmsg"],
        };
        try
        {
            server.Start();
            await server.ReadyAsync(ct);
        }
        catch (CannotServeException) when (!File.Exists(trace) || new FileInfo(trace).Length == 0)
        {
            throw new CannotServeException("strace cannot watch here: it is missing, or this machine forbids it.");
        }

        using var recorder = new Recorder(server.Address, "kendal", seed: 1);
        await recorder.SignInAsync(ct);
        using var stop = new CancellationTokenSource();
        var writing = recorder.WriteAsync(writer: 0, stop.Token, ct);
        while (recorder.Commands.Count < commands && !writing.IsCompleted) await Task.WhenAny(writing, Task.Delay(50, ct));
        await stop.CancelAsync();
        await writing;
        await server.StopAsync();
        var seen = new SyncTrace("-wal").Read(File.ReadLines(trace));
        return new(seen.Acknowledged, seen.Synced);
    }
}
