using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The drafts of the person who asks: those that did not end, so that no word is forgotten.</summary>
public static class ReadDrafts
{
    public sealed record Answer(IReadOnlyList<DraftView> Items);

    internal static void Map(IEndpointRouteBuilder drafts)
    {
        drafts.MapGet("/", List);
        drafts.MapGet("/{id:guid}", One);
    }

    static async Task<Ok<Answer>> List(string region, SiagaDb db, Audience audience, CancellationToken ct)
    {
        var mine = await db.Drafts.AsNoTracking().Where(d => d.RegionId == region && d.Person == audience.By && d.EndedAt == null)
            .OrderBy(d => d.BegunAt).Take(50).ToListAsync(ct);
        var views = new List<DraftView>();
        foreach (var draft in mine) views.Add(await DraftView.OfAsync(db, draft, ct));
        return TypedResults.Ok(new Answer(views));
    }

    static async Task<Results<Ok<DraftView>, NotFound>> One(string region, Guid id, SiagaDb db, Audience audience, CancellationToken ct)
    {
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.RegionId == region && d.Id == id && d.Person == audience.By && d.EndedAt == null, ct);
        return draft is null ? TypedResults.NotFound() : TypedResults.Ok(await DraftView.OfAsync(db, draft, ct));
    }
}
