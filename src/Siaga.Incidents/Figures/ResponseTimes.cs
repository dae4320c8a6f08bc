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

    /// <param name="Since">The first local day of the window.</param>
    /// <param name="Until">The local day after its last.</param>
    /// <param name="Cases">Emergencies whose call began in the window.</param>
    /// <param name="Pairs">Of those, the ones with both stamps in order; the percentiles are of these, in seconds.</param>
    /// <param name="Missing">Of those, the ones that lack a stamp or have the later one first, open ones included.</param>
    /// <param name="HidesRestricted">Fewer than five restricted cases lie in the window: they are left out, for one of them
    /// could be read from the difference (docs/adr/0019).</param>
    public sealed record Answer(
        DateOnly Since, DateOnly Until, Moment From, Moment To, int Cases, int Pairs, int Missing, bool HidesRestricted,
        double? P50Seconds, double? P90Seconds, double? P95Seconds);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/figures/response-times", Handle);

    // Whole local days: a window of an hour would be one case.
    static async Task<Ok<Answer>> Handle(
        string region, [FromQuery] Moment from, [FromQuery] Moment to, [FromQuery] DateOnly since, [FromQuery] DateOnly until,
        Audience audience, IDatabaseEngine engine, IRegionLookup regions, CancellationToken ct)
    {
        audience.Demand(Right.SeeFigures, region);
        if (to <= from) throw new BadHttpRequestException("A time runs from an earlier stage to a later one.");
        if (until <= since) throw new BadHttpRequestException("A window ends after it begins.");
        // Totals hold restricted cases too; nothing of a single one leaves this class.
        await using var db = engine.OpenReader(Audience.System("figures"));
        return TypedResults.Ok(await ReadAsync(db, regions.Find(region)!, from, to, since, until, ct));
    }

    internal static async Task<Answer> ReadAsync(
        SiagaDb db, IRegionProfile region, Moment from, Moment to, DateOnly since, DateOnly until, CancellationToken ct)
    {
        var (first, last) = (MidnightOf(since, region.Zone), MidnightOf(until, region.Zone));
        var counted = FigureCases.RealEmergencies(db, region.Id).Where(i => i.BegunAt >= first && i.BegunAt < last);
        var hides = await counted.CountAsync(i => i.Restricted, ct) is > 0 and var restricted && !TodayFigures.MayShow(restricted);
        if (hides) counted = counted.Where(i => !i.Restricted);

        var ids = await counted.Select(i => i.Id).ToListAsync(ct);
        var starts = await MomentsAsync(db, region.Id, counted, from, ct);
        var ends = await MomentsAsync(db, region.Id, counted, to, ct);
        var seconds = ids.Where(id => starts.ContainsKey(id) && ends.ContainsKey(id))
            .Select(id => (ends[id] - starts[id]).TotalSeconds).Where(s => s >= 0).ToList();
        return new(
            since, until, from, to, ids.Count, seconds.Count, ids.Count - seconds.Count, hides,
            Percentile.NearestRank(seconds, 50), Percentile.NearestRank(seconds, 90), Percentile.NearestRank(seconds, 95));
    }

    static DateTimeOffset MidnightOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
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
