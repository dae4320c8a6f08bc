using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Keeps what was typed. One tab edits at a time; a tab that fell behind hears so and loses nothing.</summary>
public static class SaveDraft
{
    // A closed or crashed tab stops saying that it is there; then another may simply go on.
    static readonly TimeSpan EditorIsGone = TimeSpan.FromSeconds(20);

    public sealed record Request(Guid Tab, [property: Required] ReportForm Form);
    public sealed record Answer(long Version, DateTimeOffset SavedAt);

    internal static void Map(IEndpointRouteBuilder drafts) => drafts.MapPut("/{id:guid}", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(
        string region, Guid id, Request request, [FromHeader(Name = VersionTag.Header)] string? match, Audience audience,
        UnjournalledWriter writer, TimeProvider clock, CancellationToken ct)
    {
        var version = VersionTag.Read(match);
        var answer = await writer.WriteAsync(audience, async (db, turn) =>
        {
            if (await db.Drafts.FindAsync([region, id], turn) is not { } draft || draft.Person != audience.By) return null;
            // Put away empty in one tab while words waited in another: they go on.
            if (draft.EndedAt is not null && !DiscardDraft.IsEmpty(request.Form)
                && !await db.Reports.AnyAsync(r => r.RegionId == region && r.Id == id, turn))
            {
                draft.EndedAt = null;
            }

            return Save(draft, request, version, clock.GetUtcNow());
        }, ct);
        return answer is null ? TypedResults.NotFound() : TypedResults.Ok(answer);
    }

    static Answer Save(Draft draft, Request request, long version, DateTimeOffset now)
    {
        if (draft.EndedAt is not null) throw new RefusedException("draft.ended");
        DemandEditor(draft, request.Tab, now);
        // The editor's own saves may overtake each other; another tab must have read what stands there.
        var known = draft.Editor == request.Tab ? version <= draft.Version : version == draft.Version;
        if (!known)
            throw new EditedMeanwhileException("draft.newer-version", new { draft.Version });

        (draft.Form, draft.SavedAt) = (DraftView.Write(request.Form), now);
        draft.Version++;
        (draft.Editor, draft.EditorSeenAt) = (request.Tab, now);
        if (request.Form.Category is not null) draft.CategoryChosenAt ??= now;
        return new(draft.Version, now);
    }

    /// <exception cref="RefusedException">draft.edited-elsewhere</exception>
    internal static void DemandEditor(Draft draft, Guid tab, DateTimeOffset now)
    {
        var held = draft.Editor is { } other && other != tab && now - draft.EditorSeenAt < EditorIsGone;
        if (held) throw new RefusedException("draft.edited-elsewhere", new { since = draft.EditorSeenAt });
    }
}
