using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Puts a stage's time right; the old one stays beside it, with who corrected it and why.</summary>
public static class CorrectStamp
{
    public sealed record Request(
        [property: JsonRequired] Stage Stage, [property: JsonRequired] DateTimeOffset At,
        [property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/stamps", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.CorrectStamp, ticket, incident, turn.Audience);
            var stamps = await turn.Db.TicketStamps
                .Where(s => s.RegionId == turn.Region && s.TicketId == id).ToListAsync(turn.Ct);
            if (stamps.Find(s => s.Stage == request.Stage) is not { } stamp)
                throw new RefusedException("ticket.stage-not-reached");
            if ((WhyNot(request, incident, turn.Now) ?? WhyNotBetween(request, stamps)) is { } whyNot) throw whyNot;

            await turn.TellAsync(new StampCorrected(
                incident.Id, id, ticket.Agency, request.Stage, stamp.At, request.At, PrivateText.Of(request.Reason)!, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    // What the server stamps itself is not open to correction; nor is a time before the call or still to come.
    internal static RefusedException? WhyNot(Request request, Incident incident, DateTimeOffset now) =>
        request.Stage is Stage.Sent or Stage.Delivered or Stage.Seen ? new("ticket.stage-is-the-servers")
        : request.At < incident.BegunAt ? new("ticket.stamp-before-call")
        : request.At > now ? new("ticket.stamp-in-future")
        : null;

    /// <summary>Stages follow each other. Where the neighbour's time is the wrong one, that one is corrected first.</summary>
    internal static RefusedException? WhyNotBetween(Request request, IReadOnlyList<TicketStamp> stamps)
    {
        // Delivered and seen are a screen's receipts: by telephone an agency may have accepted before it looked.
        var steps = stamps.Where(s => s.Stage is not (Stage.Delivered or Stage.Seen)).OrderBy(s => s.Stage).ToList();
        var (before, after) = (steps.FindLast(s => s.Stage < request.Stage), steps.Find(s => s.Stage > request.Stage));
        return before is not null && request.At < before.At
            ? new(before.Stage is Stage.Sent ? "ticket.stamp-before-sent" : "ticket.stamp-before-stage", Of(before))
            : after is not null && request.At > after.At ? new("ticket.stamp-after-stage", Of(after))
            : null;
    }

    static object Of(TicketStamp neighbour) => new { neighbour.Stage, neighbour.At };
}
