using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Ends one of a person's own sessions, such as one left open on another desk.</summary>
public static class EndSession
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapDelete("/sessions/{id:guid}", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Audience audience, SessionEnding ending, CancellationToken ct)
    {
        var me = audience.By;
        var ended = await ending.EndAsync(s => s.Id == id && s.PersonId == me, ct);
        return ended > 0 ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
