using System.Diagnostics;

namespace Siaga.Host.Bench;

/// <summary>What one round measured.</summary>
/// <param name="Milliseconds">One entry for each answer, sorted.</param>
sealed record Samples(double Seconds, double CpuSeconds, double[] Milliseconds)
{
    /// <summary>Of the whole process, both sides of the connection: comparable also on a machine that others use.</summary>
    public double CpuMilliseconds => CpuSeconds * 1000 / Math.Max(1, Milliseconds.Length);
    public double PerSecond => Milliseconds.Length / Seconds;
    public double Percentile(double percent) => Kernel.Percentile.OfSorted(Milliseconds, percent) ?? 0;

    /// <summary>Lets each reader ask again and again until the time is over.</summary>
    public static async Task<Samples> TakeAsync(int readers, TimeSpan time, Func<int, Task> ask)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var all = await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(() => ReadAsync(reader, began, time, ask))));
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        return new(Stopwatch.GetElapsedTime(began).TotalSeconds, used, [.. all.SelectMany(taken => taken).Order()]);
    }

    static async Task<List<double>> ReadAsync(int reader, long began, TimeSpan time, Func<int, Task> ask)
    {
        var taken = new List<double>();
        while (Stopwatch.GetElapsedTime(began) < time)
        {
            var asked = Stopwatch.GetTimestamp();
            await ask(reader);
            taken.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        return taken;
    }
}
