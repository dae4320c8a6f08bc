using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What a legal hold covers: the case on which it lies, and every case that was joined with it, in either direction, with
/// their reports. They tell one story.</summary>
static class HeldCases
{
    public static async Task<HashSet<Guid>> OfAsync(SiagaDb db, string region, CancellationToken ct)
    {
        var all = db.Incidents.Where(i => i.RegionId == region);
        var held = new HashSet<Guid>();
        var next = await all.Where(i => i.HeldSince != null).Select(i => i.Id).ToListAsync(ct);
        while (next.FindAll(held.Add) is { Count: > 0 } edge)
        {
            next = await all.Where(i => i.DuplicateOf != null && edge.Contains(i.DuplicateOf.Value)).Select(i => i.Id)
                .Concat(all.Where(i => i.DuplicateOf != null && edge.Contains(i.Id)).Select(i => i.DuplicateOf!.Value)).ToListAsync(ct);
        }

        return held;
    }

    /// <summary>The rows of a class that a hold keeps. A call without a case is in none.</summary>
    public static IQueryable<PastRow> Keep(KeptClass kept, SiagaDb db, string region, IQueryable<PastRow> rows, HashSet<Guid> held)
    {
        var reports = db.Reports.Where(r => r.RegionId == region && r.IncidentId != null && held.Contains(r.IncidentId.Value));
        return kept switch
        {
            KeptClass.Cases => rows.Where(i => held.Contains(i.Id)),
            KeptClass.Drafts or KeptClass.UnfinishedDrafts => rows.Where(d => reports.Any(r => r.Id == d.Id)),
            _ => rows.Where(_ => false),
        };
    }
}
