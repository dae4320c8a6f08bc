using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Says when a reminder is due.</summary>
sealed class RingReminders(IDatabaseEngine engine, RegionWriters writers, IRegionLookup regions, TimeProvider clock) : IDueWork
{
    static readonly Actor Reminders = Actor.System("reminders");

    public string Name => "reminders";

    public async Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
    {
        if (regions.Find(region) is not { } profile) return null;
        await using var db = engine.OpenReader(Audience.System("reminders"));
        var now = clock.GetUtcNow();
        var open = db.Reminders.Where(r => r.RegionId == region && r.CameDueAt == null && r.EndedAt == null);
        foreach (var id in await open.Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).Select(r => r.Id).Take(100).ToListAsync(ct))
        {
            await writers[region].WriteAsync(IdempotencyKey.OfTask("reminders", id.ToString()), Reminders,
                (turnDb, turn) => RingAsync(new(turnDb, profile, Reminders, clock.GetUtcNow(), turn), id), ct);
        }

        return await open.Where(r => r.DueAt > now).MinAsync(r => (DateTimeOffset?)r.DueAt, ct);
    }

    static async Task<bool> RingAsync(Turn turn, Guid id)
    {
        if (await turn.Db.Reminders.FindAsync([turn.Region, id], turn.Ct) is not { CameDueAt: null, EndedAt: null } reminder) return false;
        await turn.TellAsync(new ReminderCameDue(reminder.IncidentId, id, reminder.SetBy, turn.Now));
        return true;
    }
}
