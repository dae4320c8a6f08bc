using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Siaga.Incidents;

/// <summary>The desk has read what changed.</summary>
public static class AcknowledgeChanges
{
    public sealed record Request([property: Required, MinLength(1), MaxLength(100)] Guid[] Changes);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/acknowledge", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Acknowledge, ticket, incident, turn.Audience);

            await turn.TellAsync(new ChangesAcknowledged(incident.Id, id, ticket.Agency, request.Changes, turn.By.Id, turn.Now));
            await NoticeRows.MarkSeenAsync(turn, ticket.Id);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
