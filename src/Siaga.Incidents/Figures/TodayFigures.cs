using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The head of the region's page (K4): what is open now and how today went. Tests never enter (J10); restricted
/// cases count in the region's totals, but in no breakdown that has fewer than five of them.</summary>
public static class TodayFigures
{
    const int FewestInBreakdown = 5;

    public enum ServiceStep { TicketSent, Accepted, OnTheWay, OnScene }

    public sealed record OverdueItem(string Agency, string? ShortNumber);
    public sealed record OverdueFigure(int Count, IReadOnlyList<OverdueItem> Items);
    public sealed record OutcomeFigure(Outcome Outcome, int Count);

    /// <param name="Missing">Cases of today that have not reached the step, or lack its stamp.</param>
    public sealed record TimeFigure(ServiceStep Step, int Count, int Missing, double? P50Seconds, double? P90Seconds, int TargetSeconds, bool? Met);
    public sealed record CategoryFigure(string Category, int Count, double? OnSceneP50Seconds, double? OnSceneP90Seconds);
    public sealed record UnansweredItem(string Agency, string ShortNumber, Guid IncidentId, int Urgency, TicketState State, DateTimeOffset Since, bool Overdue);
    public sealed record CallTakerFigure(PersonRef Person, int Reports, int Emergencies, double? ToTicketP50Seconds);

    /// <param name="ByCategoryHidesSome">Restricted cases are left out; a flag, because their number would say what they are.</param>
    public sealed record Answer(
        DateTimeOffset At, DateTimeOffset Since, OverdueFigure Overdue, int Open, int Waiting, int CallsToday, int TestToday, int EmergenciesToday,
        IReadOnlyList<OutcomeFigure> Outcomes, IReadOnlyList<TimeFigure> Times, IReadOnlyList<CategoryFigure> ByCategory, bool ByCategoryHidesSome,
        IReadOnlyList<UnansweredItem> Unanswered, bool UnansweredHidesSome, IReadOnlyList<CallTakerFigure> CallTakers);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/figures/today", Handle);

    static async Task<Ok<Answer>> Handle(
        string region, Audience audience, IDatabaseEngine engine, IRegionLookup regions, IPeopleLookup people, TimeProvider clock, CancellationToken ct)
    {
        audience.Demand(Right.SeeFigures, region);
        var (profile, now) = (regions.Find(region)!, clock.GetUtcNow());
        // Totals hold restricted cases too, so they are counted by a task of the system; nothing of a single one leaves this class.
        await using var db = engine.OpenReader(Audience.System("figures"));
        return TypedResults.Ok(await new TodayReading(db, profile, people, now).ReadAsync(ct));
    }

    internal static bool MayShow(int restricted) => restricted == 0 || restricted >= FewestInBreakdown;
}
