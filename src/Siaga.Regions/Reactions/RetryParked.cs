using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>Tries a reaction that waits once more. What came later is not undone or repeated by it.</summary>
public static class RetryParked
{
    internal static void Map(IEndpointRouteBuilder region) =>
        region.MapPost("/parked/{subscriber}/{seq:long}/retry", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        string region, string subscriber, long seq, ParkedFacts parked, Audience audience, CancellationToken ct)
    {
        audience.Demand(Right.RetryReactions, region);
        var found = await parked.RetryAsync(region, subscriber, seq, ct);
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
