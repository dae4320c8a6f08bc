using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A paper card is entered once in its region: docs/adr/0033.</summary>
static class EnteredCards
{
    /// <param name="db">For whom it is asked: an incident that this person may not see is not named.</param>
    /// <param name="except">The report that is being entered; asked again, it does not stand in its own way.</param>
    /// <returns>Null when nobody entered the card before.</returns>
    public static async Task<RefusedException?> WhyNotAgainAsync(
        SiagaDb db, string region, string card, Guid except, CancellationToken ct)
    {
        var entered = db.Reports.Where(r => r.RegionId == region && r.Card == card && r.Id != except);
        if (!await SiagaDb.IsThereAnyAsync(entered, ct)) return null;
        var number = await entered
            .Join(db.Incidents, r => new { r.RegionId, Id = r.IncidentId!.Value }, i => new { i.RegionId, i.Id }, (r, i) => i.Number)
            .FirstOrDefaultAsync(ct);
        return number is null ? new("report.card-entered", new { card }) : new("report.card-entered-as", new { card, number });
    }
}
