using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Puts away a draft that was begun by mistake. It was no call: it leaves no report and enters no figure.
/// Whatever a caller said ends with an outcome instead.</summary>
public static class DiscardDraft
{
    /// <param name="Form">What stands on the screen: it must be empty.</param>
    public sealed record Request(Guid Tab, [property: Required] ReportForm Form);

    internal static void Map(IEndpointRouteBuilder drafts) => drafts.MapPost("/{id:guid}/discard", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(
        string region, Guid id, Request request, Audience audience, UnjournalledWriter writer, TimeProvider clock,
        CancellationToken ct)
    {
        var found = await writer.WriteAsync(audience, async (db, turn) =>
        {
            if (await db.Drafts.FindAsync([region, id], turn) is not { } draft) return false;
            if (draft.Person != audience.By) return false;
            if (await db.Reports.AnyAsync(r => r.RegionId == region && r.Id == id, turn))
                throw new RefusedException("draft.has-report");
            if (draft.EndedAt is not null) return true; // the answer to the first request was lost
            Discard(draft, request, clock.GetUtcNow());
            return true;
        }, ct);
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    static void Discard(Draft draft, Request request, DateTimeOffset now)
    {
        SaveDraft.DemandEditor(draft, request.Tab, now);
        // Another tab's words count as well: only the one that wrote last may say that there are none.
        var others = !draft.IsSavedBy(request.Tab) && !IsEmpty(DraftView.Read(draft.Form));
        if (others || !IsEmpty(request.Form)) throw new RefusedException("draft.not-empty");
        (draft.Form, draft.SavedAt, draft.EndedAt) = (DraftView.Write(request.Form), now, now);
    }

    /// <summary>Nothing stands in it that a caller can have said; the language and the line are the screen's own.</summary>
    internal static bool IsEmpty(ReportForm form) =>
        string.IsNullOrWhiteSpace($"{form.CallerNumber}{form.CallerName}{form.Words}")
        && form is
        {
            WishesUnnamed: false, SafeContact: SafeContact.Unknown, Category: null, Urgency: null, Place: null,
            Victims: { Trapped: 0, Injured: 0, Dead: 0 }, Answers: [],
        };
}
