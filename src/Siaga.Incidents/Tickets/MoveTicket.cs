using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Siaga.Incidents;

/// <summary>The agency's crew is on the way, or has arrived (K7).</summary>
public static class MoveTicket
{
    internal static void Map(IEndpointRouteBuilder tickets)
    {
        tickets.MapPost("/{id:guid}/on-the-way",
            (Guid id, [AsParameters] RegionCommand command) => MoveAsync(id, TicketAction.OnTheWay, Stage.OnTheWay, command));
        tickets.MapPost("/{id:guid}/arrived",
            (Guid id, [AsParameters] RegionCommand command) => MoveAsync(id, TicketAction.Arrived, Stage.Arrived, command));
    }

    static async Task<Results<NoContent, NotFound>> MoveAsync(Guid id, TicketAction action, Stage stage, RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(action, ticket, incident, turn.Audience);
            await turn.TellAsync(new TicketMoved(incident.Id, id, ticket.Agency, stage, turn.By.Id, StampSource.Desk, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
