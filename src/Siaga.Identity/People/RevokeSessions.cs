using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Signs a person out everywhere, as when a telephone is lost.</summary>
public static class RevokeSessions
{
    internal static void Map(IEndpointRouteBuilder api) => api.MapPost("/people/{id}/revoke-sessions", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        string id, SiagaDb db, SessionEnding ending, CancellationToken ct)
    {
        var regions = db.Audience.RegionsToManage();
        if (!await ListPeople.Managed(db, regions).AnyAsync(p => p.Id == id, ct)) return TypedResults.NotFound();

        await ending.EndAsync(s => s.PersonId == id, ct);
        return TypedResults.NoContent();
    }
}
