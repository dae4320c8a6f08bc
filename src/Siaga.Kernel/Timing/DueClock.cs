using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>Runs one due work in every region that has a journal, on the node that holds its lease.</summary>
sealed class DueClock(
    IDueWork work, IDatabaseEngine engine, LeaseHolder leases, TimeProvider clock, ILogger<DueClock> log)
    : BackgroundService
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10); // a work that is always due must not spin

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var next = await RunAllAsync(stopping);
            var wait = next is { } due ? due - clock.GetUtcNow() : Longest;
            await Task.Delay(wait < Shortest ? Shortest : wait > Longest ? Longest : wait, clock, stopping);
        }
    }

    /// <summary>One turn in all regions; answers the earliest deadline.</summary>
    async Task<DateTimeOffset?> RunAllAsync(CancellationToken ct)
    {
        DateTimeOffset? next = null;
        foreach (var region in await RegionsAsync(ct))
        {
            if (await TurnAsync(region, ct) is { } due && (next is null || due < next)) next = due;
        }

        return next;
    }

    /// <summary>One turn in one region. A failure is logged and tried again in the next turn.</summary>
    internal async Task<DateTimeOffset?> TurnAsync(string region, CancellationToken ct = default)
    {
        try
        {
            return await leases.HoldsAsync(work.Name, region, ct) ? await work.RunDueAsync(region, ct) : null;
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            log.LogError(why, "{Work} failed in {Region}; trying again", work.Name, region);
            return null;
        }
    }

    async Task<List<string>> RegionsAsync(CancellationToken ct)
    {
        try
        {
            await using var db = engine.OpenReader(Audience.System($"clock/{work.Name}"));
            return await db.JournalHeads.Where(h => h.LastSeq > 0).Select(h => h.RegionId).ToListAsync(ct);
        }
        catch (Exception why) when (!ct.IsCancellationRequested)
        {
            log.LogError(why, "{Work} could not ask for its regions; trying again", work.Name);
            return [];
        }
    }
}
