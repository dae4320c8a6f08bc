using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Siaga.Kernel;

/// <summary>Brings a server whose clock is driven to rest: what is due is done and every pump has caught up, so that whoever
/// moved the clock finds all that follows from it. A server on the real clock needs none of this.</summary>
public sealed class Settling(IDatabaseEngine engine, IEnumerable<IHostedService> hosted)
{
    readonly List<DueClock> _works = [.. hosted.OfType<DueClock>()];
    readonly List<FactPump> _pumps = [.. hosted.OfType<FactPump>()];

    /// <returns>The earliest deadline that is still to come; null when nothing waits.</returns>
    public async Task<DateTimeOffset?> SettleAsync(DateTimeOffset now, CancellationToken ct)
    {
        while (true)
        {
            var (next, moved) = await TurnAsync(ct);
            if (moved == 0 && (next is null || next > now)) return next;
        }
    }

    async Task<(DateTimeOffset? Next, int Moved)> TurnAsync(CancellationToken ct)
    {
        var (next, moved) = ((DateTimeOffset?)null, 0);
        foreach (var region in await RegionsAsync(ct))
        {
            foreach (var work in _works)
            {
                if (await work.TurnAsync(region, ct) is { } due && (next is null || due < next)) next = due;
            }

            foreach (var pump in _pumps) moved += await pump.PumpAsync(region, ct);
        }

        return (next, moved);
    }

    async Task<List<string>> RegionsAsync(CancellationToken ct)
    {
        await using var db = engine.OpenReader(Audience.System("settling"));
        return await db.JournalHeads.Where(h => h.LastSeq > 0).Select(h => h.RegionId).ToListAsync(ct);
    }
}
