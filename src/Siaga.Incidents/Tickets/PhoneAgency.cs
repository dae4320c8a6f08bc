using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Records with one key what the agency said by telephone or radio: the receipt of the ladder's last rungs.</summary>
public static class PhoneAgency
{
    /// <param name="By">telephone or radio.</param>
    public sealed record Request([property: JsonRequired] StampSource By, [property: JsonRequired] PhoneResult Result, [property: MaxLength(500)] string? Words);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/phone", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command, WhoIsTold told)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Phone, ticket, incident, turn.Audience);
            if (request.Result is PhoneResult.Refused && ticket.State is TicketState.OnTheWay) throw new RefusedException("ticket.is-on-the-way");

            if (request.By is not (StampSource.Telephone or StampSource.Radio)) throw new RefusedException("ticket.phone-or-radio");
            var reached = request.Result is PhoneResult.NoAnswer && ticket.Rung == Rungs.CallTaker
                ? new RungReached(Rungs.Supervisor, await told.OnRungAsync(
                    turn.Db, turn.Profile, incident, ticket.Agency, Rungs.Supervisor, turn.Now, turn.Ct), [])
                : null;
            var words = PrivateText.Of(request.Words);
            await turn.TellAsync(new TicketPhoned(incident.Id, id, ticket.Agency, request.By, request.Result, words, reached, turn.Now));
            if (request.Result is PhoneResult.Accepted && ticket.IsWaiting)
            {
                var late = AcceptTicket.IsLate(ticket, incident, turn.Profile);
                await turn.TellAsync(new TicketAccepted(
                    incident.Id, id, ticket.Agency, turn.By.Id, request.By, late, turn.Now));
            }

            if (request.Result is PhoneResult.Refused)
            {
                await turn.TellAsync(new TicketDeclined(
                    incident.Id, id, ticket.Agency, turn.By.Id, request.By, DeclineReason.Other, words, turn.Now));
            }

            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
