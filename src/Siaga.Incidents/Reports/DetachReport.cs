using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Takes a report out of an incident again. The report that opened it stays: without it there is no case.</summary>
public static class DetachReport
{
    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/detach", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            turn.Audience.Demand(Right.CloseIncidents, turn.Region);
            if (await turn.FindReportAsync(id) is not { } report) return false;
            if (report.IncidentId is not { } incidentId) throw new RefusedException("report.has-no-incident");
            if (await turn.FindIncidentAsync(incidentId) is not { } incident) return false;
            if (incident.OpeningReport == id) throw new RefusedException("report.opened-incident");

            await turn.TellAsync(new ReportLeft(incidentId, id, report.TakenBy, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
