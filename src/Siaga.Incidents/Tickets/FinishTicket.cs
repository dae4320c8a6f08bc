using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The agency says that its part is done, with its account where it has one already (J5).</summary>
public static class FinishTicket
{
    /// <param name="Account">What was done, in the agency's own words; may follow later.</param>
    public sealed record Request([property: MaxLength(4000)] string? Account);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/done", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Done, ticket, incident, turn.Audience);

            if (PrivateText.Of(request.Account) is { } account)
                await turn.TellAsync(new TicketAccounted(incident.Id, id, ticket.Agency, account, turn.By.Id, turn.Now));
            await turn.TellAsync(new TicketMoved(incident.Id, id, ticket.Agency, Stage.Done, turn.By.Id, StampSource.Desk, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
