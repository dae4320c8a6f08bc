using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>The reactions to facts that failed again and again and wait for a person, oldest first.</summary>
public static class ReadParked
{
    const int Most = 100;

    public sealed record View(IReadOnlyList<ParkedReaction> Items);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/parked", Handle);

    static async Task<Ok<View>> Handle(string region, ParkedFacts parked, Audience audience, CancellationToken ct)
    {
        audience.Demand(Right.RetryReactions, region);
        return TypedResults.Ok(new View(await parked.ListAsync(region, Most, ct)));
    }
}
