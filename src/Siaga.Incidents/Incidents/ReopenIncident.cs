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
    public sealed record Request([property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/reopen", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.Reopen, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            await turn.TellAsync(new IncidentReopened(id, PrivateText.Of(request.Reason)!, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
