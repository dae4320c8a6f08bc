using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Rows that must exist, loaded once per command.</summary>
static class RowLookups
{
    extension(SiagaDb db)
    {
        public async Task<Incident> TheIncidentAsync(Guid id, CancellationToken ct) =>
            await db.Incidents.FindAsync([db.Region!, id], ct) ?? throw new InvalidOperationException($"No incident {id}.");

        public async Task<Report> TheReportAsync(Guid id, CancellationToken ct) =>
            await db.Reports.FindAsync([db.Region!, id], ct) ?? throw new InvalidOperationException($"No report {id}.");

        public async Task<Ticket> TheTicketAsync(Guid id, CancellationToken ct) =>
            await db.Tickets.FindAsync([db.Region!, id], ct) ?? throw new InvalidOperationException($"No ticket {id}.");

        /// <summary>All tickets of an incident, those that this command adds included.</summary>
        public async Task<List<Ticket>> TicketsOfAsync(Guid incidentId, CancellationToken ct)
        {
            var isNew = db.Incidents.Local.FirstOrDefault(i => i.Id == incidentId) is { } incident
                && db.Entry(incident).State is EntityState.Added;
            if (!isNew) await db.Tickets.Where(t => t.RegionId == db.Region && t.IncidentId == incidentId).LoadAsync(ct);
            return [.. db.Tickets.Local.Where(t => t.IncidentId == incidentId).OrderBy(t => t.SentAt).ThenBy(t => t.Id)];
        }

        /// <summary>Lets an agency or a person see the incident; sight of a case that is not restricted is never taken back.</summary>
        public async Task LetSeeAsync(Guid incidentId, string key, bool whenRestricted, CancellationToken ct)
        {
            if (await db.IncidentSights.FindAsync([db.Region!, incidentId, key], ct) is { } sight) sight.WhenRestricted = whenRestricted;
            else db.IncidentSights.Add(new() { RegionId = db.Region!, IncidentId = incidentId, Key = key, WhenRestricted = whenRestricted });
        }
    }
}
