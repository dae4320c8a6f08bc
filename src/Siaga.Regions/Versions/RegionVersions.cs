using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>A version of a region, as lists show it.</summary>
public sealed record VersionRow(string Region, long Version, string Hash, DateTimeOffset LoadedAt, string LoadedBy, bool Running);

/// <summary>What a load would do, or did.</summary>
/// <param name="Running">The version that ran before; 0 for a region that was not known.</param>
/// <param name="Next">Null when the files say what already runs.</param>
public sealed record LoadPlan(string Region, long Running, long? Next, IReadOnlyList<ChangedLine> Difference);

/// <summary>Loads, exports and takes back versions of a region. One step in: a new version in the database, which every
/// server takes up within seconds. One step back: the version before, again as a new one, so that history only grows.</summary>
public sealed class RegionVersions
{
    static readonly Audience Reading = Audience.System("region-versions");
    readonly IDatabaseEngine _engine;
    readonly UnjournalledWriter _writer;
    readonly TimeProvider _clock;

    internal RegionVersions(IDatabaseEngine engine, UnjournalledWriter writer, TimeProvider clock) => (_engine, _writer, _clock) = (engine, writer, clock);

    /// <param name="region">Null for all.</param>
    public async Task<IReadOnlyList<VersionRow>> ListAsync(string? region, CancellationToken ct)
    {
        await using var db = _engine.OpenReader(Reading);
        var all = db.Set<RegionVersion>();
        return await all.AsNoTracking().Where(v => region == null || v.RegionId == region).OrderBy(v => v.RegionId).ThenBy(v => v.Version)
            .Select(v => new VersionRow(v.RegionId, v.Version, v.Hash, v.LoadedAt, v.LoadedBy, !all.Any(w => w.RegionId == v.RegionId && w.Version > v.Version)))
            .ToListAsync(ct);
    }

    /// <summary>What loading the folder would change.</summary>
    /// <exception cref="ProfileRefusedException">when anything is wrong with the files.</exception>
    public async Task<LoadPlan> CompareAsync(string folder, CancellationToken ct)
    {
        var files = RegionFiles.Load(folder);
        var running = await RunningAsync(files.Id, ct);
        var difference = running is null ? [] : ProfileDifference.Between(ProfileSource.FromText(running.Source), files.Source);
        var same = running?.Hash == files.Source.Hash;
        return new(files.Id, running?.Version ?? 0, same ? null : (running?.Version ?? 0) + 1, difference);
    }

    /// <summary>Makes the folder's files the running version.</summary>
    /// <exception cref="ProfileRefusedException">when anything is wrong with the files, an id was removed, or the files were not
    /// made from the version that runs.</exception>
    public async Task<LoadPlan> LoadAsync(string folder, string by, CancellationToken ct)
    {
        var plan = await CompareAsync(folder, ct);
        if (plan.Next is not { } next) return plan;

        var files = RegionFiles.Load(folder);
        if (await RunningAsync(files.Id, ct) is { } running) Demand(folder, running, files);
        await StoreAsync(files.Id, next, files.Source.Text, files.Source.Hash, by, ct);
        ProfileBase.Write(folder, next);
        return plan;
    }

    /// <summary>Writes the running version's files into the folder.</summary>
    /// <returns>The version, or null when there is no such region.</returns>
    public async Task<long?> ExportAsync(string region, string folder, CancellationToken ct)
    {
        if (await RunningAsync(region, ct) is not { } running) return null;
        ProfileBase.Export(folder, ProfileSource.FromText(running.Source), running.Version);
        return running.Version;
    }

    /// <summary>Runs again what ran before the running version.</summary>
    /// <returns>The new version's number; null when there is nothing before it.</returns>
    /// <exception cref="ProfileRefusedException">when records may name an id that the older version does not have.</exception>
    public async Task<long?> RollbackAsync(string region, string by, CancellationToken ct)
    {
        if (await RunningAsync(region, ct) is not { } running) return null;
        await using var db = _engine.OpenReader(Reading);
        // Taking back twice goes further back: what runs again is not what was before it once more.
        var before = await db.Set<RegionVersion>().AsNoTracking().Where(v => v.RegionId == region && v.Version < running.Version
                && v.Version < db.Set<RegionVersion>().Where(w => w.RegionId == region && w.Hash == running.Hash).Min(w => w.Version))
            .OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
        if (before is null) return null;
        if (RemovedIds.Between(Read(running), Read(before)) is { Count: > 0 } removed)
            throw new ProfileRefusedException($"going back to version {before.Version}", removed);

        var next = running.Version + 1;
        await StoreAsync(region, next, before.Source, before.Hash, by, ct);
        return next;
    }

    static void Demand(string folder, RegionVersion running, RegionProfile files)
    {
        var @base = ProfileBase.Read(folder);
        if (@base != running.Version)
        {
            throw new ProfileRefusedException(folder, [new(ProfileSource.Region, 1,
                $"version {running.Version} runs, but these files were made from version {@base}: export it, and put your change into that")]);
        }

        if (RemovedIds.Between(Read(running), files) is { Count: > 0 } removed) throw new ProfileRefusedException(folder, removed);
    }

    static RegionProfile Read(RegionVersion stored) =>
        RegionFiles.Check(ProfileSource.FromText(stored.Source)).Demand($"version {stored.Version} of {stored.RegionId}");

    async Task<RegionVersion?> RunningAsync(string region, CancellationToken ct)
    {
        await using var db = _engine.OpenReader(Reading);
        return await db.Set<RegionVersion>().AsNoTracking().Where(v => v.RegionId == region).OrderByDescending(v => v.Version).FirstOrDefaultAsync(ct);
    }

    async Task StoreAsync(string region, long version, string source, string hash, string by, CancellationToken ct)
    {
        var row = new RegionVersion { RegionId = region, Version = version, Source = source, Hash = hash, LoadedAt = _clock.GetUtcNow(), LoadedBy = by };
        try
        {
            await _writer.WriteAsync(Reading, async (db, turn) => (await db.AddAsync(row, turn)).Entity.Version, ct);
        }
        catch (DbUpdateException)
        {
            // Two who load at once have the same number in mind: the table takes one.
            if ((await RunningAsync(region, ct))?.Version < version) throw;
            throw new ProfileRefusedException(region, [new(ProfileSource.Region, 1, $"somebody loaded version {version} at the same moment: look at it first")]);
        }
    }
}
