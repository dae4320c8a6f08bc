using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A draft as the call screen needs it.</summary>
/// <param name="Version">Rises by one with each save; the next save names it in <c>If-Match</c>.</param>
/// <param name="Paper">A paper card is typed in: its number and its own times.</param>
public sealed record DraftView(
    Guid Id, DateTimeOffset BegunAt, DateTimeOffset SavedAt, long Version, ReportForm Form, DraftView.EditorView? Editor,
    DraftView.SentView? Sent, PaperEntry? Paper = null)
{
    public sealed record EditorView(Guid Tab, DateTimeOffset SeenAt);
    public sealed record SentView(Guid IncidentId, string Number, string ShortNumber);

    internal static async Task<DraftView> OfAsync(SiagaDb db, Draft draft, CancellationToken ct)
    {
        var sent = await db.Reports.Where(r => r.RegionId == draft.RegionId && r.Id == draft.Id && r.IncidentId != null)
            .Join(db.Incidents, r => new { r.RegionId, Id = r.IncidentId!.Value }, i => new { i.RegionId, i.Id }, (r, i) => new { i.Id, i.Number, i.DayNumber })
            .FirstOrDefaultAsync(ct);
        return new(draft.Id, draft.BegunAt, draft.SavedAt, draft.Version, Read(draft.Form),
            draft is { Editor: { } tab, EditorSeenAt: { } seen } ? new(tab, seen) : null,
            sent is null ? null : new(sent.Id, sent.Number, Incident.ShortNumberOf(sent.DayNumber)),
            draft.Paper is null ? null : JsonSerializer.Deserialize<PaperEntry>(draft.Paper, JsonSerializerOptions.Web));
    }

    internal static string? Write(PaperEntry? paper) =>
        paper is null ? null : JsonSerializer.Serialize(paper, JsonSerializerOptions.Web);
    internal static string Write(ReportForm form) => JsonSerializer.Serialize(form, JsonSerializerOptions.Web);
    internal static ReportForm Read(string form) => JsonSerializer.Deserialize<ReportForm>(form, JsonSerializerOptions.Web)!;

    internal static ReportForm Empty(string line) => new(
        line, null, null, false, SafeContact.Unknown, Language.Id, null, null, null, "", new(0, 0, 0), []);
}
