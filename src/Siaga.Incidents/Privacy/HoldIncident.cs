using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Holds a case for the law: nothing of it is erased, by age or because somebody asks, until the hold is lifted (docs/adr/0035).</summary>
public static class HoldIncident
{
    public sealed record Request([property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/hold", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.Hold, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            await turn.TellAsync(new IncidentHeld(id, PrivateText.Of(request.Reason)!, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
