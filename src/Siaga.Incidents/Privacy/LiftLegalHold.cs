using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Lifts a legal hold: what is past its time is erased in one of the next nights.</summary>
public static class LiftLegalHold
{
    public sealed record Request([property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/lift-hold", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.LiftHold, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            await turn.TellAsync(new HoldLifted(id, PrivateText.Of(request.Reason)!, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
