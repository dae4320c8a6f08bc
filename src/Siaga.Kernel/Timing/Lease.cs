using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Siaga.Kernel;

/// <summary>Which node does a task in a region, until when.</summary>
sealed class Lease : IUnjournalled
{
    public required string Work { get; init; }
    public required string RegionId { get; init; }
    public string? HeldBy { get; init; }
    public DateTimeOffset HeldUntil { get; init; }
}

sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> table) =>
        table.ToTable("leases").HasKey(l => new { l.Work, l.RegionId });
}

/// <summary>Takes and keeps this node's leases. When a node dies, its leases run out and another goes on.</summary>
sealed class LeaseHolder(IDatabaseEngine engine, TimeProvider clock)
{
    internal static readonly TimeSpan Term = TimeSpan.FromSeconds(30);
    static readonly Audience Holder = Audience.System("leases");

    readonly string _me = Guid.CreateVersion7().ToString("N");
    readonly ConcurrentDictionary<(string, string), DateTimeOffset> _mine = new();

    /// <summary>Whether the work in the region is this node's now. Writes only when half the term is over: a commit
    /// each second for each work would cost more than the works.</summary>
    public async Task<bool> HoldsAsync(string work, string region, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_mine.TryGetValue((work, region), out var until) && until - now > Term / 2 && until - now <= Term)
            return true;
        if (await IsAnothersAsync(work, region, now, ct) || !await ClaimAsync(work, region, now, ct)) return false;
        _mine[(work, region)] = now + Term;
        return true;
    }

    async Task<bool> IsAnothersAsync(string work, string region, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Holder);
        return await db.Leases.AnyAsync(
            l => l.Work == work && l.RegionId == region && l.HeldBy != null && l.HeldBy != _me && l.HeldUntil >= now,
            ct);
    }

    async Task<bool> ClaimAsync(string work, string region, DateTimeOffset now, CancellationToken ct)
    {
        await using var session = await engine.OpenWriterAsync(Writing.Unjournalled, ct);
        var db = session.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
#pragma warning disable RS0030 // EF has no INSERT … ON CONFLICT
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO leases (work, region_id, held_until) VALUES ({work}, {region}, 0) ON CONFLICT DO NOTHING",
            ct);
#pragma warning restore RS0030
        var mine = await db.Leases.Where(l =>
            l.Work == work && l.RegionId == region && (l.HeldBy == _me || l.HeldUntil < now))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.HeldBy, _me).SetProperty(x => x.HeldUntil, now + Term), ct);
        await transaction.CommitAsync(ct);
        return mine == 1;
    }
}
