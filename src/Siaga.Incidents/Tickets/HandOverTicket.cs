using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Hands the ticket to another agency. To one that had it before it does not go again: it returns to the call centre.</summary>
public static class HandOverTicket
{
    public sealed record Request([property: Required, MaxLength(40)] string Agency, [property: MaxLength(500)] string? Words);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/hand-over", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command, TicketSending sending)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.HandOver, ticket, incident, turn.Audience);

            var (to, words) = (TicketSending.TheAgency(turn.Profile, request.Agency), PrivateText.Of(request.Words));
            if (to.Id == ticket.Agency) throw new RefusedException("ticket.own-agency");
            if ((await turn.TicketsOfAsync(incident)).Any(t => t.Agency == to.Id && !t.IsLive))
            {
                await turn.TellAsync(new TicketReturned(incident.Id, id, ticket.Agency, to.Id, turn.By.Id, words, turn.Now));
                return true;
            }

            var sent = await sending.PrepareAsync(
                turn.Db, turn.Profile, incident, to, TicketWhy.HandedOver, turn.Now, turn.Ct, from: ticket.Agency, words: words);
            await turn.TellAsync(new TicketHandedOver(incident.Id, id, ticket.Agency, to.Id, sent.TicketId, turn.By.Id, words, turn.Now));
            await turn.TellAsync(sent);
            await sending.InformAsync(turn.Db, turn.Profile, incident, turn.Now, turn.Ct);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
