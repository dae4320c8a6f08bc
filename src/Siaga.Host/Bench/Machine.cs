using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Siaga.Host.Bench;

/// <summary>On what a bench ran: without it a figure says nothing.</summary>
/// <param name="SyncMs">How long the disk takes to keep 4 kB for good: the median of some, in the bench's own folder.</param>
/// <param name="Load">The system's load when the bench began: above the number of processors, others work too.</param>
sealed record Machine(string Filesystem, double SyncMs, int Processors, string Runtime, double Load)
{
    const int Syncs = 41;

    public static Machine Of(string folder) => new(
        FilesystemOf(folder), SyncMsIn(folder), Environment.ProcessorCount, RuntimeInformation.FrameworkDescription, LoadNow());

    static string FilesystemOf(string folder) =>
        DriveInfo.GetDrives().Where(d => folder.StartsWith(d.Name, StringComparison.Ordinal)).MaxBy(d => d.Name.Length)?.DriveFormat ?? "unknown";

    static double SyncMsIn(string folder)
    {
        var (path, page) = (Path.Combine(folder, "sync"), new byte[4096]);
        try
        {
            using var file = new FileStream(path, FileMode.Create);
            var took = Enumerable.Range(0, Syncs).Select(_ =>
            {
                var began = Stopwatch.GetTimestamp();
                file.Write(page);
                file.Flush(flushToDisk: true);
                return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }).Order().ToList();
            return Math.Round(took[Syncs / 2], 3);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // The first number of /proc/loadavg: the last minute.
    static double LoadNow() => File.Exists("/proc/loadavg")
        && double.TryParse(File.ReadAllText("/proc/loadavg").Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture, out var load) ? load : 0;
}

/// <summary>What every bench says of its machine.</summary>
abstract record MachineFigures([property: System.Text.Json.Serialization.JsonIgnore] Machine Machine)
{
    public string Filesystem => Machine.Filesystem;
    public double SyncMs => Machine.SyncMs;
    public int Processors => Machine.Processors;
    public string Runtime => Machine.Runtime;
    public double Load => Machine.Load;
}
