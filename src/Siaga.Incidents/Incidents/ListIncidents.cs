using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The board: open incidents, overdue first, then by urgency, then longest in that state; closed ones newest first.</summary>
public static class ListIncidents
{
    /// <summary>Filters of the board; null takes all.</summary>
    public sealed record Query(
        [FromQuery] BoardGroup? Group, [FromQuery] string? Agency, [FromQuery] string? Category, [FromQuery] string? District,
        [FromQuery] IncidentStatus? State, [FromQuery] string? After, [FromQuery] int? Limit);

    /// <summary>How many open incidents there are in each group, within the asker's rights and without the filters.</summary>
    public sealed record Counts(int Overdue, int Waiting, int Moving, int Ready, int Open);
    public sealed record Answer(IReadOnlyList<IncidentRow> Items, string? Next, Counts Counts, DateTimeOffset At);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapGet("/", Handle);

    static async Task<Ok<Answer>> Handle(
        string region, [AsParameters] Query query, SiagaDb db, IRegionLookup regions, BoardReading board, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region);
        return TypedResults.Ok(await board.PageAsync(db, regions.Find(region)!, query, ct));
    }
}
