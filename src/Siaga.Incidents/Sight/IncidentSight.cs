using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Who besides the region's own people sees an incident: an agency that has or had a ticket, the person who took
/// a report, a person whom the ladder called.</summary>
sealed class IncidentSight : IRegional
{
    public required string RegionId { get; init; }
    public required Guid IncidentId { get; init; }

    /// <summary><c>region/agency</c>, or a person's id.</summary>
    public required string Key { get; init; }

    /// <summary>Also while the incident is restricted: a live ticket, a taker, someone called (B6).</summary>
    public bool WhenRestricted { get; set; }

    public static string OfAgency(string region, string agency) => $"{region}/{agency}";
}

sealed class IncidentSightTable : IEntityTypeConfiguration<IncidentSight>
{
    public void Configure(EntityTypeBuilder<IncidentSight> table)
    {
        table.ToTable("incident_sights").HasKey(s => new { s.RegionId, s.IncidentId, s.Key });
        table.HasIndex(s => new { s.Key, s.RegionId, s.IncidentId });
    }
}

static class IncidentSets
{
    extension(SiagaDb db)
    {
        public DbSet<Incident> Incidents => db.Set<Incident>();
        public DbSet<IncidentDay> IncidentDays => db.Set<IncidentDay>();
        public DbSet<IncidentSight> IncidentSights => db.Set<IncidentSight>();
        public DbSet<Reminder> Reminders => db.Set<Reminder>();
        public DbSet<Report> Reports => db.Set<Report>();
        public DbSet<OutcomeCorrection> OutcomeCorrections => db.Set<OutcomeCorrection>();
        public DbSet<Draft> Drafts => db.Set<Draft>();
        public DbSet<Ticket> Tickets => db.Set<Ticket>();
        public DbSet<TicketStamp> TicketStamps => db.Set<TicketStamp>();
        public DbSet<TicketRung> TicketRungs => db.Set<TicketRung>();
        public DbSet<TicketChange> TicketChanges => db.Set<TicketChange>();
        public DbSet<Notice> Notices => db.Set<Notice>();
    }
}
