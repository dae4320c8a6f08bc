using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Changes place, urgency, victims, category or words of an incident; every desk with a ticket must acknowledge it.</summary>
public static class ChangeIncident
{
    /// <summary>Null leaves a field as it is.</summary>
    public sealed record Request(
        PlaceShape? Place, [property: Range(1, 5)] int? Urgency, VictimsShape? Victims, [property: MaxLength(60)] string? Category,
        [property: MaxLength(4000)] string? Words);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/changes", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command, Changes changes)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;
            IncidentRules.Demand(IncidentAction.Change, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);

            var wanted = new WantedChange(
                request.Place?.ToFact(turn.Profile), request.Urgency, request.Victims?.ToFact(), request.Category, PrivateText.Of(request.Words));
            await changes.MakeAsync(turn.Db, turn.Profile, incident, wanted, leaveOut: [], turn.Now, turn.Ct);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
