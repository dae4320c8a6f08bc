using Microsoft.AspNetCore.Http;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The steps that sending and ending a report share.</summary>
sealed class Taking(TicketSending sending)
{
    /// <summary>Makes the report's row follow the form: taken the first time, changed later. What nobody drafted begins now:
    /// another system may send a report, or a script.</summary>
    /// <returns>Null when the id is somebody else's, a draft's or a report's.</returns>
    public static async Task<Report?> WriteDownAsync(Turn turn, Guid id, ReportForm form) =>
        await WriteDownAsync(turn, id, await turn.FindReportAsync(id), form);

    /// <param name="known">The report of that id; null when there is none.</param>
    public static async Task<Report?> WriteDownAsync(Turn turn, Guid id, Report? known, ReportForm form)
    {
        turn.Audience.Demand(Right.TakeReports, turn.Region);
        if (!turn.Profile.Lines.Any(l => l.Id == form.Line)) throw new RefusedException("report.line-unknown", new { form.Line });
        if (Array.Exists(form.Answers, a => a is null)) throw new BadHttpRequestException("An answer is null.");
        if (form.Category is not null) Changes.TheCategory(turn.Profile, form.Category);
        if (turn.Paper is { } card && PaperEntry.WhyNot(card, turn.Now) is { } whyNot) throw whyNot;
        var content = form.ToContent(turn.Profile);

        if (known is { } report)
        {
            // Others' words are the supervisor's to change; a colleague adds to the incident.
            if (report.TakenBy != turn.By.Id) turn.Audience.Demand(Right.Supervise, turn.Region);
            if (!ReportShapes.Same(report, form)) await turn.TellAsync(new ReportChanged(id, content, turn.Now));
            return report;
        }

        var draft = await turn.Db.FindAsync<Draft>(id, turn.Ct);
        if (draft is null ? await IsTakenAsync(turn, id) : draft.Person != turn.By.Id) return null;
        if (turn.Paper is { } entered && await EnteredCards.WhyNotAgainAsync(turn.Db, turn.Region, entered.Card, id, turn.Ct) is { } twice)
            throw twice;
        var drafted = draft is not null && draft.BegunAt < turn.Now ? draft.BegunAt : turn.Now; // another node may have stamped it
        var chosen = turn.Paper is null ? draft?.CategoryChosenAt : null;
        await turn.TellAsync(new ReportTaken(
            id, form.Line, turn.Paper?.BegunAt ?? drafted, chosen, content, turn.By.Id, turn.At, turn.Paper?.Card));
        return await turn.FindReportAsync(id);
    }

    // Also by what this person may not see: an id is one report's for ever.
    static async Task<bool> IsTakenAsync(Turn turn, Guid id) =>
        !(turn.Db.IsAbsent<Draft>(id) && turn.Db.IsAbsent<Report>(id)) && await SiagaDb.IsThereAnyAsync(
        turn.Db.Drafts.Where(d => d.RegionId == turn.Region && d.Id == id).Select(d => new { d.Id })
            .Concat(turn.Db.Reports.Where(r => r.RegionId == turn.Region && r.Id == id).Select(r => new { r.Id })), turn.Ct);

    /// <summary>Opens an incident from the report and sends its tickets.</summary>
    /// <exception cref="RefusedException">report.category-missing, report.place-missing, report.no-agency</exception>
    public async Task<(Incident Incident, List<TicketSent> Tickets)> OpenAsync(
        Turn turn, Report report, ReportForm form, IncidentKind kind, IReadOnlyCollection<string> leaveOut)
    {
        var category = Changes.TheCategory(turn.Profile, form.Category ?? throw new RefusedException("report.category-missing"));
        var place = (form.Place ?? throw new RefusedException("report.place-missing")).ToFact(turn.Profile);
        var opened = await DecideAsync(turn, report, form, kind, category, place);
        await turn.TellAsync(opened);
        await turn.TellAsync(new ReportJoined(opened.IncidentId, report.Id, report.TakenBy, CameFrom: null, turn.At));

        var incident = (await turn.FindIncidentAsync(opened.IncidentId))!;
        var sent = await sending.ToRoutedAsync(turn.Db, turn.Profile, incident, leaveOut, TicketWhy.Routing, turn.Now, turn.Ct, turn.Paper);
        return sent.Count > 0 ? (incident, sent) : throw new RefusedException("report.no-agency", new { category = category.Id });
    }

    static async Task<IncidentOpened> DecideAsync(
        Turn turn, Report report, ReportForm form, IncidentKind kind, Category category, PlaceFact place)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.At, turn.Profile.Zone).DateTime);
        var number = (await turn.Db.FindHandedOnAsync<IncidentDay>([turn.Region, day], turn.Ct))?.Last + 1 ?? 1;
        return new IncidentOpened(
            Guid.CreateVersion7(turn.Now), $"{form.Line}-{turn.Profile.Code}-{day:yyMMdd}-{Incident.ShortNumberOf(number)}",
            day, number, kind, category.Id, form.Urgency ?? category.Urgency, place, form.Victims.ToFact(),
            PrivateText.Of(form.Words), category.Restricted || report.RestrictedAlone, Test: false, report.Id, turn.By.Id,
            report.BegunAt, turn.Paper is null ? (await DraftOfAsync(turn, report))?.CategoryChosenAt : null, turn.At, turn.Paper?.Card);
    }

    // What was taken just now has looked for its draft already.
    static ValueTask<Draft?> DraftOfAsync(Turn turn, Report report) =>
        turn.Db.FindPartAsync<Draft>(turn.Db.Adds<Report>(report.Id), d => d.Id == report.Id, [turn.Region, report.Id], turn.Ct);

    /// <summary>Joins a report to an incident that is already open: no new tickets.</summary>
    public static async Task<Incident?> JoinAsync(Turn turn, Report report, Guid incidentId)
    {
        if (await turn.FindIncidentAsync(incidentId) is not { } incident) return null;
        if (!incident.IsOpen) throw new RefusedException("incident.is-closed");
        // What few may read does not become readable by where it is put; who wants both together restricts the incident first.
        if (report.RestrictedAlone && !incident.Restricted) throw new RefusedException("report.is-restricted");
        await turn.TellAsync(new ReportJoined(incident.Id, report.Id, report.TakenBy, CameFrom: null, turn.Now));
        return incident;
    }
}
