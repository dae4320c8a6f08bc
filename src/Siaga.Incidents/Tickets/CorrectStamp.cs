using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Puts a stage's time right; the old one stays beside it, with who corrected it and why.</summary>
public static class CorrectStamp
{
    public sealed record Request([property: JsonRequired] Stage Stage, [property: JsonRequired] DateTimeOffset At, [property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/stamps", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.CorrectStamp, ticket, incident, turn.Audience);
            if (await turn.Db.TicketStamps.FindAsync([turn.Region, id, request.Stage], turn.Ct) is not { } stamp)
                throw new RefusedException("ticket.stage-not-reached");
            if (WhyNot(request, incident, turn.Now) is { } whyNot) throw new RefusedException(whyNot);

            await turn.TellAsync(new StampCorrected(
                incident.Id, id, ticket.Agency, request.Stage, stamp.At, request.At, PrivateText.Of(request.Reason)!, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    // What the server stamps itself is not open to correction; nor is a time before the call or still to come.
    internal static string? WhyNot(Request request, Incident incident, DateTimeOffset now) =>
        request.Stage is Stage.Sent or Stage.Delivered or Stage.Seen ? "ticket.stage-is-the-servers"
        : request.At < incident.BegunAt ? "ticket.stamp-before-call"
        : request.At > now ? "ticket.stamp-in-future"
        : null;
}
