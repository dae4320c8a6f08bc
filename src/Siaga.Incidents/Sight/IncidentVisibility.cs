using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Who sees which rows, below every query (B6). <see cref="IncidentScopes"/> says the same for the live feed; a test
/// holds the two together.</summary>
sealed class IncidentVisibility : IVisibility
{
    public void Configure(ModelBuilder model, SiagaDb db)
    {
        model.Entity<Incident>().HasQueryFilter(i => db.SeesAll
            || db.SightRestrictedRegions.Contains(i.RegionId) || (!i.Restricted && db.SightRegions.Contains(i.RegionId))
            || db.Set<IncidentSight>().Any(s => s.RegionId == i.RegionId && s.IncidentId == i.Id
                && ((s.Key == db.Me && (!i.Restricted || s.WhenRestricted))
                    || (i.Restricted ? s.WhenRestricted && db.SightRestrictedAgencies.Contains(s.Key) : db.SightAgencies.Contains(s.Key)))));
        model.Entity<Ticket>().HasQueryFilter(t => db.SeesAll
            || db.SightRestrictedRegions.Contains(t.RegionId) || (!t.Restricted && db.SightRegions.Contains(t.RegionId))
            || db.Set<IncidentSight>().Any(s => s.RegionId == t.RegionId && s.IncidentId == t.IncidentId
                && ((s.Key == db.Me && (!t.Restricted || s.WhenRestricted))
                    || (t.Restricted ? s.WhenRestricted && db.SightRestrictedAgencies.Contains(s.Key) : db.SightAgencies.Contains(s.Key)))));
        model.Entity<Report>().HasQueryFilter(r => db.SeesAll || r.TakenBy == db.Me
            || db.SightRestrictedRegions.Contains(r.RegionId) || (!r.Restricted && db.SightRegions.Contains(r.RegionId))
            || db.Set<IncidentSight>().Any(s => s.RegionId == r.RegionId && s.IncidentId == r.IncidentId
                && ((s.Key == db.Me && (!r.Restricted || s.WhenRestricted))
                    || (r.Restricted ? s.WhenRestricted && db.SightRestrictedAgencies.Contains(s.Key) : db.SightAgencies.Contains(s.Key)))));
        model.Entity<Notice>().HasQueryFilter(n => db.SeesAll || n.Person == db.Me);
        model.Entity<Draft>().HasQueryFilter(d => db.SeesAll || d.Person == db.Me || db.SightRestrictedRegions.Contains(d.RegionId));
    }
}
