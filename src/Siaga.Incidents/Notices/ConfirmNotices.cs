using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;

namespace Siaga.Incidents;

/// <summary>The desk's browser confirms that it has the notices: the ticket is delivered. Whether it may make sound counts for nothing.</summary>
public static class ConfirmNotices
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(100)] Guid[] Delivered);

    internal static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapPost("/receipts", Deliver);
        notices.MapPost("/{id:guid}/seen", See);
    }

    static async Task<NoContent> Deliver(Request request, [AsParameters] RegionCommand command)
    {
        await command.RunAsync(async turn =>
        {
            var mine = await turn.Db.Notices.Where(n =>
                n.RegionId == turn.Region && n.Person == turn.By.Id && request.Delivered.Contains(n.Id) && n.DeliveredAt == null).ToListAsync(turn.Ct);
            foreach (var notice in mine) notice.DeliveredAt = turn.Now;
            foreach (var id in mine.Where(n => n.Kind is NoticeKind.Ticket or NoticeKind.Climbed).Select(n => n.TicketId).OfType<Guid>().Distinct())
            {
                // The call taker whom the ladder reached has it on her screen; the agency's desk has not.
                if (await turn.FindTicketAsync(id) is var (ticket, incident) && ticket.State is TicketState.Sent
                    && turn.Audience.May(Right.AnswerTickets, turn.Region, ticket.Agency))
                {
                    await turn.TellAsync(new TicketDelivered(incident.Id, id, ticket.Agency, turn.By.Id, turn.Now));
                }
            }

            return mine.Count;
        });
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound>> See(Guid id, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.Db.Notices.FindAsync([turn.Region, id], turn.Ct) is not { } notice || notice.Person != turn.By.Id) return false;
            (notice.DeliveredAt, notice.SeenAt) = (notice.DeliveredAt ?? turn.Now, notice.SeenAt ?? turn.Now);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
