using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Ends the item of a wrong-region caller on the supervisor's list: a person says what became of it.</summary>
public static class SettleReport
{
    public sealed record Request([property: Required, MaxLength(500)] string Words);

    internal static void Map(IEndpointRouteBuilder reports) => reports.MapPost("/{id:guid}/settle", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindReportAsync(id) is not { } report) return false;
            turn.Audience.Demand(Right.Supervise, turn.Region);
            if (WhyNot(report) is { } whyNot) throw new RefusedException(whyNot);
            await turn.TellAsync(new ReportSettled(id, PrivateText.Of(request.Words)!, turn.Now));
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    internal static string? WhyNot(Report report) =>
        report.Outcome is not Outcome.WrongRegion ? "report.nothing-to-settle"
        : report.SettledAt is not null ? "report.is-settled"
        : null;
}
