using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>Takes up a version that somebody loaded, on this server or beside it, within seconds and between two
/// requests.</summary>
sealed class FollowVersions(RunRegions regions, RegionLookup running, IDatabaseEngine engine, TimeProvider clock, ILogger<FollowVersions> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    static readonly Audience Following = Audience.System("follow-versions");

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var turn = new PeriodicTimer(Every, clock);
        while (await turn.WaitForNextTickAsync(stopping))
        {
            try
            {
                await FollowAsync(stopping);
            }
            catch (Exception why) when (!stopping.IsCancellationRequested)
            {
                // What runs goes on running.
                log.LogError(why, "A region's new version could not be taken up; trying again");
            }
        }
    }

    internal async Task FollowAsync(CancellationToken ct)
    {
        await using var db = engine.OpenReader(Following);
        var last = await db.Set<RegionVersion>().GroupBy(v => v.RegionId).Select(g => new { g.Key, Version = g.Max(v => v.Version) }).ToListAsync(ct);
        foreach (var region in last.Where(l => (running.Find(l.Key)?.Version ?? 0) < l.Version))
        {
            var (id, version) = (region.Key, region.Version);
            await regions.TakeUpAsync(id, version, ct);
            if (log.IsEnabled(LogLevel.Information)) log.LogInformation("{Region} runs version {Version}", id, version);
        }
    }
}
