using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Something one person must hear of, with its receipt. Made by the pump from facts, so it is no fact itself.</summary>
sealed class Notice : IRegional, IUnjournalled
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    public required string Person { get; init; }
    public required NoticeKind Kind { get; init; }
    public required Guid IncidentId { get; init; }
    public Guid? TicketId { get; init; }
    public Guid? ReminderId { get; init; }
    public string? Agency { get; init; }
    public required int Rung { get; init; }

    /// <summary>The fact that caused it: the same fact makes the same notice once.</summary>
    public required long Seq { get; init; }
    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DeliveredAt { get; set; }
    public DateTimeOffset? SeenAt { get; set; }

    /// <summary>Nothing more is asked of the person, for instance because a colleague accepted.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

sealed class NoticeTable : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> table)
    {
        table.ToTable("notices").HasKey(n => new { n.RegionId, n.Id });
        table.Property(n => n.Kind).HasConversion<string>();
        table.HasIndex(n => new { n.RegionId, n.Person, n.EndedAt, n.SeenAt });
        table.HasIndex(n => new { n.RegionId, n.TicketId });
        table.HasIndex(n => new { n.RegionId, n.Seq, n.Person, n.Kind, n.Agency });
    }
}
