using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What the person who asks must still hear of: it sounds until it is answered, seen or over.</summary>
public static class ReadNotices
{
    // The supervisor's last rung is a loud item that repeats until a person ends it.
    const int SupervisorRepeatSeconds = 30;
    const int TicketRepeatSeconds = 20;

    public sealed record NoticeView(
        Guid Id, NoticeKind Kind, Guid? TicketId, Guid IncidentId, string Number, string ShortNumber, string? Agency, int Urgency, int Rung,
        DateTimeOffset At, DateTimeOffset? DeliveredAt, DateTimeOffset? SeenAt, int? RepeatSeconds, Guid? ReminderId, string? Words);

    /// <param name="CalledFor">Tickets that this person was called for and nobody answered, seen or not.</param>
    public sealed record Answer(IReadOnlyList<NoticeView> Items, IReadOnlyList<Guid> CalledFor);

    internal static void Map(IEndpointRouteBuilder notices) => notices.MapGet("/", Handle);

    static async Task<Ok<Answer>> Handle(string region, SiagaDb db, Audience audience, CancellationToken ct)
    {
        var rows = await db.Notices
            .Where(n => n.RegionId == region && n.Person == audience.By && n.EndedAt == null
                && (n.SeenAt == null || n.Kind == NoticeKind.Supervisor || n.Kind == NoticeKind.Reminder))
            .Join(db.Incidents, n => new { n.RegionId, Id = n.IncidentId }, i => new { i.RegionId, i.Id },
                (n, i) => new { Notice = n, i.Number, i.DayNumber, i.Urgency })
            .OrderByDescending(r => r.Notice.At).Take(100).AsNoTracking().ToListAsync(ct);
        var reminders = rows.Select(r => r.Notice.ReminderId).OfType<Guid>().ToList();
        var words = await db.Reminders.Where(r => r.RegionId == region && reminders.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Words, ct);
        var called = await CalledForAsync(region, db, audience.By, ct);
        return TypedResults.Ok(new Answer([.. rows.Select(r => View(r.Notice, r.Number, r.DayNumber, r.Urgency,
            r.Notice.ReminderId is { } id ? words.GetValueOrDefault(id) : null))], called));
    }

    // Through the incidents, so that a case of which the person lost sight is left out here too.
    static Task<List<Guid>> CalledForAsync(string region, SiagaDb db, string person, CancellationToken ct) => db.Notices
        .Where(n => n.RegionId == region && n.Person == person && n.EndedAt == null && n.TicketId != null
            && (n.Kind == NoticeKind.Ticket || n.Kind == NoticeKind.Climbed))
        .Join(db.Incidents, n => new { n.RegionId, Id = n.IncidentId }, i => new { i.RegionId, i.Id },
            (n, i) => n.TicketId!.Value)
        .Distinct().ToListAsync(ct);

    static NoticeView View(Notice n, string number, int dayNumber, int urgency, string? words) => new(
        n.Id, n.Kind, n.TicketId, n.IncidentId, number, Incident.ShortNumberOf(dayNumber), n.Agency, urgency, n.Rung, n.At, n.DeliveredAt, n.SeenAt,
        n.Kind switch
        {
            NoticeKind.Supervisor => SupervisorRepeatSeconds,
            NoticeKind.Ticket or NoticeKind.Climbed or NoticeKind.Reminder => TicketRepeatSeconds,
            _ => null,
        }, n.ReminderId, words);
}
