using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>Puts a reaction away that waits: what a release no longer has, or what can never succeed.</summary>
public static class DismissParked
{
    internal static void Map(IEndpointRouteBuilder region) =>
        region.MapPost("/parked/{subscriber}/{seq:long}/dismiss", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        string region, string subscriber, long seq, ParkedFacts parked, Audience audience, CancellationToken ct)
    {
        audience.Demand(Right.Supervise, region); // nobody hears of it any more: not for the administrator to say
        var found = await parked.DismissAsync(region, subscriber, seq, audience.By, ct);
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
