using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

public sealed record ReminderView(Guid Id, DateTimeOffset DueAt, string? Words, PersonRef? By, bool Due);

/// <summary>One row of the board.</summary>
/// <param name="Headline">The first words of the report; null on a restricted case, which is opened on purpose only.</param>
/// <param name="Ready">Every ticket is done: the board offers closing.</param>
public sealed record IncidentRow(
    Guid Id, string Number, string ShortNumber, DateOnly Day, IncidentKind Kind, IncidentStatus Status, BoardGroup Group, int Urgency, string Category,
    string? Headline, bool Restricted, bool Test, bool PlaceUnknown, PlaceView Place, Victims Victims, DateTimeOffset BegunAt, DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt, int Reports, IReadOnlyList<TicketChip> Tickets, AttentionView? Attention, ReminderView? Reminder, bool Ready,
    IReadOnlyDictionary<string, Allowed> AllowedActions);

/// <summary>Makes board rows from incidents, for somebody with every right, with one query each for tickets, rungs, changes and reminders.</summary>
sealed class RowReading(IPeopleLookup people)
{
    public async Task<List<IncidentRow>> RowsAsync(SiagaDb db, IRegionProfile profile, IReadOnlyList<Incident> incidents, CancellationToken ct)
    {
        if (incidents.Count == 0) return [];
        var (region, ids) = (profile.Id, incidents.Select(i => i.Id).ToList());
        var tickets = (await db.Tickets.AsNoTracking().Where(t => t.RegionId == region && ids.Contains(t.IncidentId)).ToListAsync(ct)).ToLookup(t => t.IncidentId);
        var unacknowledged = await db.TicketChanges.Where(c => c.RegionId == region && ids.Contains(c.IncidentId) && c.AcknowledgedAt == null)
            .GroupBy(c => c.TicketId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var reminders = (await db.Reminders.AsNoTracking().Where(r => r.RegionId == region && ids.Contains(r.IncidentId) && r.EndedAt == null).ToListAsync(ct)).ToLookup(r => r.IncidentId);
        var told = await ToldAsync(db, region, [.. tickets.SelectMany(t => t).Where(t => t.Attention is not null)], ct);
        return [.. incidents.Select(i => Row(i, [.. tickets[i.Id]], unacknowledged, told, reminders[i.Id], profile))];
    }

    // Names are needed for overdue tickets only: they are few.
    async Task<Dictionary<Guid, IReadOnlyList<string>>> ToldAsync(SiagaDb db, string region, List<Ticket> overdue, CancellationToken ct)
    {
        if (overdue.Count == 0) return [];
        var ids = overdue.Select(t => t.Id).ToList();
        var current = overdue.ToDictionary(t => t.Id, t => t.Rung);
        var rungs = (await db.TicketRungs.AsNoTracking().Where(r => r.RegionId == region && ids.Contains(r.TicketId)).ToListAsync(ct))
            .Where(r => r.Rung == current[r.TicketId]).ToList();
        var names = await people.NamesAsync(db, [.. rungs.SelectMany(TicketReading.ToldOf).Distinct()], ct);
        return rungs.ToDictionary(r => r.TicketId, r => TicketReading.Names(TicketReading.ToldOf(r), names));
    }

    static IncidentRow Row(
        Incident i, List<Ticket> tickets, Dictionary<Guid, int> unacknowledged, Dictionary<Guid, IReadOnlyList<string>> told,
        IEnumerable<Reminder> reminders, IRegionProfile profile) => new(
        i.Id, i.Number, i.ShortNumber, i.Day, i.Kind, i.Status, i.Group, i.Urgency, i.Category, i.Restricted ? null : ReportShapes.Headline(i.Words),
        i.Restricted, i.Test, !i.PlaceKnown, PlaceView.Of(i, profile, hideDetails: i.Restricted), i.Restricted ? Victims.None : i.Victims,
        i.BegunAt, i.OpenedAt, i.ClosedAt, i.ReportCount, Chips(tickets, unacknowledged), Worst(tickets, told),
        reminders.OrderBy(r => r.DueAt).Select(r => new ReminderView(r.Id, r.DueAt, i.Restricted ? null : r.Words, null, r.CameDueAt is not null)).FirstOrDefault(),
        i is { IsOpen: true, Group: BoardGroup.Ready }, IncidentRules.OfState(i, tickets, profile));

    // The most needy first: rule 7 of the screens shows three, then "+n".
    static IReadOnlyList<TicketChip> Chips(IEnumerable<Ticket> tickets, Dictionary<Guid, int> unacknowledged) =>
        [.. tickets.OrderBy(Neediness).ThenBy(t => t.StateSince).Select(t => TicketChip.Of(t, unacknowledged.GetValueOrDefault(t.Id)))];

    static int Neediness(Ticket t) => t switch
    {
        { Attention: not null } => 0,
        { IsWaiting: true } => 1,
        { IsLive: true } => 2,
        _ => 3,
    };

    static AttentionView? Worst(IEnumerable<Ticket> tickets, Dictionary<Guid, IReadOnlyList<string>> told) =>
        tickets.Where(t => t.Attention is not null).OrderBy(t => t.AttentionSince).FirstOrDefault() is { } worst
            ? AttentionView.Of(worst, told.GetValueOrDefault(worst.Id) ?? [])
            : null;
}
