using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Turns facts into notices for the people they concern: on duty only, one row each, with a receipt to come.
/// What failed may be tried again hours later: it ends only notices of earlier facts, and rings for nothing that is
/// over by then.</summary>
sealed class NoticeWriter(WhoIsTold told, IPeopleLookup people, IRegionLookup regions, TimeProvider clock) : IFactSubscriber
{
    public string Name => "notices";

    public Task HandleAsync(SiagaDb db, JournalEntry entry, Fact fact, CancellationToken ct) => fact switch
    {
        TicketSent f => SentAsync(db, entry, f, ct),
        LadderBegan f => AnewAsync(db, entry, f, f.Reached, ct),
        TicketCalledHigher f => AnewAsync(db, entry, f, f.Reached, ct),
        TicketLimitPassed { Limit: Limit.Arrived } f => LateAsync(db, entry, f, ct),
        TicketLimitPassed { Reached: { } reached } f => ClimbedAsync(db, entry, f, reached, ct),
        TicketPhoned { Reached: { } reached } f => ClimbedAsync(db, entry, f, reached, ct),
        TicketAccepted or TicketMoved => AnsweredAsync(db, entry, ((TicketFact)fact).TicketId, ct),
        TicketRecalled f => RecalledAsync(db, entry, f, ct),
        TicketDeclined or TicketReturned => ReturnedAsync(db, entry, (TicketFact)fact, ct),
        TicketHandedOver or TicketSettled => EndAsync(db, entry, ((TicketFact)fact).TicketId, ct),
        IncidentChange f => ChangedAsync(db, entry, f, ct),
        IncidentReopened f => ReopenedAsync(db, entry, f, ct),
        IncidentClosed f => ClosedAsync(db, entry, f, ct),
        ReminderCameDue f => RemindAsync(db, entry, f, ct),
        InformedAfterHours f => InformedAsync(db, entry, f, ct),
        _ => Task.CompletedTask,
    };

    public bool ReadsBack(Fact fact) => fact is not (TicketSent { Replaces: null } or ReportFact or IncidentOpened or ReportJoined);

    // Each sent or climbed ticket is looked at as it is now, all at once.
    public async Task ReadAheadAsync(SiagaDb db, IReadOnlyList<Fact> facts, CancellationToken ct)
    {
        var calls = facts.OfType<TicketFact>().Where(f => f is IRungCall).ToList();
        if (calls.Count < 2) return;
        Guid[] tickets = [.. calls.Select(f => f.TicketId).Distinct()], incidents = [.. calls.Select(f => f.IncidentId).Distinct()];
        await db.Tickets.Where(t => t.RegionId == db.Region && tickets.Contains(t.Id)).LoadAsync(ct);
        await db.Incidents.Where(i => i.RegionId == db.Region && incidents.Contains(i.Id)).LoadAsync(ct);
        await db.TicketRungs.Where(r => r.RegionId == db.Region && tickets.Contains(r.TicketId)).LoadAsync(ct);
    }

    async Task SentAsync(SiagaDb db, JournalEntry entry, TicketSent fact, CancellationToken ct)
    {
        if (fact.Replaces is { } replaced) await EndAsync(db, entry, replaced, ct);
        await CallAsync(db, entry, fact, fact.Reached, ct);
    }

    // What it called for as a case of another kind, in an earlier ladder, or before few might read it, is over: all are
    // told anew.
    async Task AnewAsync(SiagaDb db, JournalEntry entry, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        await AnsweredAsync(db, entry, fact.TicketId, ct);
        await CallAsync(db, entry, fact, reached, ct);
    }

    async Task CallAsync(SiagaDb db, JournalEntry entry, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        // Outside the hours it begins at the officer's rung: that is a new ticket too, nothing has climbed.
        var kind = reached is { Rung: Rungs.DutyOfficer, Empty: [] } ? NoticeKind.Ticket : KindOf(reached.Rung);
        foreach (var person in reached.Told) Tell(db, entry, fact, kind, person, reached.Rung);
        await AlarmAsync(db, entry, fact, reached, ct);
        await EndIfOverAsync(db, entry, fact, reached, ct);
    }

    // "Nobody on duty" is an alarm at every rung, not only at the first.
    async Task AlarmAsync(SiagaDb db, JournalEntry entry, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        if (reached.Empty.Length == 0) return;
        foreach (var supervisor in await people.WithRoleAsync(db, entry.RegionId, null, Role.Supervisor, ct))
            Tell(db, entry, fact, NoticeKind.NobodyOnDuty, supervisor.Id, reached.Rung);
    }

    // "Those below keep being told": those who are on duty there now. The shift that went home hears no more, the one that
    // came hears of it for the first time.
    async Task ClimbedAsync(SiagaDb db, JournalEntry entry, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        var below = new HashSet<string>();
        var (profile, incident) = (regions.Find(entry.RegionId)!, await db.TheIncidentAsync(fact.IncidentId, ct));
        var now = clock.GetUtcNow();
        for (var rung = Rungs.Desk; rung < reached.Rung; rung++)
            below.UnionWith(await told.WhoSeeOnRungAsync(db, profile, incident, fact.Agency, rung, now, ct));
        below.ExceptWith(reached.Told);

        var open = await OpenBefore(db, entry).Where(n => n.TicketId == fact.TicketId
            && (n.Kind == NoticeKind.Ticket || n.Kind == NoticeKind.Climbed)).ToListAsync(ct);
        EndAll(db, open.FindAll(n => !below.Contains(n.Person) && !reached.Told.Contains(n.Person)), entry.RecordedAt);
        foreach (var person in reached.Told) Tell(db, entry, fact, KindOf(reached.Rung), person, reached.Rung);
        foreach (var person in below) Tell(db, entry, fact, NoticeKind.Climbed, person, reached.Rung);
        await AlarmAsync(db, entry, fact, reached, ct);
        await EndIfOverAsync(db, entry, fact, reached, ct);
    }

    // They are written all the same, so that it is known who was to hear of it.
    static async Task EndIfOverAsync(
        SiagaDb db, JournalEntry entry, TicketFact fact, RungReached reached, CancellationToken ct)
    {
        var ticket = await db.TheTicketAsync(fact.TicketId, ct);
        var over = !await IsAwaitedAsync(db, fact, ticket, ct);
        // Another rung's notices stand for these; that a desk was empty, nobody says again.
        if (!over && !await IsSupersededAsync(db, fact, ticket, reached, ct)) return;
        EndAll(db, [.. db.Held<Notice>().Where(n => n.Seq == entry.Seq && (over || n.Kind != NoticeKind.NobodyOnDuty))],
            entry.RecordedAt);
    }

    static async Task<bool> IsAwaitedAsync(SiagaDb db, TicketFact fact, Ticket ticket, CancellationToken ct)
    {
        if (!await IsOpenAsync(db, fact, ct)) return false;
        if (!ticket.IsWaiting && ticket.StateSince > fact.At) return false;
        // A complaint's ticket waits as well, and climbs no more.
        if (!ticket.HasLadder) return fact is TicketSent or TicketCalledHigher;
        return ticket is not { Rung: Rungs.Supervisor, Attention: null }; // a person ended it in words
    }

    static async Task<bool> IsSupersededAsync(
        SiagaDb db, TicketFact fact, Ticket ticket, RungReached reached, CancellationToken ct)
    {
        var rung = await db.TicketRungs.FindAsync([db.Region!, ticket.Id, reached.Rung], ct);
        // Without a ladder it may stand on a rung of an earlier one: only a later call stands for this one.
        return (ticket.HasLadder && ticket.Rung != reached.Rung) || rung!.Since > fact.At;
    }

    static async Task<bool> IsOpenAsync(SiagaDb db, IncidentFact fact, CancellationToken ct) =>
        (await db.TheIncidentAsync(fact.IncidentId, ct)).IsOpen;

    async Task LateAsync(SiagaDb db, JournalEntry entry, TicketLimitPassed fact, CancellationToken ct)
    {
        var ticket = await db.TheTicketAsync(fact.TicketId, ct);
        if (!ticket.IsLive || ticket.Attention is not AttentionKind.NotArrived) return;
        string[] all = [.. await OnDutyAsync(db, fact, ct), .. await told.CallRoomIdsAsync(db, entry.RegionId, ct)];
        foreach (var person in all.Distinct()) Tell(db, entry, fact, NoticeKind.Late, person, fact.FromRung);
    }

    // A change that came just before is not answered by accepting the ticket: it has its own acknowledgement.
    static async Task AnsweredAsync(SiagaDb db, JournalEntry entry, Guid ticketId, CancellationToken ct)
    {
        var open = await OpenBefore(db, entry).Where(n => n.TicketId == ticketId && n.Kind != NoticeKind.Changed)
            .ToListAsync(ct);
        EndAll(db, open, entry.RecordedAt);
    }

    async Task RecalledAsync(SiagaDb db, JournalEntry entry, TicketRecalled fact, CancellationToken ct)
    {
        await EndAsync(db, entry, fact.TicketId, ct);
        var tickets = await db.TicketsOfAsync(fact.IncidentId, ct);
        if (tickets.Exists(t => t.Agency == fact.Agency && t.IsLive)) return; // it has the case again
        foreach (var person in await OnDutyAsync(db, fact, ct))
            Tell(db, entry, fact, NoticeKind.Recalled, person, Rungs.Desk);
    }

    async Task ReturnedAsync(SiagaDb db, JournalEntry entry, TicketFact fact, CancellationToken ct)
    {
        await EndAsync(db, entry, fact.TicketId, ct);
        var ticket = await db.TheTicketAsync(fact.TicketId, ct);
        if (ticket.IsLive || ticket.Attention is null) return; // taken on after all, settled, or another agency has it
        foreach (var person in await told.CallRoomIdsAsync(db, entry.RegionId, ct))
            Tell(db, entry, fact, NoticeKind.Returned, person, Rungs.CallTaker);
    }

    async Task ChangedAsync(SiagaDb db, JournalEntry entry, IncidentChange fact, CancellationToken ct)
    {
        var asked = db.TicketChanges.Where(c =>
            c.RegionId == entry.RegionId && c.ChangeId == fact.ChangeId && c.AcknowledgedAt == null);
        var tickets = await IsOpenAsync(db, fact, ct)
            ? await db.Tickets.AsNoTracking()
                .Where(t => t.RegionId == entry.RegionId && asked.Any(c => c.TicketId == t.Id)).ToListAsync(ct)
            : [];
        foreach (var ticket in tickets.Where(t => t.IsLive))
        {
            foreach (var person in await FirstReachedAsync(db, fact, ticket.Agency, ct))
                Add(db, entry, NoticeKind.Changed, fact.IncidentId, ticket.Id, ticket.Agency, person, ticket.Rung);
        }

        if (fact is CategoryChanged { Kind: IncidentKind.Complaint or IncidentKind.Social })
            await EndLadderAsync(db, entry, fact.IncidentId, ct);
    }

    // Without the ladder nobody could end what it called for.
    static async Task EndLadderAsync(SiagaDb db, JournalEntry entry, Guid incident, CancellationToken ct)
    {
        NoticeKind[] ofLadder = [NoticeKind.Climbed, NoticeKind.Supervisor, NoticeKind.Late];
        var open = await OpenBefore(db, entry).Where(n => n.IncidentId == incident && ofLadder.Contains(n.Kind))
            .ToListAsync(ct);
        EndAll(db, open, entry.RecordedAt);
    }

    async Task ReopenedAsync(SiagaDb db, JournalEntry entry, IncidentReopened fact, CancellationToken ct)
    {
        if (!await IsOpenAsync(db, fact, ct)) return;
        var toldOf = db.Notices.Where(n => n.RegionId == entry.RegionId && n.Kind == NoticeKind.Reopened);
        var agencies = await db.Tickets.Where(t => t.RegionId == entry.RegionId && t.IncidentId == fact.IncidentId
                && t.State == TicketState.Done && !toldOf.Any(n => n.TicketId == t.Id && n.Seq > entry.Seq))
            .Select(t => new { t.Id, t.Agency }).ToListAsync(ct);
        foreach (var ticket in agencies)
        {
            foreach (var person in await FirstReachedAsync(db, fact, ticket.Agency, ct))
                Add(db, entry, NoticeKind.Reopened, fact.IncidentId, ticket.Id, ticket.Agency, person, Rungs.Desk);
        }
    }

    static async Task ClosedAsync(SiagaDb db, JournalEntry entry, IncidentClosed fact, CancellationToken ct)
    {
        var open = await OpenBefore(db, entry)
            .Where(n => n.IncidentId == fact.IncidentId && n.Kind != NoticeKind.Recalled).ToListAsync(ct);
        EndAll(db, open, entry.RecordedAt);
    }

    async Task RemindAsync(SiagaDb db, JournalEntry entry, ReminderCameDue fact, CancellationToken ct)
    {
        if (await db.Reminders.FindAsync([entry.RegionId, fact.ReminderId], ct) is not { EndedAt: null }) return;
        if ((await db.TheIncidentAsync(fact.IncidentId, ct)).ClosedAt > fact.At) return;
        db.Put(New(entry, NoticeKind.Reminder, fact.IncidentId, null, null, fact.SetBy, Rungs.CallTaker, fact.ReminderId));
        db.RingPerson(fact.SetBy);
    }

    async Task InformedAsync(SiagaDb db, JournalEntry entry, InformedAfterHours fact, CancellationToken ct)
    {
        var open = await IsOpenAsync(db, fact, ct);
        foreach (var person in fact.People)
        {
            db.Put(New(entry, NoticeKind.AfterHours, fact.IncidentId, null, null, person, Rungs.Sekda, reminder: null));
            db.RingPerson(person);
        }

        if (!open) EndAll(db, [.. db.Held<Notice>().Where(n => n.Seq == entry.Seq)], entry.RecordedAt);
    }

    static async Task EndAsync(SiagaDb db, JournalEntry entry, Guid ticketId, CancellationToken ct)
    {
        var open = await OpenBefore(db, entry).Where(n => n.TicketId == ticketId).ToListAsync(ct);
        EndAll(db, open, entry.RecordedAt);
    }

    /// <summary>What is open of earlier facts: a reaction tried again leaves alone what came later.</summary>
    static IQueryable<Notice> OpenBefore(SiagaDb db, JournalEntry entry) =>
        db.Notices.Where(n => n.RegionId == entry.RegionId && n.EndedAt == null && n.Seq < entry.Seq);

    static void EndAll(SiagaDb db, List<Notice> open, DateTimeOffset at)
    {
        foreach (var notice in open)
        {
            notice.EndedAt = at;
            db.RingPerson(notice.Person);
        }
    }

    async Task<string[]> OnDutyAsync(SiagaDb db, TicketFact fact, CancellationToken ct)
    {
        var (profile, incident) = (regions.Find(db.Region!)!, await db.TheIncidentAsync(fact.IncidentId, ct));
        return await told.OnDutyAsync(db, profile, incident, fact.Agency, clock.GetUtcNow(), ct);
    }

    // What must not be lost goes as high as it must to find somebody. Outside the hours the officer has the ticket, and a
    // desk that is manned may have taken it on: both hear of it.
    async Task<string[]> FirstReachedAsync(SiagaDb db, IncidentFact fact, string agency, CancellationToken ct)
    {
        var (profile, now) = (regions.Find(db.Region!)!, clock.GetUtcNow());
        var incident = await db.TheIncidentAsync(fact.IncidentId, ct);
        var desk = await told.FirstWhoSeeAsync(db, profile, incident, agency, Rungs.Desk, now, ct);
        var first = Rungs.First(profile.OutsideAt(incident.Line, now));
        return first == Rungs.Desk
            ? desk
            : [.. desk.Union(await told.FirstWhoSeeAsync(db, profile, incident, agency, first, now, ct))];
    }

    static NoticeKind KindOf(int rung) => rung switch
    {
        Rungs.Supervisor => NoticeKind.Supervisor,
        Rungs.Desk => NoticeKind.Ticket,
        _ => NoticeKind.Climbed,
    };

    void Tell(SiagaDb db, JournalEntry entry, TicketFact fact, NoticeKind kind, string person, int rung) =>
        Add(db, entry, kind, fact.IncidentId, fact.TicketId, fact.Agency, person, rung);

    void Add(SiagaDb db, JournalEntry entry, NoticeKind kind, Guid incident, Guid ticket, string agency, string person, int rung)
    {
        db.Put(New(entry, kind, incident, ticket, agency, person, rung, reminder: null));
        db.RingPerson(person);
    }

    Notice New(JournalEntry entry, NoticeKind kind, Guid incident, Guid? ticket, string? agency, string person, int rung, Guid? reminder) => new()
    {
        RegionId = entry.RegionId, Id = Guid.CreateVersion7(clock.GetUtcNow()), Person = person, Kind = kind, IncidentId = incident,
        TicketId = ticket, ReminderId = reminder, Agency = agency, Rung = rung, Seq = entry.Seq, At = entry.RecordedAt,
    };
}
