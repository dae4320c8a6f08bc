using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>Kills what serves at a random moment and brings it back.</summary>
/// <param name="postgres">Null on SQLite: then the server is all there is to kill.</param>
sealed class Killing(ServedProcess server, PrivatePostgres? postgres, Random chance)
{
    const int LongestWaitMs = 1_500;

    public int Servers { get; private set; }
    public int Backends { get; private set; }
    public int Postmasters { get; private set; }

    /// <summary>From each kill to the next ready answer.</summary>
    public List<double> ReadyMs { get; } = [];

    public async Task<(string What, TimeSpan Ready)> KillAsync(CancellationToken ct)
    {
        await Task.Delay(chance.Next(LongestWaitMs), ct);
        var began = Stopwatch.GetTimestamp();
        var what = await KillNowAsync();
        await server.ReadyAsync(ct);
        var took = Stopwatch.GetElapsedTime(began);
        ReadyMs.Add(took.TotalMilliseconds);
        return (what, took);
    }

    /// <summary>Kills and starts again, and waits for nobody to be ready.</summary>
    public async Task<string> KillNowAsync() => (postgres is null ? 0 : chance.Next(3)) switch
    {
        1 => KillBackend(),
        2 => await KillPostmasterAsync(),
        _ => await KillServerAsync(),
    };

    async Task<string> KillServerAsync()
    {
        Servers++;
        await server.KillAsync();
        server.Start();
        return "server";
    }

    string KillBackend()
    {
        if (!postgres!.KillBackend(chance)) return "no backend";
        Backends++;
        return "backend";
    }

    async Task<string> KillPostmasterAsync()
    {
        Postmasters++;
        postgres!.KillPostmaster();
        await postgres.StartAgainAsync();
        return "postmaster";
    }
}
