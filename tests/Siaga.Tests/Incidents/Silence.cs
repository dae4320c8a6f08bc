using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;

namespace Siaga.Tests.Incidents;

/// <summary>Looks for what must never be: a ticket that waits and nobody hears of it. It reckons for itself and asks
/// none of the ladder's own deadlines.</summary>
static class Silence
{
    public static async Task<List<string>> FindAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var open = await db.Incidents.AsNoTracking().Where(i => i.Status == IncidentStatus.Open)
            .ToDictionaryAsync(i => i.Id);
        var tickets = await db.Tickets.AsNoTracking().Where(t => t.HasLadder).ToListAsync();
        var settled = await db.Journal.Where(j => j.Kind == "ticket.settled").Select(j => j.Body).ToListAsync();
        var supervisors = await db.Set<PersonGrant>().CountAsync(g => g.Role == nameof(Role.Supervisor));
        var loud = await db.Notices.Where(n => n.Kind == NoticeKind.Supervisor && n.EndedAt == null)
            .Select(n => n.TicketId).ToListAsync();
        return [.. tickets.Where(t => t.IsLive && open.ContainsKey(t.IncidentId))
            .Select(t => WhatIsWrong(t, open[t.IncidentId], server.Now, Spoken(t), IsLoud(t))).OfType<string>()];

        bool IsLoud(Ticket t) => loud.Count(id => id == t.Id) >= supervisors;
        bool Spoken(Ticket t) => settled.Exists(body => body.Contains(t.Id.ToString(), StringComparison.Ordinal));
    }

    static string? WhatIsWrong(Ticket t, Incident incident, DateTimeOffset now, bool spoken, bool loud)
    {
        var (high, waited) = (incident.Urgency <= 2, now - t.RungSince);
        return t switch
        {
            { Rung: 7, State: not (TicketState.OnTheWay or TicketState.Arrived) } =>
                spoken || (loud && t.Attention is not null) ? null : $"{t.Agency} {t.State} is quiet on the last rung",
            { IsWaiting: true, Rung: <= 5, RungSeen: false } when waited > TimeSpan.FromMinutes(1) =>
                $"{t.Agency} unseen on rung {t.Rung} for {waited}",
            { IsWaiting: true } when waited > TimeSpan.FromMinutes(high ? 2 : 10) =>
                $"{t.Agency} unanswered on rung {t.Rung} for {waited}",
            { State: TicketState.Accepted } when waited > TimeSpan.FromMinutes(high ? 2 : 15) =>
                $"{t.Agency} does not move on rung {t.Rung} for {waited}",
            { State: TicketState.OnTheWay, ArrivalMissed: false } when now > incident.BegunAt.AddMinutes(15) =>
                $"{t.Agency} is late and nobody was told",
            _ => null,
        };
    }

    /// <summary>People whom a rung reached, by the journal, and for whom there is no notice of it.</summary>
    public static async Task<List<string>> UntoldAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var entries = await db.Journal.AsNoTracking().OrderBy(j => j.Seq).ToListAsync();
        var notices = (await db.Notices.AsNoTracking().ToListAsync()).Select(n => (n.Seq, n.Person)).ToHashSet();
        var missing = new List<string>();
        foreach (var (entry, fact) in await server.Get<FactReader>().ReadAsync(db, entries, default))
        {
            var reached = fact switch { TicketSent f => f.Reached, TicketLimitPassed f => f.Reached,
                TicketPhoned f => f.Reached, LadderBegan f => f.Reached, TicketCalledHigher f => f.Reached, _ => null };
            if (reached is null) continue;
            if (reached.Told.Length == 0 && reached.Rung < 6)
                missing.Add($"{entry.Seq} {entry.Kind}: rung {reached.Rung} reached nobody");
            missing.AddRange(
                reached.Told.Where(person => !notices.Contains((entry.Seq, person)))
                    .Select(person => $"{entry.Seq} {entry.Kind}: {person} not told"));
        }

        return missing;
    }

    /// <summary>Notices to people on a post that was not on duty at that moment.</summary>
    public static async Task<List<string>> ToldOffDutyAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var posts = (await db.Set<PersonGrant>().AsNoTracking().Where(g => g.Post != null).ToListAsync())
            .ToDictionary(g => g.PersonId);
        var notices = await db.Notices.AsNoTracking().ToListAsync();
        return [.. notices.Where(
            n => n.Agency is not null && posts.TryGetValue(n.Person, out var grant)
                && !IsOnDuty(server.Kendal.DutyAt(n.Agency, n.At), grant.Post!))
            .Select(n => $"{n.Kind} of {n.Agency} to {posts[n.Person].Post} at {n.At:O}")];
    }

    static bool IsOnDuty(Duty duty, string post) => duty.Desk.Contains(post) || duty.Officer == post;
}
