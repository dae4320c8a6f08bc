using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Puts one incident's view together. Everything is asked with the asker's own audience.</summary>
sealed class IncidentReading(RowReading rows, TicketReading tickets, FactReader facts, IPeopleLookup people)
{
    public async Task<GetIncident.Answer> ViewAsync(SiagaDb db, IRegionProfile profile, Incident incident, CancellationToken ct)
    {
        var history = await HistoryAsync(db, facts, profile.Id, incident.Id, ct);
        var ticketRows = await db.Tickets.AsNoTracking().Where(t => t.RegionId == profile.Id && t.IncidentId == incident.Id).OrderBy(t => t.SentAt).ThenBy(t => t.Id).ToListAsync(ct);
        var reports = await db.Reports.AsNoTracking().Where(r => r.RegionId == profile.Id && r.IncidentId == incident.Id).OrderBy(r => r.BegunAt).ToListAsync(ct);
        var reminders = await db.Reminders.AsNoTracking().Where(r => r.RegionId == profile.Id && r.IncidentId == incident.Id && r.EndedAt == null).OrderBy(r => r.DueAt).ToListAsync(ct);
        var names = await people.NamesAsync(db, [.. PeopleOf(incident, history, reports, reminders)], ct);
        var changes = ChangeLog.From(history, profile);
        var row = (await rows.RowsAsync(db, profile, [incident], ct))[0];
        var allowed = IncidentRules.All(incident, ticketRows, profile, db.Audience);
        var ofCallCentre = db.Audience.May(Right.ChangeIncidents, profile.Id);
        return new(
            row with { AllowedActions = allowed }, ReportShapes.Headline(incident.Words), PlaceView.Of(incident, profile), incident.Victims,
            incident.Words, incident.CategoryChosenAt, TicketReading.Name(incident.OpenedBy, names), await ClosingAsync(db, incident, names, ct),
            incident.HeldSince is { } since ? new(since, incident.HeldBecause, TicketReading.Name(incident.HeldBy, names)) : null,
            await tickets.ViewsAsync(db, ticketRows, new Dictionary<Guid, Incident> { [incident.Id] = incident }, changes, ct),
            [.. reports.Select(r => Part(r, incident, names, ofCallCentre))],
            [.. reminders.Select(r => new ReminderView(r.Id, r.DueAt, r.Words, TicketReading.Name(r.SetBy, names), r.CameDueAt is not null))],
            changes.All, Timeline.From(history, names, profile), allowed);
    }

    /// <summary>The facts of one incident's stream; the caller has made sure that the asker sees the incident.</summary>
    internal static async Task<IReadOnlyList<(JournalEntry Entry, Fact Fact)>> HistoryAsync(
        SiagaDb db, FactReader facts, string region, Guid incident, CancellationToken ct)
    {
        var stream = $"incident/{incident}";
        var entries = await db.Journal.AsNoTracking().Where(j => j.RegionId == region && j.Stream == stream).OrderBy(j => j.Seq).ToListAsync(ct);
        return await facts.ReadAsync(db, entries, ct);
    }

    static IEnumerable<string> PeopleOf(
        Incident incident, IReadOnlyList<(JournalEntry, Fact)> history, List<Report> reports, List<Reminder> reminders) =>
        Timeline.PeopleOf(history).Concat(reports.Select(r => r.TakenBy)).Concat(reminders.Select(r => r.SetBy))
            .Concat(new[] { incident.OpenedBy, incident.ClosedBy, incident.HeldBy }.OfType<string>()).Distinct();

    static async Task<GetIncident.Closing?> ClosingAsync(SiagaDb db, Incident i, IReadOnlyDictionary<string, PersonRef> names, CancellationToken ct)
    {
        if (i.ClosedBecause is not { } reason) return null;
        var other = i.DuplicateOf is null ? null : await db.Incidents.Where(o => o.RegionId == i.RegionId && o.Id == i.DuplicateOf)
            .Select(o => new { o.Id, o.Number, o.DayNumber }).FirstOrDefaultAsync(ct);
        return new(reason, i.ClosedWords, other is null ? null : new(other.Id, other.Number, Incident.ShortNumberOf(other.DayNumber)),
            i.ClosedAt!.Value, TicketReading.Name(i.ClosedBy, names));
    }

    static GetIncident.ReportPart Part(Report r, Incident incident, IReadOnlyDictionary<string, PersonRef> names, bool ofCallCentre)
    {
        var hidden = r.WishesUnnamed && !ofCallCentre;
        return new(r.Id, r.BegunAt, hidden ? null : r.CallerNumber, hidden ? null : r.CallerName, r.SafeContact, r.WishesUnnamed, r.Language, r.Words,
            ReportShapes.AnswersOf(r), TicketReading.Name(r.TakenBy, names), r.Outcome, incident.OpeningReport == r.Id, hidden);
    }
}
