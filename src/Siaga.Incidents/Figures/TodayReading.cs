using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;
using static Siaga.Incidents.TodayFigures;

namespace Siaga.Incidents;

/// <summary>Counts one region's day, from its local midnight to now.</summary>
sealed class TodayReading(SiagaDb db, IRegionProfile profile, IPeopleLookup people, DateTimeOffset now)
{
    sealed record Case(
        Guid Id, string Category, bool Restricted, string OpenedBy, DateTimeOffset BegunAt, DateTimeOffset? CategoryChosenAt, DateTimeOffset OpenedAt);

    readonly DateTimeOffset _since = Midnight(profile.Zone, now);

    public async Task<Answer> ReadAsync(CancellationToken ct)
    {
        var reports = await db.Reports.Where(r => r.RegionId == profile.Id && r.BegunAt >= _since)
            .Select(r => new { r.TakenBy, r.Outcome, r.IncidentId, r.Restricted }).ToListAsync(ct);
        var real = reports.Where(r => r.Outcome is not Outcome.Test).ToList();
        var cases = await CasesAsync(ct);
        var firsts = await FirstStampsAsync([.. cases.Select(c => c.Id)], ct);
        var live = await LiveAsync(ct);
        var callTakers = await CallTakersAsync(real.ConvertAll(r => (r.TakenBy, r.Outcome, r.Restricted)), cases, ct);
        var visible = live.Unanswered.Where(u => !u.Restricted).ToList();
        return new(
            now, _since, new(live.Overdue.Count, [.. live.Overdue.Take(12).Select(o => new OverdueItem(o.Restricted ? "" : o.Agency, o.Restricted ? null : Incident.ShortNumberOf(o.DayNumber)))]),
            live.Open, live.Unanswered.Count, real.Count, reports.Count - real.Count, cases.Count,
            [.. Enum.GetValues<Outcome>().Where(o => o is not Outcome.Test).Select(o => new OutcomeFigure(o, real.Count(r => r.Outcome == o)))],
            Times(cases, firsts), ByCategory(cases, firsts), HidesSome(cases), [.. visible.Select(Item)], visible.Count < live.Unanswered.Count, callTakers);
    }

    Task<List<Case>> CasesAsync(CancellationToken ct) => FigureCases.RealEmergencies(db, profile.Id).Where(i => i.BegunAt >= _since)
        .Select(i => new Case(i.Id, i.Category, i.Restricted, i.OpenedBy, i.BegunAt, i.CategoryChosenAt, i.OpenedAt)).ToListAsync(ct);

    async Task<Dictionary<(Guid, Stage), DateTimeOffset>> FirstStampsAsync(List<Guid> incidents, CancellationToken ct) =>
        (await db.TicketStamps.Where(s => s.RegionId == profile.Id && incidents.Contains(s.IncidentId))
            .Select(s => new { s.IncidentId, s.Stage, s.At }).ToListAsync(ct))
        .GroupBy(s => (s.IncidentId, s.Stage)).ToDictionary(g => g.Key, g => g.Min(s => s.At));

    List<TimeFigure> Times(List<Case> cases, Dictionary<(Guid, Stage), DateTimeOffset> firsts) =>
    [
        Time(ServiceStep.TicketSent, [.. cases.Select(c => c.CategoryChosenAt is { } chosen ? Seconds(chosen, c.OpenedAt) : null)], profile.Targets.TicketSent),
        Time(ServiceStep.Accepted, [.. cases.Select(c => Between(firsts, c.Id, Stage.Sent, Stage.Accepted))], profile.Targets.Accepted),
        Time(ServiceStep.OnTheWay, [.. cases.Select(c => Between(firsts, c.Id, Stage.Accepted, Stage.OnTheWay))], profile.Targets.OnTheWay),
        Time(ServiceStep.OnScene, [.. cases.Select(c => OnScene(c, firsts))], profile.Targets.OnScene),
    ];

    static double? OnScene(Case c, Dictionary<(Guid, Stage), DateTimeOffset> firsts) =>
        firsts.TryGetValue((c.Id, Stage.Arrived), out var arrived) ? Seconds(c.BegunAt, arrived) : null;

    static double? Between(Dictionary<(Guid, Stage), DateTimeOffset> firsts, Guid id, Stage from, Stage to) =>
        firsts.TryGetValue((id, from), out var a) && firsts.TryGetValue((id, to), out var b) ? Seconds(a, b) : null;

    static double? Seconds(DateTimeOffset from, DateTimeOffset to) => Math.Round((to - from).TotalSeconds, 1);

    static TimeFigure Time(ServiceStep step, List<double?> all, TimeSpan target)
    {
        var known = all.OfType<double>().ToList();
        var p90 = Percentile.NearestRank(known, 90);
        return new(step, known.Count, all.Count - known.Count, Percentile.NearestRank(known, 50), p90, (int)target.TotalSeconds,
            p90 is { } slow ? slow <= target.TotalSeconds : null);
    }

    static List<CategoryFigure> ByCategory(List<Case> cases, Dictionary<(Guid, Stage), DateTimeOffset> firsts) =>
    [
        .. cases.GroupBy(c => c.Category).Select(group => Shown([.. group])).Where(shown => shown.Count > 0)
            .Select(shown => (shown, Times: shown.Select(c => OnScene(c, firsts)).OfType<double>().ToList()))
            .Select(g => new CategoryFigure(g.shown[0].Category, g.shown.Count, Percentile.NearestRank(g.Times, 50), Percentile.NearestRank(g.Times, 90)))
            .OrderByDescending(f => f.Count).ThenBy(f => f.Category, StringComparer.Ordinal),
    ];

    static List<Case> Shown(List<Case> group) => MayShow(group.Count(c => c.Restricted)) ? group : [.. group.Where(c => !c.Restricted)];
    static bool HidesSome(List<Case> cases) => cases.GroupBy(c => c.Category).Any(g => g.Any(c => c.Restricted) && !MayShow(g.Count(c => c.Restricted)));

    async Task<List<CallTakerFigure>> CallTakersAsync(List<(string By, Outcome? Outcome, bool Restricted)> reports, List<Case> cases, CancellationToken ct)
    {
        var names = await people.NamesAsync(db, [.. reports.Select(r => r.By).Distinct()], ct);
        return [.. reports.GroupBy(r => r.By).Select(mine => CallTaker(mine.Key, [.. mine], names, [.. cases.Where(c => c.OpenedBy == mine.Key)]))
            .OrderByDescending(o => o.Reports)];
    }

    static CallTakerFigure CallTaker(
        string id, List<(string By, Outcome? Outcome, bool Restricted)> reports, IReadOnlyDictionary<string, PersonRef> names, List<Case> cases)
    {
        var counted = MayShow(reports.Count(r => r.Restricted)) ? reports : [.. reports.Where(r => !r.Restricted)];
        var toTicket = Shown(cases).Where(c => c.CategoryChosenAt is not null).Select(c => Seconds(c.CategoryChosenAt!.Value, c.OpenedAt)!.Value).ToList();
        return new(TicketReading.Name(id, names)!, counted.Count, counted.Count(r => r.Outcome is Outcome.Emergency), Percentile.NearestRank(toTicket, 50));
    }

    sealed record LiveTicket(
        string Agency, Guid IncidentId, int DayNumber, int Urgency, bool Restricted, TicketState State, DateTimeOffset SentAt, AttentionKind? Attention, DateTimeOffset? AttentionSince);

    async Task<(int Open, List<LiveTicket> Overdue, List<LiveTicket> Unanswered)> LiveAsync(CancellationToken ct)
    {
        var open = db.Incidents.Where(i => i.RegionId == profile.Id && i.Status == IncidentStatus.Open && !i.Test);
        var tickets = await db.Tickets.Where(t => t.RegionId == profile.Id
                && (t.Attention != null || t.State == TicketState.Sent || t.State == TicketState.Delivered || t.State == TicketState.Seen))
            .Join(open, t => t.IncidentId, i => i.Id, (t, i) => new LiveTicket(
                t.Agency, i.Id, i.DayNumber, i.Urgency, i.Restricted, t.State, t.SentAt, t.Attention, t.AttentionSince)).ToListAsync(ct);
        return (await open.CountAsync(ct),
            [.. tickets.Where(t => t.Attention is not null).OrderBy(t => t.Urgency).ThenBy(t => t.AttentionSince)],
            [.. tickets.Where(t => t.State is TicketState.Sent or TicketState.Delivered or TicketState.Seen).OrderBy(t => t.Urgency).ThenBy(t => t.SentAt)]);
    }

    static UnansweredItem Item(LiveTicket t) =>
        new(t.Agency, Incident.ShortNumberOf(t.DayNumber), t.IncidentId, t.Urgency, t.State, t.SentAt, t.Attention is not null);

    static DateTimeOffset Midnight(TimeZoneInfo zone, DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        return new DateTimeOffset(local.Date, local.Offset).ToUniversalTime();
    }
}
