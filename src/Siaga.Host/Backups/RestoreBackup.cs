using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Host.Backups;

/// <summary>Brings a backup back into an empty place, and believes it only when the journals hold and end where the manifest
/// says.</summary>
static class RestoreBackup
{
    /// <param name="Target">The file of the database, or its name on its server.</param>
    /// <param name="Ends">What was checked: all journals of the manifest.</param>
    public sealed record Result(string Target, Manifest Manifest, IReadOnlyList<JournalEnd> Ends, long Facts);

    /// <param name="file">The manifest or the copy beside it.</param>
    /// <exception cref="CannotServeException">when the backup is not whole, the place is not empty, or a journal does not
    /// hold.</exception>
    /// <exception cref="CopyFailedException">when the database refuses.</exception>
    public static async Task<Result> RunAsync(string file, HostSettings settings, string? connectionString, Action<string> say, CancellationToken ct)
    {
        var path = Path.ChangeExtension(file, Manifest.Ending);
        var manifest = Manifest.Read(path);
        var copy = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(manifest.File));
        await DemandWholeAsync(copy, manifest, ct);
        say($"{copy}: {manifest.Bytes} bytes, SHA-256 as the manifest says.");
        return connectionString is null
            ? await IntoFolderAsync(copy, manifest, settings, say, ct)
            : await IntoServerAsync(copy, manifest, settings with { ConnectionString = connectionString }, say, ct);
    }

    static async Task DemandWholeAsync(string copy, Manifest manifest, CancellationToken ct)
    {
        if (!File.Exists(copy)) throw new CannotServeException($"{copy} is missing: a manifest alone is no backup.");
        var (bytes, sha256) = await BackupPlace.HashAsync(copy, ct);
        if (bytes != manifest.Bytes) throw new CannotServeException($"{copy} has {bytes} bytes, its manifest says {manifest.Bytes}. Take another backup.");
        if (sha256 != manifest.Sha256) throw new CannotServeException($"{copy} was changed or is damaged: its SHA-256 is not the manifest's. Take another backup.");
    }

    // In a folder of its own until it is believed: no server may start on less.
    static async Task<Result> IntoFolderAsync(string copy, Manifest manifest, HostSettings settings, Action<string> say, CancellationToken ct)
    {
        if (manifest.Engine != "sqlite")
            throw new CannotServeException($"This backup is of {manifest.Engine}: set ConnectionStrings__Siaga to an empty database there.");
        var folder = settings.MakeFolder();
        if (Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CannotServeException($"{folder} is not empty: move what is there away, or say another folder with --data.");

        var unproved = Directory.CreateDirectory(Path.Combine(folder, "restoring")).FullName;
        try
        {
            var database = Path.Combine(unproved, HostSettings.DatabaseName);
            await DatabaseCopies.Of($"Data Source={database}").BringBackAsync(copy, ct);
            say("Copied. Checking the journals ...");
            var facts = await CheckAsync(manifest, settings with { ConnectionString = $"Data Source={database}" }, ct);
            DurableFiles.Sync(database);
            DurableFiles.Publish(database, Path.Combine(folder, HostSettings.DatabaseName));
            return new(Path.Combine(folder, HostSettings.DatabaseName), manifest, manifest.Ends, facts);
        }
        finally
        {
            Directory.Delete(unproved, recursive: true);
        }
    }

    static async Task<Result> IntoServerAsync(string copy, Manifest manifest, HostSettings settings, Action<string> say, CancellationToken ct)
    {
        var database = DatabaseCopies.Of(settings.ConnectionString!);
        if (manifest.Engine != database.Engine)
            throw new CannotServeException($"This backup is of {manifest.Engine}, the connection string is of {database.Engine}.");
        await database.BringBackAsync(copy, ct);
        say("Copied. Checking the journals ...");
        try
        {
            return new(new System.Data.Common.DbConnectionStringBuilder { ConnectionString = settings.ConnectionString }["Database"].ToString()!,
                manifest, manifest.Ends, await CheckAsync(manifest, settings, ct));
        }
        catch (CannotServeException why)
        {
            throw new CannotServeException($"{why.Message} The database holds what was brought back; start no server on it, drop it.");
        }
    }

    /// <summary>Brings the tables to this release's form, as a server would, then walks every chain.</summary>
    static async Task<long> CheckAsync(Manifest manifest, HostSettings settings, CancellationToken ct)
    {
        await using var app = SiagaApp.Create(settings, commandLine: true);
        var engine = app.Services.GetRequiredService<IDatabaseEngine>();
        await engine.MigrateAsync(ct);
        await using var db = engine.OpenReader(Audience.System("restore"));
        var facts = 0L;
        foreach (var end in manifest.Ends)
        {
            var result = await CheckJournal.Handle(db, end.Region, ct);
            if (result.Broken is { } broken) throw new CannotServeException($"The journal of {end.Region} does not hold: {broken}.");
            facts += result.Facts;
        }

        var ends = await db.JournalHeads.AsNoTracking().Where(h => h.LastSeq > 0).OrderBy(h => h.RegionId).ToListAsync(ct);
        var found = ends.ConvertAll(JournalEnd.Of).ToHashSet();
        if (!found.SetEquals(manifest.Ends)) throw new CannotServeException("The journals do not end where the manifest says.");
        return facts;
    }
}
