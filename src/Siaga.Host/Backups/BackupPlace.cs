using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Siaga.Kernel;

namespace Siaga.Host.Backups;

/// <summary>A folder of backups, best on another machine: each is a copy and its manifest.</summary>
sealed class BackupPlace(string folder, TimeProvider clock)
{
    public sealed record Found(DateTimeOffset MadeAt, string Path);

    const string Prefix = "siaga-", Form = "yyyyMMdd'-'HHmmss'-'fff", Unfinished = ".unfinished";
    const UnixFileMode OnlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    static readonly TimeSpan Abandoned = TimeSpan.FromDays(1); // a copy that takes longer is none

    /// <summary>What this Siaga is called in manifests.</summary>
    public static readonly string Version =
        typeof(BackupPlace).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public string Folder => folder;

    /// <summary>The manifests of whole backups, the newest first. Files of other names are not ours.</summary>
    public IReadOnlyList<Found> Whole() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.GetFiles(folder, $"{Prefix}*{Manifest.Ending}")
            .Select(path => TimeOf(path) is { } madeAt ? new Found(madeAt, path) : null).OfType<Found>().OrderByDescending(b => b.MadeAt),
    ];

    /// <summary>Makes a backup. Until its manifest has its name, it does not exist.</summary>
    /// <exception cref="CopyFailedException">when the database cannot be read, or the place not be written.</exception>
    public async Task<(Manifest Manifest, string Path)> AddAsync(IDatabaseCopies database, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var path = Path.Combine(folder, Prefix + now.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
        var (copy, manifest) = (path + database.FileEnding, path + Manifest.Ending);
        try
        {
            MakeFolder();
            await new FileStream(copy + Unfinished, DurableFiles.NewFile).DisposeAsync();
            var ends = await database.CopyToAsync(copy + Unfinished, ct);
            DurableFiles.Sync(copy + Unfinished);
            var (bytes, sha256) = await HashAsync(copy + Unfinished, ct);
            var made = new Manifest(Manifest.KnownForm, now, Version, database.Engine, Path.GetFileName(copy), bytes, sha256, ends);
            await WriteAsync(manifest + Unfinished, made.Write(), ct);
            DurableFiles.Publish(copy + Unfinished, copy);
            DurableFiles.Publish(manifest + Unfinished, manifest);
            return (made, manifest);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CopyFailedException($"{folder} cannot be written: {why.Message}", why);
        }
        finally
        {
            foreach (var left in (string[])[copy + Unfinished, copy + Unfinished + "-journal", manifest + Unfinished]) TryDelete(left);
        }
    }

    /// <summary>Removes what the rule does not keep, and what a killed process left half done.</summary>
    /// <returns>How many backups went.</returns>
    public int Tidy(KeepRule keep)
    {
        var (whole, now) = (Whole(), clock.GetUtcNow());
        var superfluous = keep.Superfluous(whole.Select(b => b.MadeAt), now).ToHashSet();
        foreach (var gone in whole.Where(b => superfluous.Contains(b.MadeAt)))
        {
            TryDelete(gone.Path); // first: from here on it is no backup
            foreach (var copy in Directory.GetFiles(folder, Path.GetFileNameWithoutExtension(gone.Path) + ".*")) TryDelete(copy);
        }

        var names = whole.Select(b => Path.GetFileNameWithoutExtension(b.Path)).ToHashSet();
        foreach (var left in Directory.GetFiles(folder, $"{Prefix}*"))
        {
            var name = Path.GetFileName(left).Split('.')[0];
            if (!names.Contains(name) && TimeOf(name) is { } begun && begun + Abandoned < now) TryDelete(left);
        }

        return superfluous.Count;
    }

    public static async Task<(long Bytes, string Sha256)> HashAsync(string file, CancellationToken ct)
    {
        await using var read = File.OpenRead(file);
        var hash = await SHA256.HashDataAsync(read, ct);
        return (read.Length, Convert.ToHexStringLower(hash));
    }

    static DateTimeOffset? TimeOf(string path) => Path.GetFileNameWithoutExtension(path) is { } name && name.StartsWith(Prefix, StringComparison.Ordinal)
        && DateTime.TryParseExact(
            name[Prefix.Length..], Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? new DateTimeOffset(at)
            : null;

    static async Task WriteAsync(string file, string text, CancellationToken ct)
    {
        await using var to = new FileStream(file, DurableFiles.NewFile);
        await to.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), ct);
        to.Flush(flushToDisk: true);
    }

    void MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OnlyMe);
    }

    static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // It lies there; the next one tries again.
        }
    }
}
