using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>How long it took from one stage to another over any window: exact percentiles by the nearest rank, with the cases
/// that lack a stamp counted beside them, never guessed.</summary>
public static class ResponseTimes
{
    /// <summary>A moment of a case. Of several tickets the first to reach it counts.</summary>
    public enum Moment { Begun, CategoryChosen, Sent, Delivered, Seen, Accepted, OnTheWay, Arrived, Done, Closed }

    /// <param name="Cases">Emergencies whose call began in the window.</param>
    /// <param name="Pairs">Of those, the ones with both stamps; the percentiles are of these, in seconds.</param>
    /// <param name="Missing">Of those, the ones that lack a stamp, open ones included.</param>
    public sealed record Answer(
        DateTimeOffset Since, DateTimeOffset Until, Moment From, Moment To, int Cases, int Pairs, int Missing, double? P50Seconds, double? P90Seconds, double? P95Seconds);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/figures/response-times", Handle);

    static async Task<Ok<Answer>> Handle(
        string region, [FromQuery] Moment from, [FromQuery] Moment to, [FromQuery] DateTimeOffset since, [FromQuery] DateTimeOffset until,
        Audience audience, IDatabaseEngine engine, CancellationToken ct)
    {
        audience.Demand(Right.SeeFigures, region);
        if (to <= from) throw new BadHttpRequestException("A time runs from an earlier stage to a later one.");
        if (until <= since) throw new BadHttpRequestException("A window ends after it begins.");
        // Totals hold restricted cases too; nothing of a single one leaves this class.
        await using var db = engine.OpenReader(Audience.System("figures"));
        return TypedResults.Ok(await ReadAsync(db, region, from, to, since.ToUniversalTime(), until.ToUniversalTime(), ct));
    }

    internal static async Task<Answer> ReadAsync(
        SiagaDb db, string region, Moment from, Moment to, DateTimeOffset since, DateTimeOffset until, CancellationToken ct)
    {
        var counted = FigureCases.RealEmergencies(db, region).Where(i => i.BegunAt >= since && i.BegunAt < until);
        var ids = await counted.Select(i => i.Id).ToListAsync(ct);
        var (starts, ends) = (await MomentsAsync(db, region, counted, from, ct), await MomentsAsync(db, region, counted, to, ct));
        var seconds = ids.Where(id => starts.ContainsKey(id) && ends.ContainsKey(id)).Select(id => (ends[id] - starts[id]).TotalSeconds).ToList();
        return new(
            since, until, from, to, ids.Count, seconds.Count, ids.Count - seconds.Count,
            Percentile.NearestRank(seconds, 50), Percentile.NearestRank(seconds, 90), Percentile.NearestRank(seconds, 95));
    }

    static async Task<Dictionary<Guid, DateTimeOffset>> MomentsAsync(
        SiagaDb db, string region, IQueryable<Incident> counted, Moment moment, CancellationToken ct) => moment switch
    {
        Moment.Begun => await counted.ToDictionaryAsync(i => i.Id, i => i.BegunAt, ct),
        Moment.CategoryChosen => await counted.Where(i => i.CategoryChosenAt != null).ToDictionaryAsync(i => i.Id, i => i.CategoryChosenAt!.Value, ct),
        Moment.Closed => await counted.Where(i => i.ClosedAt != null).ToDictionaryAsync(i => i.Id, i => i.ClosedAt!.Value, ct),
        _ => await FirstStampsAsync(db, region, counted, Enum.Parse<Stage>(moment.ToString()), ct),
    };

    static async Task<Dictionary<Guid, DateTimeOffset>> FirstStampsAsync(
        SiagaDb db, string region, IQueryable<Incident> counted, Stage stage, CancellationToken ct)
    {
        var stamps = await db.TicketStamps.Where(s => s.RegionId == region && s.Stage == stage)
            .Join(counted, s => s.IncidentId, i => i.Id, (s, i) => new { s.IncidentId, s.At }).ToListAsync(ct);
        return stamps.GroupBy(s => s.IncidentId).ToDictionary(g => g.Key, g => g.Min(s => s.At));
    }
}
