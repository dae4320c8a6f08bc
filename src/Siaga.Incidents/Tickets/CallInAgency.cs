using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The agency calls in another one and keeps its own ticket.</summary>
public static class CallInAgency
{
    public sealed record Request([property: Required, MaxLength(40)] string Agency, [property: MaxLength(500)] string? Words);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/call-in", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command, TicketSending sending)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.CallIn, ticket, incident, turn.Audience);

            await turn.TellAsync(await sending.PrepareAsync(
                turn.Db, turn.Profile, incident, TicketSending.TheAgency(turn.Profile, request.Agency), TicketWhy.CalledIn, turn.Now, turn.Ct,
                from: ticket.Agency, words: PrivateText.Of(request.Words)));
            await sending.InformAsync(turn.Db, turn.Profile, incident, turn.Now, turn.Ct);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
