using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A ticket in one glance: agency, state, how long in it.</summary>
/// <param name="Overdue">Needs the call centre now.</param>
/// <param name="Unacknowledged">Changes that the desk has not acknowledged.</param>
public record TicketChip(Guid Id, string Agency, TicketState State, DateTimeOffset Since, bool Overdue, int Unacknowledged)
{
    internal static TicketChip Of(Ticket t, int unacknowledged) => new(t.Id, t.Agency, t.State, t.StateSince, t.Attention is not null, t.IsLive ? unacknowledged : 0);
}

/// <summary>Why a ticket is overdue, in one line: who, how long, what happens next.</summary>
/// <param name="LimitSeconds">The limit that passed; null where none did.</param>
/// <param name="NextAt">When the ladder climbs again; null when it does not.</param>
public sealed record AttentionView(
    Guid TicketId, string Agency, AttentionKind Kind, DateTimeOffset Since, int? LimitSeconds, int Rung, DateTimeOffset RungSince,
    int? NextRung, DateTimeOffset? NextAt, DeclineReason? Reason, string? Words, IReadOnlyList<string> Told)
{
    internal static AttentionView? Of(Ticket t, IReadOnlyList<string> told) => t.Attention is not { } kind ? null : new(
        t.Id, t.Agency, kind, t.AttentionSince!.Value, t.AttentionSeconds, t.Rung, t.RungSince,
        t.NextDueAt is null || t.AwaitedLimit is Limit.Arrived ? null : Rungs.After(t.Rung), t.NextDueAt, t.DeclinedBecause, t.EndedWords, told);
}

public sealed record StampView(Stage Stage, DateTimeOffset At, PersonRef? By, StampSource Source, StampView.Correction? Corrected)
{
    public sealed record Correction(DateTimeOffset Was, string? Reason, PersonRef? By);
}

public sealed record RungView(int Rung, DateTimeOffset Since, IReadOnlyList<string> Told);
public sealed record LimitView(Limit Kind, DateTimeOffset At);
public sealed record DeclineView(DeclineReason Reason, string? Words, DateTimeOffset At, PersonRef? By);
public sealed record AccountView(string Words, DateTimeOffset At, PersonRef? By);

/// <summary>Everything about one ticket.</summary>
public sealed record TicketView(
    Guid Id, string Agency, TicketState State, DateTimeOffset Since, bool Overdue, int Unacknowledged, Guid IncidentId, TicketWhy Why, string? From,
    string? SentWords, bool Ladder, int Rung, DateTimeOffset RungSince, IReadOnlyList<RungView> Rungs, IReadOnlyList<StampView> Stamps,
    DeclineView? Declined, string? HandedTo, string? EndedWords, AccountView? Account, LimitView? NextLimit, AttentionView? Attention,
    IReadOnlyList<ChangeView> ChangesToAcknowledge, IReadOnlyDictionary<string, Allowed> AllowedActions);

/// <summary>Loads the parts of tickets that views need, each with one query for all of them.</summary>
sealed class TicketReading(IPeopleLookup people)
{
    public async Task<List<TicketView>> ViewsAsync(
        SiagaDb db, IReadOnlyList<Ticket> tickets, IReadOnlyDictionary<Guid, Incident> incidents, ChangeLog changes, CancellationToken ct)
    {
        if (tickets.Count == 0) return [];
        var (region, ids) = (tickets[0].RegionId, tickets.Select(t => t.Id).ToList());
        var stamps = (await db.TicketStamps.AsNoTracking().Where(s => s.RegionId == region && ids.Contains(s.TicketId)).ToListAsync(ct)).ToLookup(s => s.TicketId);
        var rungs = (await db.TicketRungs.AsNoTracking().Where(r => r.RegionId == region && ids.Contains(r.TicketId)).ToListAsync(ct)).ToLookup(r => r.TicketId);
        var open = (await db.TicketChanges.AsNoTracking().Where(c => c.RegionId == region && ids.Contains(c.TicketId) && c.AcknowledgedAt == null).ToListAsync(ct)).ToLookup(c => c.TicketId);
        var names = await people.NamesAsync(db, [.. PeopleOf(tickets, stamps, rungs)], ct);
        return [.. tickets.Select(t => View(t, incidents[t.IncidentId], stamps[t.Id], rungs[t.Id], open[t.Id], changes, names, db.Audience))];
    }

    static HashSet<string> PeopleOf(IReadOnlyList<Ticket> tickets, ILookup<Guid, TicketStamp> stamps, ILookup<Guid, TicketRung> rungs) =>
    [
        .. tickets.SelectMany(t => new[] { t.EndedBy, t.AccountBy }).OfType<string>(),
        .. stamps.SelectMany(s => s).SelectMany(s => new[] { s.By, s.CorrectedBy }).OfType<string>(),
        .. rungs.SelectMany(r => r).SelectMany(ToldOf),
    ];

    internal static string[] ToldOf(TicketRung rung) => rung.Told.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    static TicketView View(
        Ticket t, Incident incident, IEnumerable<TicketStamp> stamps, IEnumerable<TicketRung> rungs, IEnumerable<TicketChange> open,
        ChangeLog changes, IReadOnlyDictionary<string, PersonRef> names, Audience audience)
    {
        var rungViews = rungs.OrderBy(r => r.Rung).Select(r => new RungView(r.Rung, r.Since, Names(ToldOf(r), names))).ToList();
        var toAcknowledge = (t.IsLive ? open : []).OrderBy(c => c.At).Select(c => changes.Find(c.ChangeId)).OfType<ChangeView>().ToList();
        return new(
            t.Id, t.Agency, t.State, t.StateSince, t.Attention is not null, toAcknowledge.Count, t.IncidentId, t.Why, t.FromAgency, t.SentWords,
            t.HasLadder, t.Rung, t.RungSince, rungViews, [.. stamps.OrderBy(s => s.At).ThenBy(s => s.Stage).Select(s => Stamp(s, names))],
            t.DeclinedBecause is { } reason ? new(reason, t.EndedWords, t.StateSince, Name(t.EndedBy, names)) : null,
            t.HandedTo, t.EndedWords, t.Account is { } words ? new(words, t.AccountAt!.Value, Name(t.AccountBy, names)) : null,
            t is { AwaitedLimit: { } limit, NextDueAt: { } at } ? new(limit, at) : null,
            AttentionView.Of(t, rungViews.Find(r => r.Rung == t.Rung)?.Told ?? []), toAcknowledge, TicketRules.All(t, incident, audience));
    }

    static StampView Stamp(TicketStamp s, IReadOnlyDictionary<string, PersonRef> names) => new(
        s.Stage, s.At, Name(s.By, names), s.Source,
        s.CorrectedFrom is { } was ? new(was, s.CorrectedBecause, Name(s.CorrectedBy, names)) : null);

    internal static PersonRef? Name(string? id, IReadOnlyDictionary<string, PersonRef> names) =>
        id is null ? null : names.GetValueOrDefault(id) ?? new(id, id);

    internal static IReadOnlyList<string> Names(IEnumerable<string> ids, IReadOnlyDictionary<string, PersonRef> names) =>
        [.. ids.Select(id => names.GetValueOrDefault(id)?.Name ?? id)];
}
