using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Reports, newest first: the supervisor's lists (wrong region, each call taker) and one report whole.</summary>
public static class ReadReports
{
    /// <param name="Open">Only those that still wait for a supervisor's word.</param>
    public sealed record Query(
        [FromQuery] Outcome? Outcome, [FromQuery] bool? Open, [FromQuery] string? By, [FromQuery] string? After, [FromQuery] int? Limit);

    public sealed record ReportRow(
        Guid Id, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, Outcome? Outcome, PersonRef? By, string? CallerNumber, string? Headline,
        string? Category, PlaceView? Place, Guid? IncidentId, string? Number, string? Neighbour, DateTimeOffset? SettledAt, bool Restricted);

    public sealed record Answer(IReadOnlyList<ReportRow> Items, string? Next);
    public sealed record CorrectionView(Outcome From, Outcome To, string? Reason, PersonRef? By, DateTimeOffset At);

    public sealed record ReportView(
        ReportRow Row, string Line, string? CallerName, bool WishesUnnamed, SafeContact SafeContact, Language Language, int? Urgency, Victims Victims,
        string? Words, string? Note, string? SettledWords, IReadOnlyList<AnswerShape> Answers, IReadOnlyList<CorrectionView> Corrections,
        IReadOnlyDictionary<string, Allowed> AllowedActions);

    internal sealed record BegunKey(DateTimeOffset Since, Guid Id);

    internal static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/", List);
        reports.MapGet("/{id:guid}", One);
    }

    static async Task<Ok<Answer>> List(
        string region, [AsParameters] Query query, SiagaDb db, IRegionLookup regions, IPeopleLookup people, CancellationToken ct)
    {
        db.Audience.Demand(Right.TakeReports, region);
        var size = Math.Clamp(query.Limit ?? 50, 1, 200);
        var wanted = Filter(db.Reports.AsNoTracking().Where(r => r.RegionId == region), query);
        var page = await wanted.OrderByDescending(r => r.BegunAt).ThenByDescending(r => r.Id).Take(size + 1).ToListAsync(ct);
        var rows = await RowsAsync(db, regions.Find(region)!, [.. page.Take(size)], people, ct);
        return TypedResults.Ok(new Answer([.. rows.Select(Shut)], page.Count > size ? Cursor.Write(new BegunKey(page[size - 1].BegunAt, page[size - 1].Id)) : null));
    }

    // What is restricted is opened on purpose, never read in passing.
    static ReportRow Shut(ReportRow row) => row.Restricted
        ? row with
        {
            CallerNumber = null, Headline = null,
            Place = row.Place is { } place ? place with { VillageCode = null, Village = null, Landmark = null, Lat = null, Lon = null } : null,
        }
        : row;

    static IQueryable<Report> Filter(IQueryable<Report> reports, Query query)
    {
        if (query.Outcome is { } outcome) reports = reports.Where(r => r.Outcome == outcome);
        if (query.Open is true) reports = reports.Where(r => r.Outcome == Outcome.WrongRegion && r.SettledAt == null);
        if (query.By is { } by) reports = reports.Where(r => r.TakenBy == by);
        if (query.After is { } after && Cursor.Read<BegunKey>(after) is { } k)
            reports = reports.Where(r => r.BegunAt < k.Since || (r.BegunAt == k.Since && r.Id.CompareTo(k.Id) < 0));
        return reports;
    }

    static async Task<Results<Ok<ReportView>, NotFound>> One(
        string region, Guid id, SiagaDb db, IRegionLookup regions, IPeopleLookup people, CancellationToken ct)
    {
        db.Audience.Demand(Right.TakeReports, region);
        var report = await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.RegionId == region && r.Id == id, ct);
        if (report is null) return TypedResults.NotFound();

        var corrections = await db.OutcomeCorrections.AsNoTracking().Where(c => c.RegionId == region && c.ReportId == id).OrderBy(c => c.At).ToListAsync(ct);
        var names = await people.NamesAsync(db, [.. corrections.Select(c => c.By)], ct);
        var row = (await RowsAsync(db, regions.Find(region)!, [report], people, ct))[0];
        return TypedResults.Ok(new ReportView(
            row, report.Line, report.CallerName, report.WishesUnnamed, report.SafeContact, report.Language, report.Urgency,
            new(report.Trapped, report.Injured, report.Dead), report.Words, report.EndedNote, report.SettledWords, ReportShapes.AnswersOf(report),
            [.. corrections.Select(c => new CorrectionView(c.From, c.To, c.Reason, TicketReading.Name(c.By, names), c.At))],
            Actions(report, await OpenedAsync(db, report, ct), db.Audience)));
    }

    static Task<bool> OpenedAsync(SiagaDb db, Report report, CancellationToken ct) =>
        db.Incidents.AnyAsync(i => i.RegionId == report.RegionId && i.OpeningReport == report.Id, ct);

    static Dictionary<string, Allowed> Actions(Report report, bool opened, Audience audience) => new()
    {
        ["correctOutcome"] = Allowed.From(CorrectOutcome.WhyNot(report, audience, report.RegionId)),
        ["attach"] = Allowed.From(report.IncidentId is null ? null : "report.has-incident"),
        ["detach"] = Allowed.From(report.IncidentId is null ? "report.has-no-incident" : opened ? "report.opened-incident" : null),
        ["settle"] = Allowed.From(audience.May(Right.Supervise, report.RegionId) ? SettleReport.WhyNot(report) : "identity.forbidden"),
    };

    static async Task<List<ReportRow>> RowsAsync(
        SiagaDb db, IRegionProfile profile, IReadOnlyList<Report> reports, IPeopleLookup people, CancellationToken ct)
    {
        var names = await people.NamesAsync(db, [.. reports.Select(r => r.TakenBy).Distinct()], ct);
        var ids = reports.Select(r => r.IncidentId).OfType<Guid>().Distinct().ToList();
        var numbers = await db.Incidents.Where(i => i.RegionId == profile.Id && ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Number, ct);
        return [.. reports.Select(r => new ReportRow(
            r.Id, r.BegunAt, r.EndedAt, r.Outcome, TicketReading.Name(r.TakenBy, names), r.CallerNumber, ReportShapes.Headline(r.Words), r.Category,
            PlaceView.Of(r, profile), r.IncidentId, r.IncidentId is { } i ? numbers.GetValueOrDefault(i) : null, r.Neighbour, r.SettledAt, r.Restricted))];
    }
}
