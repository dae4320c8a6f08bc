using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Begins a report: the server's clock says when. The id is the console's own, so that a browser that was offline
/// begins the same draft once.</summary>
public static class BeginDraft
{
    /// <param name="Paper">What is typed in was written on a card: the draft keeps the card's times until it is sent.</param>
    public sealed record Request(
        Guid Id, [property: Required, MaxLength(20)] string Line, Guid Tab, PaperEntry? Paper = null);

    internal static void Map(IEndpointRouteBuilder drafts) => drafts.MapPost("/", Handle);

    static async Task<Results<Created<DraftView>, NotFound>> Handle(
        string region, Request request, Audience audience, SiagaDb mine, UnjournalledWriter writer, IRegionLookup regions,
        TimeProvider clock, CancellationToken ct)
    {
        audience.Demand(Right.TakeReports, region);
        if (!regions.Find(region)!.Lines.Any(l => l.Id == request.Line))
            throw new RefusedException("report.line-unknown", new { request.Line });
        var paper = request.Paper?.InOneSpelling();
        if (paper is not null) await DemandNewAsync(mine, region, request.Id, paper, clock.GetUtcNow(), ct);
        // As the system: an id that another person took is seen, not run into.
        var view = await writer.WriteAsync(Audience.System("drafts"), async (db, turn) =>
        {
            if (await db.Drafts.FindAsync([region, request.Id], turn) is { } begun)
                return begun.Person == audience.By ? await DraftView.OfAsync(db, begun, turn) : null;
            var now = clock.GetUtcNow();
            var draft = new Draft
            {
                RegionId = region, Id = request.Id, Person = audience.By, BegunAt = now, SavedAt = now,
                Form = DraftView.Write(DraftView.Empty(request.Line)), Paper = DraftView.Write(paper),
                Editor = request.Tab, EditorSeenAt = now,
            };
            db.Drafts.Add(draft);
            return await DraftView.OfAsync(db, draft, turn);
        }, ct);
        return view is null ? TypedResults.NotFound() : TypedResults.Created($"/api/regions/{region}/drafts/{view.Id}", view);
    }

    // Before the form is filled in for nothing; sending asks again.
    static async Task DemandNewAsync(
        SiagaDb db, string region, Guid id, PaperEntry paper, DateTimeOffset now, CancellationToken ct)
    {
        var whyNot = PaperEntry.WhyNot(paper, now) ?? await EnteredCards.WhyNotAgainAsync(db, region, paper.Card, id, ct);
        if (whyNot is not null) throw whyNot;
    }
}
