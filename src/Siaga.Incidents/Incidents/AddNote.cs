using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Adds a note: anyone who holds the case may, the call centre and the agencies alike.</summary>
public static class AddNote
{
    public sealed record Request([property: Required, MaxLength(2000)] string Words);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/notes", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            var tickets = await turn.TicketsOfAsync(incident);
            IncidentRules.Demand(IncidentAction.Note, incident, tickets, turn.Profile, turn.Audience);

            var agency = turn.Audience.May(Right.ChangeIncidents, turn.Region) ? null
                : turn.Audience.Grants.FirstOrDefault(g => g.Region == turn.Region && tickets.Exists(t => t.Agency == g.Agency))?.Agency;
            await turn.TellAsync(new IncidentNoted(id, Guid.CreateVersion7(turn.Now), PrivateText.Of(request.Words)!, agency, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
