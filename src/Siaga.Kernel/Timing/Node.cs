using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>A server that serves this database, and when it last said that it lives.</summary>
sealed class ServingNode : IUnjournalled
{
    public required string Id { get; init; }
    public required DateTimeOffset SeenAt { get; set; }
}

sealed class ServingNodeTable : IEntityTypeConfiguration<ServingNode>
{
    public void Configure(EntityTypeBuilder<ServingNode> table) => table.ToTable("serving_nodes").HasKey(n => n.Id);
}

/// <summary>This server among those that serve the database. What a node held is free as soon as it is silent: on PostgreSQL
/// after <see cref="Silence"/>, on SQLite at once, for whoever serves the file is its only server. What counts is whether a
/// node's word changed since this one last looked, by this one's own stopwatch: nobody's clock need be right.</summary>
sealed class Node(IDatabaseEngine engine, TimeProvider clock)
{
    sealed record Heard(DateTimeOffset Said, long At);

    /// <summary>A node that said nothing for so long is dead: three pulses, and short enough that another goes on within
    /// 5 s.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    readonly ConcurrentDictionary<string, Heard> _heard = new();

    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>The nodes that have been silent for too long. One that this node has not heard of yet lives, as long as its row
    /// is there.</summary>
    public IReadOnlyList<string> Silent() => [.. _heard.Where(h => clock.GetElapsedTime(h.Value.At) > Silence).Select(h => h.Key)];

    /// <summary>Says that this node lives, and hears which others do.</summary>
    public async Task PulseAsync(CancellationToken ct)
    {
        if (engine.ServesAlone) return;
        await SayAsync(ct);
        await using var db = engine.OpenReader(Audience.System("nodes"));
        var all = await db.ServingNodes.AsNoTracking().Where(n => n.Id != Id).ToListAsync(ct);
        foreach (var other in all)
        {
            // One that is heard for the first time may have died long ago: it has its silence to show.
            if (_heard.TryGetValue(other.Id, out var before) && before.Said == other.SeenAt) continue;
            _heard[other.Id] = new(other.SeenAt, clock.GetTimestamp());
        }

        foreach (var gone in _heard.Keys.Except(all.Select(n => n.Id))) _heard.TryRemove(gone, out _);
    }

    async Task SayAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var session = await engine.OpenWriterAsync(Writing.Unjournalled, ct);
        var seen = await session.Db.ServingNodes.Where(n => n.Id == Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), ct);
        if (seen > 0) return;

        session.Db.ServingNodes.Add(new() { Id = Id, SeenAt = now });
        await session.Db.SaveChangesAsync(ct);
        await session.Db.ServingNodes.Where(n => n.SeenAt < now - Forgotten).ExecuteDeleteAsync(ct);
    }

    /// <summary>Goes: others take over at once.</summary>
    public async Task LeaveAsync(CancellationToken ct)
    {
        if (engine.ServesAlone) return;
        await using var session = await engine.OpenWriterAsync(Writing.Unjournalled, ct);
        await session.Db.ServingNodes.Where(n => n.Id == Id).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Says each second that this node lives, from before it takes anything until it goes.</summary>
sealed class NodePulse(Node node, IDatabaseEngine engine, TimeProvider clock, ILogger<NodePulse> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken ct)
    {
        engine.BeginServing();
        await node.PulseAsync(ct);
        await base.StartAsync(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var second = new PeriodicTimer(Every, clock);
        while (await second.WaitForNextTickAsync(stopping))
        {
            try
            {
                await node.PulseAsync(stopping);
            }
            catch (Exception why) when (!stopping.IsCancellationRequested)
            {
                // Without the database this node does nothing that another could not do better.
                log.LogWarning(why, "Could not say that this node lives; trying again");
            }
        }
    }

    public override async Task StopAsync(CancellationToken ct)
    {
        await base.StopAsync(ct);
        try
        {
            await node.LeaveAsync(ct);
        }
        catch (Exception why)
        {
            log.LogWarning(why, "Could not say that this node goes; others notice after {Silence}", Node.Silence);
        }
    }
}
