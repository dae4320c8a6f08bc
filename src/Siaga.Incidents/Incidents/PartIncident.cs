using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Takes a join back: the incident opens again and its reports return to it. Agencies whose tickets the join recalled get new ones.</summary>
public static class PartIncident
{
    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/part", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, [AsParameters] RegionCommand command, TicketSending sending)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return false;

            IncidentRules.Demand(IncidentAction.Part, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            var (other, joinedAt) = (incident.DuplicateOf!.Value, incident.ClosedAt);
            await turn.TellAsync(new IncidentReopened(id, null, turn.Now));
            var came = await turn.Db.Reports.Where(r => r.RegionId == turn.Region && r.IncidentId == other && r.CameFrom == id).ToListAsync(turn.Ct);
            foreach (var report in came)
            {
                await turn.TellAsync(new ReportLeft(other, report.Id, report.TakenBy, turn.Now));
                await turn.TellAsync(new ReportJoined(id, report.Id, report.TakenBy, CameFrom: null, turn.Now));
            }

            var recalled = (await turn.TicketsOfAsync(incident)).Where(t => t.State is TicketState.Recalled && t.StateSince == joinedAt);
            await ReopenIncident.SendAgainAsync(turn, incident, [.. recalled.Select(t => t.Agency).Distinct()], sending);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
