using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Takes a ticket back; the agency sees and hears that.</summary>
public static class RecallTicket
{
    public sealed record Request([property: MaxLength(500)] string? Reason);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/recall", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Recall, ticket, incident, turn.Audience);
            await turn.TellAsync(new TicketRecalled(incident.Id, id, ticket.Agency, PrivateText.Of(request.Reason), CategoryChanged: false, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
