using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Siaga.Incidents;

/// <summary>A signed-in person of the agency has opened the ticket: a visible tab alone is not seen.</summary>
public static class SeeTicket
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/see", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.See, ticket, incident, turn.Audience);

            if (ticket.IsWaiting && (!ticket.RungSeen || ticket.State is not TicketState.Seen))
                await turn.TellAsync(new TicketSeen(incident.Id, id, ticket.Agency, turn.By.Id, turn.Now));
            await NoticeRows.MarkSeenAsync(turn, ticket.Id);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
