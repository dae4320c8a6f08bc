using System.Diagnostics;
using Npgsql;

namespace Siaga.Host.Drills;

/// <summary>Two servers on one PostgreSQL while call takers write at both; one is killed, and the other must go on with what it
/// did: a report sent right after the kill has its notices within 5 s.</summary>
static class NodesDrill
{
    /// <param name="SlowestMs">From a kill to the first notice of a report that was sent after it, the longest.</param>
    public sealed record Figures(int Kills, int Acknowledged, int Lost, int Twice, string? Broken, double MedianMs, double SlowestMs)
    {
        /// <summary>The other must go on within this.</summary>
        public const double MostMs = 5_000;

        public bool IsGood => Lost == 0 && Twice == 0 && Broken is null && Acknowledged > 0 && SlowestMs <= MostMs;
    }

    const int WritersAtEach = 3;
    static readonly TimeSpan Together = TimeSpan.FromSeconds(3);

    /// <exception cref="CannotServeException">when a server does not come back, or PostgreSQL is missing.</exception>
    public static async Task<Figures> RunAsync(int kills, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = new PrivatePostgres();
        await postgres.StartAsync();
        var database = await postgres.CreateDatabaseAsync();
        await using var first = new ServedProcess(Directory.CreateDirectory(Path.Combine(folder, "one")).FullName, database);
        await using var second = new ServedProcess(Directory.CreateDirectory(Path.Combine(folder, "two")).FullName, database);
        var recorders = new List<Recorder>();
        foreach (var server in (ServedProcess[])[first, second])
        {
            server.Start();
            await server.ReadyAsync(ct);
            recorders.Add(new(server.Address, CrashDrill.Region, seed: recorders.Count));
            await recorders[^1].SignInAsync(ct);
        }

        using var stop = new CancellationTokenSource();
        var writing = recorders.SelectMany(r => Enumerable.Range(0, WritersAtEach).Select(w => Task.Run(() => r.WriteAsync(w, stop.Token, ct), ct))).ToList();
        var took = new List<double>();
        for (var kill = 1; kill <= kills; kill++)
        {
            await Task.Delay(Together, ct);
            // By turns: whoever lived longer holds the leases.
            var (dies, lives) = kill % 2 == 1 ? (first, recorders[1]) : (second, recorders[0]);
            var began = Stopwatch.GetTimestamp();
            await dies.KillAsync();
            var incident = await lives.SendForSureAsync(ct);
            await HasNoticeAsync(database, incident, ct);
            took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            say(FormattableString.Invariant($"Kill {kill} of {kills}: the other goes on after {took[^1]:0} ms"));
            dies.Start();
            await dies.ReadyAsync(ct);
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await first.KillAsync();
        await second.KillAsync();
        var told = recorders.SelectMany(r => r.Commands).ToDictionary(c => c.Key, c => c.Value);
        foreach (var recorder in recorders) recorder.Dispose();
        var (lost, twice, chain) = await CrashDrill.CompareAsync(folder, database, told, ct);
        took.Sort();
        return new(kills, told.Count(t => t.Value is Told.Acknowledged), lost, twice, chain.Broken, Math.Round(took[took.Count / 2]), Math.Round(took[^1]));
    }

    static async Task HasNoticeAsync(string database, string incident, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(ct);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM notices WHERE incident_id = $1", connection)
        {
            Parameters = { new() { Value = Guid.Parse(incident) } },
        };
        for (var began = Stopwatch.GetTimestamp(); (long)(await count.ExecuteScalarAsync(ct))! == 0;)
        {
            if (Stopwatch.GetElapsedTime(began) > ServedProcess.Patience) throw new CannotServeException("The other server did not go on.");
            await Task.Delay(20, ct);
        }
    }
}
