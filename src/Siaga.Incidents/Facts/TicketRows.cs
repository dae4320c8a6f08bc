using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The rows that a ticket's facts touch besides the incident: the ticket, its stamps, rungs and acknowledgements,
/// and who may see the case.</summary>
static class TicketRows
{
    public static async Task ApplyAsync(SiagaDb db, TicketFact fact, Incident incident, CancellationToken ct)
    {
        if (fact is TicketSent sent) await SendAsync(db, sent, incident, ct);
        else (await db.TheTicketAsync(fact.TicketId, ct)).Apply(fact);

        if (fact is IRungCall { Reached: { } reached }) await ClimbAsync(db, fact, reached, ct);
        if (Stamp(fact) is var (stage, by, source)) await StampAsync(db, fact, stage, by, source, ct);
        if (fact is StampCorrected corrected) await CorrectAsync(db, corrected, ct);
        if (fact is ChangesAcknowledged acknowledged) await AcknowledgeAsync(db, acknowledged, ct);
        await SeeAgencyAsync(db, fact, ct);
    }

    static async Task SendAsync(SiagaDb db, TicketSent sent, Incident incident, CancellationToken ct)
    {
        db.Put(Ticket.From(sent, incident));
        if (sent.Replaces is { } replaced) (await db.TheTicketAsync(replaced, ct)).Apply(sent);
    }

    static (Stage, string?, StampSource)? Stamp(TicketFact fact) => fact switch
    {
        TicketSent => (Stage.Sent, null, StampSource.System),
        TicketDelivered f => (Stage.Delivered, f.Person, StampSource.Desk),
        TicketSeen f => (Stage.Seen, f.Person, StampSource.Desk),
        TicketAccepted f => (Stage.Accepted, f.Person, f.Source),
        TicketMoved f => (f.Stage, f.Person, f.Source),
        _ => null,
    };

    // The first time stays: a second person who opens the ticket does not move the stamp.
    static async Task StampAsync(SiagaDb db, TicketFact fact, Stage stage, string? by, StampSource source, CancellationToken ct)
    {
        var isNew = db.Adds<Ticket>(fact.TicketId);
        if (await db.FindPartAsync<TicketStamp>(isNew, s => s.TicketId == fact.TicketId && s.Stage == stage, [db.Region!, fact.TicketId, stage], ct) is not null) return;
        db.Put(new TicketStamp
        {
            RegionId = db.Region!, TicketId = fact.TicketId, Stage = stage, IncidentId = fact.IncidentId, At = fact.At, By = by, Source = source,
        });
    }

    static async Task CorrectAsync(SiagaDb db, StampCorrected fact, CancellationToken ct)
    {
        var stamp = await db.FindPartAsync<TicketStamp>(
                ofNew: false, s => s.TicketId == fact.TicketId && s.Stage == fact.Stage, [db.Region!, fact.TicketId, fact.Stage], ct)
            ?? throw new InvalidOperationException($"No stamp {fact.Stage} on {fact.TicketId}.");
        (stamp.CorrectedFrom, stamp.At, stamp.Source) = (stamp.CorrectedFrom ?? stamp.At, fact.Right, StampSource.Later);
        (stamp.CorrectedBecause, stamp.CorrectedBy) = (fact.Reason.Text, fact.CorrectedBy);
    }

    static async Task ClimbAsync(SiagaDb db, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        var isNew = db.Adds<Ticket>(fact.TicketId);
        foreach (var rung in reached.Empty.Append(reached.Rung))
        {
            var told = rung == reached.Rung ? string.Join('\n', reached.Told) : "";
            if (await db.FindPartAsync<TicketRung>(isNew, r => r.TicketId == fact.TicketId && r.Rung == rung, [db.Region!, fact.TicketId, rung], ct) is not { } row)
            {
                row = new TicketRung { RegionId = db.Region!, TicketId = fact.TicketId, Rung = rung, IncidentId = fact.IncidentId, Since = fact.At, Told = told };
                db.Put(row);
            }

            (row.Since, row.Told) = (fact.At, told);
        }

        // The desk sees as its agency does, only while that holds the ticket; from there on the ladder calls persons.
        if (reached.Rung == Rungs.Desk) return;
        foreach (var person in reached.Told) await db.LetSeeAsync(fact.IncidentId, person, whenRestricted: true, ct);
    }

    static async Task AcknowledgeAsync(SiagaDb db, ChangesAcknowledged fact, CancellationToken ct)
    {
        foreach (var change in fact.Changes)
        {
            var asked = await db.FindPartAsync<TicketChange>(
                ofNew: false, c => c.TicketId == fact.TicketId && c.ChangeId == change, [db.Region!, fact.TicketId, change], ct);
            if (asked is { AcknowledgedAt: null }) (asked.AcknowledgedAt, asked.AcknowledgedBy) = (fact.At, fact.Person);
        }
    }

    /// <summary>An agency keeps what it was told (K6), but a restricted case only while it holds a live ticket.</summary>
    static async Task SeeAgencyAsync(SiagaDb db, TicketFact fact, CancellationToken ct)
    {
        var ofAgency = (await db.TicketsOfAsync(fact.IncidentId, ct)).Where(t => t.Agency == fact.Agency);
        await db.LetSeeAsync(fact.IncidentId, IncidentSight.OfAgency(db.Region!, fact.Agency), ofAgency.Any(HoldsWork), ct);
    }

    static bool HoldsWork(Ticket ticket) => ticket.IsLive || ticket.State is TicketState.Done;
}
