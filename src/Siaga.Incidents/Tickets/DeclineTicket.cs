using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The agency declines with a reason: the case returns to the call centre, overdue at once, never in silence.</summary>
public static class DeclineTicket
{
    public sealed record Request([property: JsonRequired] DeclineReason Reason, [property: MaxLength(500)] string? Words);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/decline", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Decline, ticket, incident, turn.Audience);

            if (request is { Reason: DeclineReason.Other, Words: null or "" }) throw new RefusedException("ticket.words-needed");
            await turn.TellAsync(new TicketDeclined(
                incident.Id, id, ticket.Agency, turn.By.Id, StampSource.Desk, request.Reason, PrivateText.Of(request.Words), turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
