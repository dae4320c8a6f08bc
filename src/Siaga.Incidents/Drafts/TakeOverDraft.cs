using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Makes this tab the draft's editor; the other one reads from then on.</summary>
public static class TakeOverDraft
{
    public sealed record Request(Guid Tab);

    internal static void Map(IEndpointRouteBuilder drafts) => drafts.MapPost("/{id:guid}/take-over", Handle);

    static async Task<Results<Ok<DraftView>, NotFound>> Handle(
        string region, Guid id, Request request, Audience audience, UnjournalledWriter writer, TimeProvider clock, CancellationToken ct)
    {
        var view = await writer.WriteAsync(audience, async (db, turn) =>
        {
            if (await db.Drafts.FindAsync([region, id], turn) is not { } draft || draft.Person != audience.By) return null;
            draft.TakeOver(request.Tab, clock.GetUtcNow());
            return await DraftView.OfAsync(db, draft, turn);
        }, ct);
        return view is null ? TypedResults.NotFound() : TypedResults.Ok(view);
    }
}
