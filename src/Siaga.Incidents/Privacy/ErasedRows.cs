using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Clears words from rows, so that they are what the erased journal folds to.</summary>
static class ErasedRows
{
    public static async Task OfReportAsync(SiagaDb db, Guid reportId, CancellationToken ct)
    {
        foreach (var correction in await db.OutcomeCorrections.Where(c => c.RegionId == db.Region && c.ReportId == reportId).ToListAsync(ct))
            correction.Reason = null;
        // What is still being typed would bring them back.
        db.Drafts.RemoveRange(await db.Drafts.Where(d => d.RegionId == db.Region && d.Id == reportId).ToListAsync(ct));
    }

    public static async Task OfWholeIncidentAsync(SiagaDb db, Guid incidentId, CancellationToken ct)
    {
        foreach (var ticket in await db.TicketsOfAsync(incidentId, ct)) ticket.EraseWords();
        foreach (var stamp in await db.TicketStamps.Where(s => s.RegionId == db.Region && s.IncidentId == incidentId && s.CorrectedBecause != null).ToListAsync(ct))
            stamp.CorrectedBecause = null;
        foreach (var reminder in await db.Reminders.Where(r => r.RegionId == db.Region && r.IncidentId == incidentId).ToListAsync(ct))
            reminder.Words = null;
    }
}
