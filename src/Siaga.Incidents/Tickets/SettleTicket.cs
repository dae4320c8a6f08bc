using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A person ends what stands overdue and says why: a decline that needs no successor, the supervisor's repeating item.</summary>
public static class SettleTicket
{
    public sealed record Request([property: Required, MaxLength(500)] string Words);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/settle", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Settle, ticket, incident, turn.Audience);
            await turn.TellAsync(new TicketSettled(incident.Id, id, ticket.Agency, PrivateText.Of(request.Words)!, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
