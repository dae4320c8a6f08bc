using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Siaga.Kernel;

/// <summary>Where anchors are kept, and the key that signs them.</summary>
/// <param name="Folder">A second place, such as a mounted share that this machine may only add to. Null: no anchors are
/// written by the clock.</param>
/// <param name="KeyFile">Made at the first use, readable by this user alone. Keep a copy of its public part elsewhere.</param>
public sealed record AnchorSettings(string? Folder, string KeyFile);

/// <summary>Adds anchors to the file of their region.</summary>
public sealed class AnchorPlace(AnchorSettings settings, IDatabaseEngine engine, TimeProvider clock)
{
    const UnixFileMode OnlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    static readonly Audience Anchoring = Audience.System("anchor");

    public string? Folder => settings.Folder;

    /// <summary>Signs where the region's journal stands now and adds it to the region's file.</summary>
    /// <returns>Null when nothing was recorded yet.</returns>
    /// <exception cref="IOException">when the place cannot be written.</exception>
    public async Task<(JournalAnchor Anchor, string File)?> AddAsync(string region, string folder, CancellationToken ct)
    {
        await using var db = engine.OpenReader(Anchoring);
        if (await db.JournalHeads.AsNoTracking().FirstOrDefaultAsync(h => h.RegionId == region && h.LastSeq > 0, ct) is not { } head) return null;

        using var key = await KeyAsync(ct);
        var anchor = JournalAnchor.Sign(head, clock.GetUtcNow(), key);
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{region}.anchors.jsonl");
        var torn = File.Exists(path) && !EndsALine(path);
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        await using var text = new StreamWriter(file);
        if (torn) await text.WriteLineAsync();
        await text.WriteLineAsync(anchor.ToLine().AsMemory(), ct);
        await text.FlushAsync(ct);
        file.Flush(flushToDisk: true);
        return (anchor, path);
    }

    static bool EndsALine(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0) return true;
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() == '\n';
    }

    async Task<ECDsa> KeyAsync(CancellationToken ct)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(settings.KeyFile))
        {
            key.ImportFromPem(await File.ReadAllTextAsync(settings.KeyFile, ct));
            return key;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OnlyMe;
        if (Path.GetDirectoryName(settings.KeyFile) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, OnlyMe | UnixFileMode.UserExecute);
        }

        await using var text = new StreamWriter(settings.KeyFile, options);
        await text.WriteAsync(key.ExportPkcs8PrivateKeyPem().AsMemory(), ct);
        return key;
    }
}

/// <summary>Signs every journal's end once an hour into the second place.</summary>
sealed class HourlyAnchors(AnchorPlace place, TimeProvider clock, ILogger<HourlyAnchors> log) : IDueWork
{
    static readonly TimeSpan Every = TimeSpan.FromHours(1), AfterFailure = TimeSpan.FromMinutes(5);
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, DateTimeOffset> _next = new();

    public string Name => "anchor";

    public async Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct)
    {
        if (place.Folder is not { } folder) return null;

        var now = clock.GetUtcNow();
        if (_next.TryGetValue(region, out var next) && now < next) return next;
        try
        {
            await place.AddAsync(region, folder, ct);
            return _next[region] = now + Every;
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            // A share that is away comes back; meanwhile the journal stands without a witness, and that must be seen.
            log.LogError("The journal of {Region} could not be anchored in {Folder}: {Reason}", region, folder, why.Message);
            return _next[region] = now + AfterFailure;
        }
    }
}
