using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Opens a closed incident again; its agencies are told (FixMyStreet #897: a reopened report must reach the agency).</summary>
public static class ReopenIncident
{
    /// <param name="Agencies">Who gets a new ticket; null means every agency that had finished or that closing recalled, none means that closing is only taken back.</param>
    public sealed record Request([property: Required, MaxLength(500)] string Reason, [property: MaxLength(20)] string[]? Agencies);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/reopen", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command, TicketSending sending)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.Reopen, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            var closedAt = incident.ClosedAt;
            await turn.TellAsync(new IncidentReopened(id, PrivateText.Of(request.Reason)!, turn.Now));
            var tickets = await turn.TicketsOfAsync(incident);
            // Closing by mistake took the work from those who were at it: they are called again like those who had finished.
            var agencies = request.Agencies ?? [.. tickets.Where(t => Worked(t, closedAt)).Select(t => t.Agency).Distinct()];
            await SendAgainAsync(turn, incident, agencies, sending);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    static bool Worked(Ticket ticket, DateTimeOffset? closedAt) =>
        ticket.State is TicketState.Done || (ticket.State is TicketState.Recalled && ticket.StateSince == closedAt);

    /// <summary>New tickets with the whole ladder: an agency that had finished must answer anew.</summary>
    internal static async Task SendAgainAsync(Turn turn, Incident incident, IReadOnlyCollection<string> agencies, TicketSending sending)
    {
        foreach (var agency in agencies)
        {
            await turn.TellAsync(await sending.PrepareAsync(
                turn.Db, turn.Profile, incident, TicketSending.TheAgency(turn.Profile, agency), TicketWhy.Reopened, turn.Now, turn.Ct));
        }

        if (agencies.Count > 0) await sending.InformAsync(turn.Db, turn.Profile, incident, turn.Now, turn.Ct);
    }
}
