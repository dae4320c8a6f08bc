using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Makes a case restricted from now on (B6): whoever loses sight of it hears that it is gone, and where a ticket
/// waits without a ladder for a desk that does, somebody is called who may read it.</summary>
public static class RestrictIncident
{
    public sealed record Request([property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/restrict", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, [AsParameters] RegionCommand command, CallHigher higher)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.Restrict, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            await turn.TellAsync(new IncidentRestricted(id, PrivateText.Of(request.Reason)!, turn.Now));
            await higher.WhenRestrictedAsync(turn.Db, turn.Profile, incident, turn.Now, turn.Ct);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
