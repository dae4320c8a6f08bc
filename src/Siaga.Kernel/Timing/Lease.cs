using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Siaga.Kernel;

/// <summary>Which node does a task in a region, for as long as it lives.</summary>
sealed class Lease : IUnjournalled
{
    public required string Work { get; init; }
    public required string RegionId { get; init; }
    public string? HeldBy { get; init; }
}

sealed class LeaseTable : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> table)
    {
        table.ToTable("leases").HasKey(l => new { l.Work, l.RegionId });
        table.Property<DateTimeOffset>("HeldUntil"); // of the first release; nobody asks any more
    }
}

/// <summary>Takes and keeps this node's leases. When a node dies, another goes on.</summary>
sealed class LeaseHolder(Node node, IDatabaseEngine engine, TimeProvider clock)
{
    // Asked again after so long: a node that hung may have lost what it held.
    static readonly TimeSpan Sure = TimeSpan.FromSeconds(2);
    static readonly Audience Holder = Audience.System("leases");

    readonly ConcurrentDictionary<(string, string), DateTimeOffset> _mine = new();

    /// <summary>Whether the work in the region is this node's now.</summary>
    public async Task<bool> HoldsAsync(string work, string region, CancellationToken ct)
    {
        if (engine.ServesAlone) return true;
        var now = clock.GetUtcNow();
        if (_mine.TryGetValue((work, region), out var since) && now >= since && now - since < Sure) return true;

        if (!await IsMineAsync(work, region, ct) && !await ClaimAsync(work, region, ct)) return false;
        _mine[(work, region)] = now;
        return true;
    }

    async Task<bool> IsMineAsync(string work, string region, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Holder);
        return await db.Leases.AnyAsync(l => l.Work == work && l.RegionId == region && l.HeldBy == node.Id, ct);
    }

    async Task<bool> ClaimAsync(string work, string region, CancellationToken ct)
    {
        var silent = node.Silent();
        await using (var reader = engine.OpenReader(Holder))
        {
            var anothers = await reader.Leases.AnyAsync(l => l.Work == work && l.RegionId == region
                && !silent.Contains(l.HeldBy!) && reader.ServingNodes.Any(n => n.Id == l.HeldBy), ct);
            if (anothers) return false;
        }

        await using var session = await engine.OpenWriterAsync(Writing.Unjournalled, ct);
        var db = session.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
#pragma warning disable RS0030 // EF has no INSERT … ON CONFLICT
        await db.Database.ExecuteSqlAsync($"INSERT INTO leases (work, region_id, held_until) VALUES ({work}, {region}, 0) ON CONFLICT DO NOTHING", ct);
#pragma warning restore RS0030
        var mine = await db.Leases.Where(l => l.Work == work && l.RegionId == region
                && (silent.Contains(l.HeldBy!) || !db.ServingNodes.Any(n => n.Id == l.HeldBy)))
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.HeldBy, node.Id), ct);
        await transaction.CommitAsync(ct);
        return mine == 1;
    }
}
