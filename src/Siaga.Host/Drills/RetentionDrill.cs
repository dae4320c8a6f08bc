using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>Kills the server, and on PostgreSQL its database, in the middle of a night in which it erases what is past
/// its time. When the night's work is done, all of that must be gone, nothing else, and no case by half.</summary>
static class RetentionDrill
{
    /// <param name="Cases">Closed cases that are past their time.</param>
    public sealed record Size(DrillStorage Storage, int Kills, int Cases, int Seed);

    /// <param name="During">Kills at which something was erased and something was still to be erased.</param>
    /// <param name="Gone">Cases, calls and drafts that were to go, and are nowhere in the database any more.</param>
    /// <param name="Kept">Those that were to stay, and are as they were.</param>
    /// <param name="Left">Those that were to go, and are as they were.</param>
    /// <param name="Half">Of which some words are gone and some are not.</param>
    /// <param name="Lost">Those that were to stay, and are nowhere.</param>
    /// <param name="Twice">Of which more than one fact says that they were erased.</param>
    /// <param name="Past">What the server itself still finds past its time.</param>
    /// <param name="Broken">What does not fit in the journal; null when the chain holds.</param>
    public sealed record Figures(
        DrillStorage Storage, int Kills, int During, int Servers, int Backends, int Postmasters, int Gone, int Kept,
        int Left, int Half, int Lost, int Twice, int Past, long Facts, string? Broken, int Seed)
    {
        public int Passed => Gone + Kept;
        public int Failed => Left + Half + Lost + Twice + Past + (Broken is null ? 0 : 1);

        /// <summary>Kills that all came before the work or after it would show nothing.</summary>
        public bool IsGood => Failed == 0 && Gone > 0 && Kept > 0 && During > 0;
    }

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2), BetweenLooks = TimeSpan.FromMilliseconds(5);
    const int LongestMoreMs = 30; // into the middle of a command, not only between two

    /// <exception cref="CannotServeException">when the server does not come back or erases nothing, or PostgreSQL is
    /// missing.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
        await using var night = await RetentionNight.PrepareAsync(folder, database, size.Cases, say, ct);
        var before = await night.TextsAsync(ct);

        await using var server = new ServedProcess(folder, database) { Serving = night.Serving };
        var chance = new Random(size.Seed);
        var killing = new Killing(server, postgres, chance);
        server.Start();
        var during = 0;
        for (var kill = 1; kill <= size.Kills; kill++)
        {
            var enough = size.Cases * kill / (size.Kills + 1);
            await UntilAsync(async () => await night.ErasedAsync(ct) >= enough, ct);
            await Task.Delay(chance.Next(LongestMoreMs), ct);
            var erased = await night.ErasedAsync(ct);
            if (erased > 0 && erased < size.Cases) during++;
            say($"Kill {kill} of {size.Kills}: {await killing.KillNowAsync()}, after {erased} of {size.Cases} cases");
        }

        // What failed because its database died is passed over until the next night, or the next start.
        await server.KillAsync();
        server.Start();
        await server.ReadyAsync(ct);
        await UntilAsync(async () => await night.PastAsync(ct) == 0, ct);
        await server.KillAsync();
        return await CompareAsync(size, night, before, during, killing, ct);
    }

    static async Task<Figures> CompareAsync(
        Size size, RetentionNight night, Dictionary<string, int> before, int during, Killing killing,
        CancellationToken ct)
    {
        var after = await night.TextsAsync(ct);
        var go = night.All.MustGo.Where(before.ContainsKey).Select(Was).ToList();
        var stay = night.All.MustStay.Where(before.ContainsKey).Select(Was).ToList();
        var (chain, twice) = await night.JournalAsync(ct);
        return new(
            size.Storage, size.Kills, during, killing.Servers, killing.Backends, killing.Postmasters,
            Gone: go.Count(w => w.Has == 0), Kept: stay.Count(w => w.Has == w.Had), Left: go.Count(w => w.Has == w.Had),
            Half: go.Concat(stay).Count(w => w.Has > 0 && w.Has != w.Had), Lost: stay.Count(w => w.Has == 0), twice,
            await night.PastAsync(ct) ?? 0, chain.Facts, chain.Broken, size.Seed);

        (int Had, int Has) Was(string what) => (before[what], after.GetValueOrDefault(what));
    }

    static async Task UntilAsync(Func<Task<bool>> reached, CancellationToken ct)
    {
        for (var began = Stopwatch.GetTimestamp(); !await reached();)
        {
            if (Stopwatch.GetElapsedTime(began) > Patience)
                throw new CannotServeException($"What the drill waits for did not come in {Patience.TotalSeconds} s.");
            await Task.Delay(BetweenLooks, ct);
        }
    }
}
