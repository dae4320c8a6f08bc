using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>Brings up every region: those of the database in their last version, and those that only a folder holds,
/// which thereby get their first. A folder whose region is in the database is not read: a file that somebody edits must
/// not change by itself what a call centre runs on.</summary>
sealed class RunRegions(IDatabaseEngine engine, UnjournalledWriter writer, RegionLookup running, TimeProvider clock)
{
    static readonly Audience Start = Audience.System("start");

    /// <param name="folder">Holds a folder for each profile.</param>
    /// <exception cref="ProfileRefusedException">when a profile is wrong; then none of them runs.</exception>
    public async Task RunAsync(string folder, CancellationToken ct)
    {
        var known = (await LastVersionsAsync(ct)).Select(v => v.RegionId).ToHashSet();
        var unknown = RegionFiles.FoldersUnder(folder).Where(f => !known.Contains(Path.GetFileName(f)));
        var read = unknown.Select(RegionFiles.Load).ToDictionary(p => p.Source.Hash);
        foreach (var profile in read.Values) await StoreAsync(profile, ct);

        // What was read from its folder a moment ago is not read again.
        var profiles = (await LastVersionsAsync(ct))
            .Select(v => read.GetValueOrDefault(v.Hash)?.AtVersion(v.Version) ?? Read(v)).ToList();
        foreach (var profile in profiles) running.Run(profile);
    }

    /// <summary>Runs a stored version in place of the one that runs.</summary>
    public async Task TakeUpAsync(string region, long version, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Start);
        running.Run(Read(await db.Set<RegionVersion>().AsNoTracking().SingleAsync(v => v.RegionId == region && v.Version == version, ct)));
    }

    static RegionProfile Read(RegionVersion stored) => RegionFiles
        .Check(ProfileSource.FromText(stored.Source))
        .Demand($"version {stored.Version} of {stored.RegionId} in the database")
        .AtVersion(stored.Version);

    async Task<List<RegionVersion>> LastVersionsAsync(CancellationToken ct)
    {
        await using var db = engine.OpenReader(Start);
        var versions = db.Set<RegionVersion>();
        return await versions.AsNoTracking()
            .Where(v => !versions.Any(later => later.RegionId == v.RegionId && later.Version > v.Version))
            .OrderBy(v => v.RegionId)
            .ToListAsync(ct);
    }

    async Task StoreAsync(RegionProfile profile, CancellationToken ct)
    {
        var first = new RegionVersion
        {
            RegionId = profile.Id, Version = 1, Source = profile.Source.Text, Hash = profile.Source.Hash,
            LoadedAt = clock.GetUtcNow(), LoadedBy = Start.By,
        };
        try
        {
            await writer.WriteAsync(Start, async (db, turn) => (await db.AddAsync(first, turn)).Entity.Version, ct);
        }
        catch (DbUpdateException)
        {
            // Two nodes may start at once: the other one was first, and its version is the one to run.
            if (!(await LastVersionsAsync(ct)).Any(v => v.RegionId == profile.Id)) throw;
        }
    }
}
