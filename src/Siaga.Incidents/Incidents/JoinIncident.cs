using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Joins an incident to another one: its reports go there, its tickets are recalled, it ends as a duplicate. Parting takes all of it back.</summary>
public static class JoinIncident
{
    public sealed record Request([property: JsonRequired] Guid Into);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/join", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;

            var tickets = await turn.TicketsOfAsync(incident);
            IncidentRules.Demand(IncidentAction.Join, incident, tickets, turn.Profile, turn.Audience);
            if (request.Into == id) throw new RefusedException("incident.duplicate-unknown");
            if (await turn.FindIncidentAsync(request.Into) is not { } into) return false;
            if (!into.IsOpen) throw new RefusedException("incident.is-closed");
            if (incident.Restricted && !into.Restricted) throw new RefusedException("incident.into-not-restricted");

            // A report remembers one incident that it came from: a second join would make parting the first impossible.
            if (await turn.Db.Reports.AnyAsync(r => r.RegionId == turn.Region && r.IncidentId == id && r.CameFrom != null, turn.Ct))
                throw new RefusedException("incident.has-joined");
            await RecallAllAsync(turn, tickets);
            await MoveReportsAsync(turn, incident, into);
            await turn.TellAsync(new IncidentClosed(id, CloseReason.Duplicate, null, into.Id, turn.By.Id, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    internal static async Task RecallAllAsync(Turn turn, IEnumerable<Ticket> tickets)
    {
        foreach (var ticket in tickets.Where(t => t.IsLive).ToList())
            await turn.TellAsync(new TicketRecalled(ticket.IncidentId, ticket.Id, ticket.Agency, null, CategoryChanged: false, turn.Now));
        foreach (var ticket in tickets.Where(t => t.Attention is not null).ToList())
        {
            await turn.TellAsync(new TicketSettled(
                ticket.IncidentId, ticket.Id, ticket.Agency, null, turn.By.Id, turn.Now));
        }
    }

    static async Task MoveReportsAsync(Turn turn, Incident from, Incident into)
    {
        var reports = await turn.Db.Reports.Where(r => r.RegionId == turn.Region && r.IncidentId == from.Id).ToListAsync(turn.Ct);
        foreach (var report in reports)
        {
            await turn.TellAsync(new ReportLeft(from.Id, report.Id, report.TakenBy, turn.Now));
            await turn.TellAsync(new ReportJoined(into.Id, report.Id, report.TakenBy, CameFrom: from.Id, turn.Now));
        }
    }
}
