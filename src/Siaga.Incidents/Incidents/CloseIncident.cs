using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Closes an incident: a person's act, never the system's. As handled, proof comes first: docs/adr/0007. For any other reason words are needed, and agencies still at work are recalled.</summary>
public static class CloseIncident
{
    /// <param name="DuplicateOf">The incident that goes on, for <c>duplicate</c>.</param>
    public sealed record Request([property: JsonRequired] CloseReason Reason, [property: MaxLength(1000)] string? Words, Guid? DuplicateOf);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/close", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;

            var tickets = await turn.TicketsOfAsync(incident);
            IncidentRules.Demand(
                request.Reason is CloseReason.Handled ? IncidentAction.Close : IncidentAction.CloseOtherwise, incident, tickets, turn.Profile, turn.Audience);
            if (WhyNot(request) is { } whyNot) throw new RefusedException(whyNot);
            if (request.DuplicateOf is { } other)
            {
                // Two cases closed as duplicates of each other would both be gone.
                if (other == id || await turn.FindIncidentAsync(other) is not { } goesOn) throw new RefusedException("incident.duplicate-unknown");
                if (!goesOn.IsOpen) throw new RefusedException("incident.is-closed");
            }


            await JoinIncident.RecallAllAsync(turn, tickets);
            await turn.TellAsync(new IncidentClosed(
                id, request.Reason, PrivateText.Of(request.Words), request.DuplicateOf, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    internal static string? WhyNot(Request request) => request switch
    {
        { Reason: not CloseReason.Duplicate, DuplicateOf: not null } => "incident.duplicate-unknown",
        { Reason: CloseReason.Handled } => null,
        { Reason: CloseReason.Duplicate, DuplicateOf: null } => "incident.duplicate-unknown",
        { Reason: not CloseReason.Duplicate, Words: null or "" } => "incident.reason-needed",
        _ => null,
    };
}
