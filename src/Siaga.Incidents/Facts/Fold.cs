using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The one place that turns facts into rows. Commands use it, and a test replays whole journals through it.</summary>
static class Fold
{
    /// <summary>Applies the fact to the rows it touches and records it in the journal.</summary>
    public static async Task TellAsync(this SiagaDb db, Fact fact, CancellationToken ct)
    {
        await ApplyAsync(db, fact, ct);
        db.Record(fact);
    }

    /// <summary>Applies the fact without recording it: for a replay.</summary>
    public static Task ApplyAsync(SiagaDb db, Fact fact, CancellationToken ct) => fact switch
    {
        ReportTaken f => TakeAsync(db, f),
        ReportFact f => ChangeReportAsync(db, f, ct),
        IncidentOpened f => OpenAsync(db, f, ct),
        IncidentFact f => ChangeIncidentAsync(db, f, ct),
        _ => throw new InvalidOperationException($"Siaga.Incidents does not know the fact {fact.GetType().Name}."),
    };

    static Task TakeAsync(SiagaDb db, ReportTaken fact)
    {
        db.Put(Report.From(fact, db.Region!));
        return Task.CompletedTask;
    }

    static async Task ChangeReportAsync(SiagaDb db, ReportFact fact, CancellationToken ct)
    {
        var report = await db.TheReportAsync(fact.ReportId, ct);
        report.Apply(fact);
        if (fact is OutcomeCorrected c)
        {
            db.Put(new OutcomeCorrection
            {
                RegionId = db.Region!, ReportId = c.ReportId, At = c.At, From = c.From, To = c.To, Reason = c.Reason.Text, By = c.CorrectedBy,
            });
        }

        if (fact is ReportWordsErased) await ErasedRows.OfReportAsync(db, report.Id, ct);
        if (fact is ReportEnded or OutcomeCorrected && report.IncidentId is { } id)
        {
            var incident = await db.TheIncidentAsync(id, ct);
            if (incident.OpeningReport == report.Id) incident.MarkTest(report.Outcome is Outcome.Test);
        }
    }

    static async Task OpenAsync(SiagaDb db, IncidentOpened fact, CancellationToken ct)
    {
        db.Put(Incident.From(fact, db.Region!));
        var day = await db.FindHandedOnAsync<IncidentDay>([db.Region!, fact.Day], ct);
        if (day is null) db.IncidentDays.Add(new() { RegionId = db.Region!, Day = fact.Day, Last = fact.DayNumber });
        else day.Last = fact.DayNumber;
    }

    static async Task ChangeIncidentAsync(SiagaDb db, IncidentFact fact, CancellationToken ct)
    {
        var incident = await db.TheIncidentAsync(fact.IncidentId, ct);
        var wasRestricted = incident.Restricted;
        incident.Apply(fact);
        if (fact is ReportJoined or ReportLeft) await MoveReportAsync(db, fact, incident, ct);
        if (fact is ReminderSet or ReminderCameDue or ReminderEnded) await RemindAsync(db, fact, ct);
        if (fact is IncidentChange change) await AskToAcknowledgeAsync(db, change, ct);
        if (fact is CategoryChanged { Kind: { } kind })
            foreach (var each in await db.TicketsOfAsync(fact.IncidentId, ct)) each.Follow(kind, fact.At);
        if (fact is IncidentWordsErased { Extent: ErasureExtent.Whole }) await ErasedRows.OfWholeIncidentAsync(db, incident.Id, ct);
        if (fact is TicketFact ticket) await TicketRows.ApplyAsync(db, ticket, incident, ct);
        if (incident.Restricted && !wasRestricted)
        {
            await RestrictReportsAsync(db, incident, ct);
            await KeepWorkersAsync(db, incident, ct);
        }

        var tickets = await db.TicketsOfAsync(fact.IncidentId, ct);
        foreach (var each in tickets) each.Reckon(incident);
        incident.Reckon(tickets, fact.At);
    }

    static async Task MoveReportAsync(SiagaDb db, IncidentFact fact, Incident incident, CancellationToken ct)
    {
        var (reportId, taker) = fact is ReportJoined j ? (j.ReportId, j.TakenBy) : (((ReportLeft)fact).ReportId, ((ReportLeft)fact).TakenBy);
        var report = await db.TheReportAsync(reportId, ct);
        report.Apply(fact);
        if (fact is ReportJoined)
        {
            report.Restrict(incident.Restricted);
            if (incident.OpeningReport == reportId) incident.MarkTest(report.Outcome is Outcome.Test);
            await db.LetSeeAsync(incident.Id, taker, whenRestricted: true, ct);
            return;
        }

        var stays = (await db.ReportsOfAsync(incident.Id, ct)).Exists(r => r.TakenBy == taker) || await db.WasCalledAsync(incident.Id, taker, ct);
        if (!stays) await db.LetSeeAsync(incident.Id, taker, whenRestricted: false, ct);
    }

    static async Task RemindAsync(SiagaDb db, IncidentFact fact, CancellationToken ct)
    {
        if (fact is ReminderSet set)
        {
            db.Put(new Reminder
            {
                RegionId = db.Region!, Id = set.ReminderId, IncidentId = set.IncidentId, DueAt = set.DueAt, Words = set.Words?.Text, SetBy = set.SetBy,
            });
            return;
        }

        var id = fact is ReminderCameDue due ? due.ReminderId : ((ReminderEnded)fact).ReminderId;
        var reminder = await db.Reminders.FindAsync([db.Region!, id], ct) ?? throw new InvalidOperationException($"No reminder {id}.");
        if (fact is ReminderCameDue) reminder.CameDueAt = fact.At;
        else reminder.EndedAt = fact.At;
    }

    static async Task AskToAcknowledgeAsync(SiagaDb db, IncidentChange change, CancellationToken ct)
    {
        foreach (var ticket in (await db.TicketsOfAsync(change.IncidentId, ct)).Where(t => t.IsLive))
        {
            db.Put(new TicketChange
            {
                RegionId = db.Region!, TicketId = ticket.Id, ChangeId = change.ChangeId, IncidentId = change.IncidentId, At = change.At,
            });
        }
    }

    // A crew at the scene cannot lose its ticket: whoever took a live one on knows the case and goes on seeing it.
    static async Task KeepWorkersAsync(SiagaDb db, Incident incident, CancellationToken ct)
    {
        var live = (await db.TicketsOfAsync(incident.Id, ct)).Where(t => t.IsLive).Select(t => t.Id).ToHashSet();
        var stamps = await db.TicketStamps.Where(s => s.RegionId == incident.RegionId && s.IncidentId == incident.Id).ToListAsync(ct);
        foreach (var person in stamps.Where(s => s.Stage >= Stage.Accepted && live.Contains(s.TicketId)).Select(s => s.By).OfType<string>().Distinct())
            await db.LetSeeAsync(incident.Id, person, whenRestricted: true, ct);
    }

    static async Task RestrictReportsAsync(SiagaDb db, Incident incident, CancellationToken ct)
    {
        foreach (var report in await db.ReportsOfAsync(incident.Id, ct)) report.RestrictForGood();
    }
}
