using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;

namespace Siaga.Regions;

/// <summary>Answers what the console builds its forms from: lines, categories, agencies, limits and targets.</summary>
public static class ReadProfile
{
    // The same words as in the facts of Siaga.Incidents; a test compares them.
    static readonly IReadOnlyList<string> Reasons = ["notOurArea", "notOurDuty", "noUnitFree", "other"];

    public sealed record LadderView(
        int SeenSeconds, int AcceptHighSeconds, int AcceptLowSeconds,
        int MoveHighSeconds, int MoveLowSeconds, int OnSceneSeconds);

    public sealed record TargetsView(
        int TicketSentSeconds, int AcceptedSeconds, int OnTheWaySeconds, int OnSceneSeconds);

    public sealed record View(
        string Id, long Version, string Code, string ServiceName, string RegionName, string Zone, string ZoneLabel,
        IReadOnlyList<ServiceLine> Lines, IReadOnlyList<NeighbourNumber> Neighbours, IReadOnlyList<Category> Categories,
        IReadOnlyList<ResponsePlan> Plans, IReadOnlyList<Agency> Agencies, LadderView Ladder, TargetsView Targets, bool Trial,
        IReadOnlyList<string> DeclineReasons);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/profile", Handle);

    static Results<Ok<View>, StatusCodeHttpResult> Handle(string region, RegionLookup regions, HttpContext http)
    {
        var profile = regions.Demand(region);
        return http.HasVersion(profile)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ViewOf(profile));
    }

    static View ViewOf(RegionProfile p) => new(
        p.Id, p.Version, p.Code, p.ServiceName, p.RegionName, p.Zone.Id, ((IRegionProfile)p).ZoneLabel,
        p.Lines, p.Neighbours, p.Categories, p.Plans, p.Agencies,
        new(Seconds(p.Ladder.Seen), Seconds(p.Ladder.AcceptHigh), Seconds(p.Ladder.AcceptLow),
            Seconds(p.Ladder.MoveHigh), Seconds(p.Ladder.MoveLow), Seconds(p.Ladder.OnScene)),
        new(Seconds(p.Targets.TicketSent), Seconds(p.Targets.Accepted),
            Seconds(p.Targets.OnTheWay), Seconds(p.Targets.OnScene)),
        p.IsTrial, Reasons);

    static int Seconds(TimeSpan time) => (int)time.TotalSeconds;
}
