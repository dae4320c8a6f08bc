using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Regions;

/// <summary>A version of a region's profile, as it was loaded. Kept for ever; the highest number runs.</summary>
sealed class RegionVersion : IRegional, IUnjournalled
{
    public required string RegionId { get; init; }
    public required long Version { get; init; }

    /// <summary>All files in one text: <see cref="Files.ProfileSource"/>.</summary>
    public required string Source { get; init; }
    public required string Hash { get; init; }
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>The person's id, or the task of the system.</summary>
    public required string LoadedBy { get; init; }
}

sealed class RegionVersionTable : IEntityTypeConfiguration<RegionVersion>
{
    public void Configure(EntityTypeBuilder<RegionVersion> table)
    {
        table.ToTable("region_versions").HasKey(v => new { v.RegionId, v.Version });
        table.Property(v => v.Version).ValueGeneratedNever();
    }
}
