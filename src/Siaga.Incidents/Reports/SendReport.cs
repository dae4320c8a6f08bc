using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Sends what a caller said: opens an incident with its tickets, or joins one. Sent again, it brings the incident in
/// line with the form, and every desk hears what changed.</summary>
public static class SendReport
{
    /// <param name="LeaveOut">Agencies of the routing that the call taker leaves out this time.</param>
    /// <param name="Join">An open incident that this report belongs to: no new tickets.</param>
    /// <param name="Paper">The report was first written on a card; counts when it is sent for the first time.</param>
    public sealed record Request(
        [property: Required] ReportForm Form, [property: Required, MaxLength(20)] string[] LeaveOut, Guid? Join, PaperEntry? Paper = null);

    public sealed record SentTicket(Guid Id, string Agency);
    public sealed record Answer(Guid ReportId, Guid IncidentId, string Number, string ShortNumber, IReadOnlyList<SentTicket> Tickets);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/send", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(
        Guid id, Request request, [AsParameters] RegionCommand command, Taking taking, Changes changes)
    {
        Task<Answer?> Send(Turn turn) => SendAsync(turn with { Paper = request.Paper?.InOneSpelling() }, id, request, taking, changes);
        var answer = request.Join is null && request.Paper is null
            ? await command.CreateAsync([CreatedRow.Of<Report>(id), CreatedRow.Of<Draft>(id)], Send)
            : await command.RunAsync(Send);
        return answer is null ? TypedResults.NotFound() : TypedResults.Ok(answer);
    }

    static async Task<Answer?> SendAsync(Turn turn, Guid id, Request request, Taking taking, Changes changes)
    {
        var before = await turn.FindReportAsync(id);
        var wanted = before is null ? new WantedChange() : ReportShapes.Wanted(before, request.Form, turn.Profile);
        if (await Taking.WriteDownAsync(turn, id, before, request.Form) is not { } report) return null;
        // What was taken for a prank may turn out real: a report that ended without a case can still be sent.
        if (report is { EndedAt: not null, IncidentId: not null }) throw new RefusedException("report.ended");
        if (report.IncidentId is { } had)
        {
            if (await turn.FindIncidentAsync(had) is not { } sentBefore) return null;
            return Say(report, sentBefore, await FollowAsync(turn, report, sentBefore, wanted, request.LeaveOut, changes));
        }

        if (request.Join is { } other)
            return await Taking.JoinAsync(turn, report, other) is { } joined ? Say(report, joined, []) : null;

        var (incident, tickets) = await taking.OpenAsync(turn, report, request.Form, IncidentKind.Emergency, request.LeaveOut);
        return Say(report, incident, tickets);
    }

    // A second caller's words do not overwrite the first one's: only the report that opened the incident moves it.
    static async Task<List<TicketSent>> FollowAsync(
        Turn turn, Report report, Incident incident, WantedChange wanted, string[] leaveOut, Changes changes)
    {
        if (incident.OpeningReport != report.Id) return [];
        if (!incident.IsOpen) throw new RefusedException("incident.is-closed");
        return await changes.MakeAsync(turn.Db, turn.Profile, incident, wanted, leaveOut, turn.Now, turn.Ct);
    }

    static Answer Say(Report report, Incident incident, IEnumerable<TicketSent> tickets) => new(
        report.Id, incident.Id, incident.Number, incident.ShortNumber, [.. tickets.Select(t => new SentTicket(t.TicketId, t.Agency))]);
}
