using Microsoft.EntityFrameworkCore;

namespace Siaga.Incidents;

/// <summary>What commands do to notices: the acting person has seen hers.</summary>
static class NoticeRows
{
    /// <summary>Whoever opens or answers a ticket has seen every notice about it.</summary>
    public static async Task MarkSeenAsync(Turn turn, Guid ticketId)
    {
        var open = await turn.Db.Notices.Where(n =>
            n.RegionId == turn.Region && n.TicketId == ticketId && n.Person == turn.By.Id && n.SeenAt == null).ToListAsync(turn.Ct);
        foreach (var notice in open) (notice.DeliveredAt, notice.SeenAt) = (notice.DeliveredAt ?? turn.Now, turn.Now);
    }

    public static async Task EndReminderAsync(Turn turn, Guid reminderId)
    {
        var open = await turn.Db.Notices.Where(n => n.RegionId == turn.Region && n.ReminderId == reminderId && n.EndedAt == null).ToListAsync(turn.Ct);
        foreach (var notice in open) notice.EndedAt = turn.Now;
    }
}
