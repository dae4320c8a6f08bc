using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Corrects how a report ended; figures and case follow, the first outcome stays in the journal.</summary>
public static class CorrectOutcome
{
    public sealed record Request([property: JsonRequired] Outcome Outcome, [property: Required, MaxLength(500)] string Reason);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/outcome", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Request request, [AsParameters] RegionCommand command, FollowOutcome follow)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindReportAsync(id) is not { } report) return false;
            if (WhyNot(report, turn.Audience, turn.Region) is { } whyNot)
                throw whyNot is "identity.forbidden" ? new ForbiddenException(nameof(Right.Supervise)) : new RefusedException(whyNot);
            if (report.Outcome == request.Outcome) throw new RefusedException("report.same-outcome");
            if (request.Outcome is Outcome.Emergency) await follow.AsEmergencyAsync(turn, report);
            if (FollowOutcome.KindOf(request.Outcome) is { } kind)
                await follow.AsComplaintAsync(turn, report, ReportShapes.FormOf(report), kind, leaveOut: []);
            await turn.TellAsync(new OutcomeCorrected(
                id, report.Outcome!.Value, request.Outcome, PrivateText.Of(request.Reason)!, turn.By.Id,
                await WhenAsync(turn, id)));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    // A correction is known by its time: the second one of an instant is a microsecond later.
    static async Task<DateTimeOffset> WhenAsync(Turn turn, Guid report)
    {
        var last = await turn.Db.OutcomeCorrections
            .Where(c => c.RegionId == turn.Region && c.ReportId == report)
            .MaxAsync(c => (DateTimeOffset?)c.At, turn.Ct);
        var next = last?.AddMicroseconds(1);
        return next > turn.Now ? next.Value : turn.Now;
    }

    /// <summary>Her own reports the call taker corrects herself; others' the supervisor.</summary>
    internal static string? WhyNot(Report report, Audience audience, string region) =>
        report.TakenBy != audience.By && !audience.May(Right.Supervise, region) ? "identity.forbidden"
        : report.Outcome is null ? "report.not-ended"
        : null;
}
