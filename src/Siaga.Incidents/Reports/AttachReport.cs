using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Links a report to an incident by hand. Detaching takes it back without loss.</summary>
public static class AttachReport
{
    public sealed record Request([property: JsonRequired] Guid IncidentId);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/attach", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            turn.Audience.Demand(Right.CloseIncidents, turn.Region);
            if (await turn.FindReportAsync(id) is not { } report) return false;
            if (report.IncidentId is not null) throw new RefusedException("report.has-incident");
            return await Taking.JoinAsync(turn, report, request.IncidentId) is not null;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
