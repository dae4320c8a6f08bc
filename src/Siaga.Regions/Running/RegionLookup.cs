using System.Collections.Concurrent;
using Siaga.Contracts;

namespace Siaga.Regions;

/// <summary>The running profiles, in memory. A change is another profile in the old one's place.</summary>
sealed class RegionLookup : IRegionLookup
{
    readonly ConcurrentDictionary<string, RegionProfile> _running = [];

    public IReadOnlyCollection<IRegionProfile> All => [.. _running.Values.OrderBy(p => p.Id, StringComparer.Ordinal)];
    public IRegionProfile? Find(string region) => _running.GetValueOrDefault(region);

    /// <summary>Of a region that the route has found already.</summary>
    public RegionProfile Demand(string region) => _running[region];

    public void Run(RegionProfile profile) => _running[profile.Id] = profile;
}
