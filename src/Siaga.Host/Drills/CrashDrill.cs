using Siaga.Kernel;

namespace Siaga.Host.Drills;

public enum DrillStorage { Sqlite, Postgres }

/// <summary>Kills the server at random moments while call takers write, starts it again, and compares at the end what they were
/// told with what the journal holds: every acknowledged command is there exactly once.</summary>
static class CrashDrill
{
    /// <param name="Writers">Call takers who write at the same time.</param>
    public sealed record Size(DrillStorage Storage, int Kills, int Writers, int Seed);

    /// <param name="Unknown">Commands whose answer never came and that nobody repeated.</param>
    /// <param name="Lost">Acknowledged, not in the journal.</param>
    /// <param name="Twice">In the journal more than once, acknowledged or not.</param>
    /// <param name="Broken">What does not fit in the journal; null when the chain holds.</param>
    /// <param name="SlowestReadyMs">From the kill to the next ready answer, the longest.</param>
    public sealed record Figures(
        DrillStorage Storage, int Kills, int Servers, int Backends, int Postmasters, int Acknowledged, int Unknown, int Interrupted, int Lost,
        int Twice, long Facts, string? Broken, double MedianReadyMs, double SlowestReadyMs, int Seed)
    {
        /// <summary>From a kill to the next ready answer.</summary>
        public const double MostReadyMs = 10_000;

        public bool IsGood => Lost == 0 && Twice == 0 && Broken is null && Acknowledged > 0 && SlowestReadyMs <= MostReadyMs;
    }

    internal const string Region = "kendal";

    /// <exception cref="CannotServeException">when the server does not come back, or PostgreSQL is missing.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
        await using var server = new ServedProcess(folder, database);
        server.Start();
        await server.ReadyAsync(ct);

        using var recorder = new Recorder(server.Address, Region, size.Seed);
        await recorder.SignInAsync(ct);
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, size.Writers).Select(writer => Task.Run(() => recorder.WriteAsync(writer, stop.Token, ct), ct)).ToList();
        var killing = new Killing(server, postgres, new Random(size.Seed));
        for (var kill = 1; kill <= size.Kills; kill++)
        {
            var (what, ready) = await killing.KillAsync(ct);
            if (writing.Find(w => w.IsFaulted) is { } failed) await failed;
            say(FormattableString.Invariant($"Kill {kill} of {size.Kills}: {what}, ready after {ready.TotalMilliseconds:0} ms; {recorder.Commands.Count} commands"));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writing);
        await server.KillAsync();
        var (lost, twice, chain) = await CompareAsync(folder, database, recorder.Commands, ct);
        var waits = killing.ReadyMs.Order().ToList();
        return new(
            size.Storage, size.Kills, killing.Servers, killing.Backends, killing.Postmasters,
            recorder.Commands.Count(c => c.Value is Told.Acknowledged), recorder.Commands.Count(c => c.Value is Told.Unknown), recorder.Interrupted,
            lost, twice, chain.Facts, chain.Broken,
            waits.Count == 0 ? 0 : Math.Round(waits[waits.Count / 2]), waits.Count == 0 ? 0 : Math.Round(waits[^1]), size.Seed);
    }

    /// <summary>What call takers were told beside what the journal holds.</summary>
    public static async Task<(int Lost, int Twice, CheckJournal.Result Chain)> CompareAsync(
        string folder, string? database, IReadOnlyDictionary<string, Told> told, CancellationToken ct)
    {
        var journal = await WrittenJournal.ReadAsync(folder, database, Region, ct);
        var (lost, twice) = Compare(told, journal.Times);
        return (lost, twice, journal.Chain);
    }

    /// <param name="told">What call takers were told, by the words of each command.</param>
    /// <param name="written">How often each words were recorded.</param>
    internal static (int Lost, int Twice) Compare(IReadOnlyDictionary<string, Told> told, IReadOnlyDictionary<string, int> written) => (
        told.Count(t => t.Value is Told.Acknowledged && written.GetValueOrDefault(t.Key) == 0),
        told.Count(t => written.GetValueOrDefault(t.Key) > 1));
}
