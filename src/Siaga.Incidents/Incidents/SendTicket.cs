using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Sends a further ticket by hand: one more agency, or another one in place of an agency that declined.</summary>
public static class SendTicket
{
    /// <param name="Replaces">The ticket it takes over from; that one is overdue no longer.</param>
    public sealed record Request([property: Required, MaxLength(40)] string Agency, [property: MaxLength(500)] string? Words, Guid? Replaces);

    public sealed record Answer(Guid TicketId);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/tickets", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(
        Guid id, Request request, [AsParameters] RegionCommand command, TicketSending sending)
    {
        var answer = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return null;
            var tickets = await turn.TicketsOfAsync(incident);
            IncidentRules.Demand(IncidentAction.Send, incident, tickets, turn.Profile, turn.Audience);
            if (request.Replaces is { } replaced && !tickets.Exists(t => t.Id == replaced && t is { IsLive: false, Successor: null }))
                throw new RefusedException("ticket.already-replaced");

            var sent = await sending.PrepareAsync(
                turn.Db, turn.Profile, incident, TicketSending.TheAgency(turn.Profile, request.Agency), TicketWhy.ByHand, turn.Now, turn.Ct,
                replaces: request.Replaces, words: PrivateText.Of(request.Words));
            await turn.TellAsync(sent);
            await sending.InformAsync(turn.Db, turn.Profile, incident, turn.Now, turn.Ct);
            return new Answer(sent.TicketId);
        });
        return answer is null ? TypedResults.NotFound() : TypedResults.Ok(answer);
    }
}
