using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Rows that must exist, loaded once per command.</summary>
static class RowLookups
{
    extension(SiagaDb db)
    {
        public async Task<Incident> TheIncidentAsync(Guid id, CancellationToken ct) =>
            await db.FindAsync<Incident>(id, ct) ?? throw new InvalidOperationException($"No incident {id}.");

        public async Task<Report> TheReportAsync(Guid id, CancellationToken ct) =>
            await db.FindAsync<Report>(id, ct) ?? throw new InvalidOperationException($"No report {id}.");

        public async Task<Ticket> TheTicketAsync(Guid id, CancellationToken ct) =>
            await db.FindAsync<Ticket>(id, ct) ?? throw new InvalidOperationException($"No ticket {id}.");

        /// <summary>Whether this command adds the row: then nothing that belongs to it is in the database yet.</summary>
        public bool Adds<T>(Guid id) where T : class, IIdentified => db.FindAdded<T>(id) is not null;

        /// <summary>A part of a row; of one that this command adds nothing is asked.</summary>
        /// <param name="isIt">The same as the key.</param>
        public async ValueTask<T?> FindPartAsync<T>(bool ofNew, Func<T, bool> isIt, object[] key, CancellationToken ct)
            where T : class, IRegional =>
            db.Held<T>().FirstOrDefault(isIt) ?? (ofNew ? null : await db.Set<T>().FindAsync(key, ct));

        /// <summary>All tickets of an incident, those that this command adds included.</summary>
        public async Task<List<Ticket>> TicketsOfAsync(Guid incidentId, CancellationToken ct)
        {
            if (!db.Adds<Incident>(incidentId)) await db.Tickets.Where(t => t.RegionId == db.Region && t.IncidentId == incidentId).LoadAsync(ct);
            return [.. db.Held<Ticket>().Where(t => t.IncidentId == incidentId).OrderBy(t => t.SentAt).ThenBy(t => t.Id)];
        }

        /// <summary>All reports of an incident as this command leaves them: those that it moved in, without those that it moved out.</summary>
        public async Task<List<Report>> ReportsOfAsync(Guid incidentId, CancellationToken ct)
        {
            await db.Reports.Where(r => r.RegionId == db.Region && r.IncidentId == incidentId).LoadAsync(ct);
            return [.. db.Held<Report>().Where(r => r.IncidentId == incidentId)];
        }

        /// <summary>Whether the ladder called the person because of any ticket of the incident.</summary>
        public async Task<bool> WasCalledAsync(Guid incidentId, string person, CancellationToken ct)
        {
            await db.TicketRungs.Where(r => r.RegionId == db.Region && r.IncidentId == incidentId).LoadAsync(ct);
            return db.Held<TicketRung>().Any(r => r.IncidentId == incidentId && r.Rung > Rungs.Desk && TicketReading.ToldOf(r).Contains(person));
        }

        /// <summary>Who sees the incident also while it is restricted, as this command leaves it.</summary>
        /// <returns>Keys of <see cref="IncidentSight"/>: persons and agencies.</returns>
        public async Task<HashSet<string>> SeeRestrictedAsync(Guid incidentId, CancellationToken ct)
        {
            await db.IncidentSights.Where(s => s.RegionId == db.Region && s.IncidentId == incidentId).LoadAsync(ct);
            var sights = db.Held<IncidentSight>().Where(s => s.IncidentId == incidentId && s.WhenRestricted);
            return [.. sights.Select(s => s.Key)];
        }

        /// <summary>Lets an agency or a person see the incident; sight of a case that is not restricted is never taken back.</summary>
        public async Task LetSeeAsync(Guid incidentId, string key, bool whenRestricted, CancellationToken ct)
        {
            var isNew = db.Adds<Incident>(incidentId);
            if (await db.FindPartAsync<IncidentSight>(isNew, s => s.IncidentId == incidentId && s.Key == key, [db.Region!, incidentId, key], ct) is { } sight) sight.WhenRestricted = whenRestricted;
            else db.Put(new IncidentSight { RegionId = db.Region!, IncidentId = incidentId, Key = key, WhenRestricted = whenRestricted });
        }
    }
}
