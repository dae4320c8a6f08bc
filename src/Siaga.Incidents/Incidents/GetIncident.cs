using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>One incident whole: reports, tickets with their receipts, changes, timeline, and what may be done.</summary>
public static class GetIncident
{
    public sealed record Closing(CloseReason Reason, string? Words, Other? DuplicateOf, DateTimeOffset At, PersonRef? By);

    /// <summary>The law wants the case's words kept.</summary>
    public sealed record Hold(DateTimeOffset Since, string? Reason, PersonRef? By);
    public sealed record Other(Guid Id, string Number, string ShortNumber);

    /// <param name="Hidden">The reporter wishes to stay unnamed and the asker belongs to an agency.</param>
    public sealed record ReportPart(
        Guid Id, DateTimeOffset BegunAt, string? CallerNumber, string? CallerName, SafeContact SafeContact, bool WishesUnnamed, Language Language,
        string? Words, IReadOnlyList<AnswerShape> Answers, PersonRef? By, Outcome? Outcome, bool Opening, bool Hidden);

    public sealed record Answer(
        IncidentRow Row, string? Headline, PlaceView Place, Victims Victims, string? Words, DateTimeOffset? CategoryChosenAt, PersonRef? OpenedBy, Closing? Closed, Hold? Held,
        IReadOnlyList<TicketView> Tickets, IReadOnlyList<ReportPart> Reports, IReadOnlyList<ReminderView> Reminders, IReadOnlyList<ChangeView> Changes,
        IReadOnlyList<TimelineEntry> Timeline, IReadOnlyDictionary<string, Allowed> AllowedActions);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapGet("/{id:guid}", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(
        string region, Guid id, SiagaDb db, IRegionLookup regions, IncidentReading reading, CancellationToken ct)
    {
        db.Audience.Demand(Right.SeeIncidents, region);
        var incident = await db.Incidents.AsNoTracking().FirstOrDefaultAsync(i => i.RegionId == region && i.Id == id, ct);
        return incident is null ? TypedResults.NotFound() : TypedResults.Ok(await reading.ViewAsync(db, regions.Find(region)!, incident, ct));
    }
}
