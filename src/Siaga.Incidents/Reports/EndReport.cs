using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Ends a report with its outcome, one key each. A complaint or a social case gets a ticket without the ladder of
/// minutes; a caller of another region is told that region's own number.</summary>
public static class EndReport
{
    /// <param name="Neighbour">Whose caller it was, for <c>wrongRegion</c>.</param>
    public sealed record Request(
        [property: JsonRequired] Outcome Outcome, [property: Required] ReportForm Form, [property: MaxLength(1000)] string? Note,
        [property: Required, MaxLength(20)] string[] LeaveOut, [property: MaxLength(120)] string? Neighbour,
        PaperEntry? Paper = null);

    public sealed record TellNumber(string Name, string Number);
    public sealed record Answer(Guid ReportId, Guid? IncidentId, string? Number, string? ShortNumber, TellNumber? TellNumber);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/end", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(
        Guid id, Request request, [AsParameters] RegionCommand command, FollowOutcome follow)
    {
        var answer = await command.RunAsync(
            turn => EndAsync(turn with { Paper = request.Paper?.InOneSpelling() }, id, request, follow));
        return answer is null ? TypedResults.NotFound() : TypedResults.Ok(answer);
    }

    static async Task<Answer?> EndAsync(Turn turn, Guid id, Request request, FollowOutcome follow)
    {
        if (await Taking.WriteDownAsync(turn, id, request.Form) is not { } report) return null;
        if (report.EndedAt is not null) throw new RefusedException("report.ended");
        if (request.Outcome is Outcome.Emergency && report.IncidentId is null) throw new RefusedException("report.not-sent");

        if (FollowOutcome.KindOf(request.Outcome) is { } kind)
            await follow.AsComplaintAsync(turn, report, request.Form, kind, request.LeaveOut);
        var ended = new ReportEnded(id, request.Outcome, PrivateText.Of(request.Note), request.Neighbour, turn.Now);
        await turn.TellAsync(ended);
        if (await turn.Db.Drafts.FindAsync([turn.Region, id], turn.Ct) is { } draft) draft.EndedAt = turn.Now;

        var incident = report.IncidentId is { } i ? await turn.FindIncidentAsync(i) : null;
        var neighbour = turn.Profile.Neighbours.FirstOrDefault(n => n.Name == request.Neighbour);
        return new(id, incident?.Id, incident?.Number, incident?.ShortNumber,
            neighbour is null ? null : new(neighbour.Name, neighbour.Number));
    }
}
