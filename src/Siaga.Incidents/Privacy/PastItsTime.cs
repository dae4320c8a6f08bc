using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A row that is past its time: its id, and since when it counts.</summary>
sealed class PastRow
{
    public required Guid Id { get; init; }
    public required DateTimeOffset Since { get; init; }
}

/// <summary>Which rows of a class are past their time and still have words.</summary>
static class PastItsTime
{
    public static IQueryable<PastRow> Of(KeptClass kept, SiagaDb db, string region, KeptUntil until)
    {
        var before = until.Of(kept);
        return kept switch
        {
            KeptClass.Cases => db.Incidents
                .Where(i => i.RegionId == region && i.Status == IncidentStatus.Closed && i.ClosedAt < before && i.WordsErasedAt == null)
                .Select(i => new PastRow { Id = i.Id, Since = i.ClosedAt!.Value }),
            KeptClass.Calls => Calls(db, region, before).Where(r => r.Outcome != Outcome.Prank && r.Outcome != Outcome.Ghost && r.Outcome != Outcome.Test)
                .Select(r => new PastRow { Id = r.Id, Since = r.TakenAt }),
            KeptClass.Pranks => Calls(db, region, before).Where(r => r.Outcome == Outcome.Prank || r.Outcome == Outcome.Ghost || r.Outcome == Outcome.Test)
                .Select(r => new PastRow { Id = r.Id, Since = r.TakenAt }),
            KeptClass.UnfinishedDrafts => db.Drafts.Where(d => d.RegionId == region && d.EndedAt == null && d.SavedAt < before)
                .Select(d => new PastRow { Id = d.Id, Since = d.SavedAt }),
            KeptClass.Drafts => db.Drafts.Where(d => d.RegionId == region && d.EndedAt < before)
                .Select(d => new PastRow { Id = d.Id, Since = d.EndedAt!.Value }),
            _ => throw new ArgumentOutOfRangeException(nameof(kept), kept, null),
        };
    }

    // With a case, a report's words are part of the case and go with it.
    static IQueryable<Report> Calls(SiagaDb db, string region, DateTimeOffset before) =>
        db.Reports.Where(r => r.RegionId == region && r.IncidentId == null && r.TakenAt < before && r.WordsErasedAt == null);
}
