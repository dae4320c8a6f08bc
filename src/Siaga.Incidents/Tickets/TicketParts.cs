using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>When a ticket reached a stage, who says so and from where. A correction keeps what stood there first.</summary>
sealed class TicketStamp : IRegional
{
    public required string RegionId { get; init; }
    public required Guid TicketId { get; init; }
    public required Stage Stage { get; init; }
    public required Guid IncidentId { get; init; }
    public required DateTimeOffset At { get; set; }
    public required string? By { get; set; }
    public required StampSource Source { get; set; }
    public DateTimeOffset? CorrectedFrom { get; set; }
    public string? CorrectedBecause { get; set; }
    public string? CorrectedBy { get; set; }
}

/// <summary>A rung that the ladder reached, and whom it told.</summary>
sealed class TicketRung : IRegional
{
    public required string RegionId { get; init; }
    public required Guid TicketId { get; init; }
    public required int Rung { get; init; }
    public required Guid IncidentId { get; init; }
    public required DateTimeOffset Since { get; set; }

    /// <summary>Person ids, joined by a line feed: never searched, only shown.</summary>
    public required string Told { get; set; }
}

/// <summary>A change of the incident that this ticket's desk has not acknowledged yet, or when it did.</summary>
sealed class TicketChange : IRegional
{
    public required string RegionId { get; init; }
    public required Guid TicketId { get; init; }
    public required Guid ChangeId { get; init; }
    public required Guid IncidentId { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; set; }
    public string? AcknowledgedBy { get; set; }
}

sealed class TicketStampTable : IEntityTypeConfiguration<TicketStamp>
{
    public void Configure(EntityTypeBuilder<TicketStamp> table)
    {
        table.ToTable("ticket_stamps").HasKey(s => new { s.RegionId, s.TicketId, s.Stage });
        table.Property(s => s.Stage).HasConversion<string>();
        table.Property(s => s.Source).HasConversion<string>();
        table.HasIndex(s => new { s.RegionId, s.IncidentId });
    }
}

sealed class TicketRungTable : IEntityTypeConfiguration<TicketRung>
{
    public void Configure(EntityTypeBuilder<TicketRung> table)
    {
        table.ToTable("ticket_rungs").HasKey(r => new { r.RegionId, r.TicketId, r.Rung });
        table.HasIndex(r => new { r.RegionId, r.IncidentId });
    }
}

sealed class TicketChangeTable : IEntityTypeConfiguration<TicketChange>
{
    public void Configure(EntityTypeBuilder<TicketChange> table)
    {
        table.ToTable("ticket_changes").HasKey(c => new { c.RegionId, c.TicketId, c.ChangeId });
        table.HasIndex(c => new { c.RegionId, c.IncidentId });
    }
}
