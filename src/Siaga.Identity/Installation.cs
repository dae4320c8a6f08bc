using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>What this database is for. One row, written when the database is made and never changed: a demonstration
/// stays one for ever, and a real one never becomes one.</summary>
public sealed class Installation : IUnjournalled
{
    public required int Id { get; init; }
    public required bool Demonstration { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

sealed class InstallationTable : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> table)
    {
        table.ToTable("installation").HasKey(i => i.Id);
        table.Property(i => i.Id).ValueGeneratedNever();
    }
}
