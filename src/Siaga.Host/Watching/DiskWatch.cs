using Siaga.Kernel;

namespace Siaga.Host.Watching;

/// <summary>Where the database's folder is, and how much of its disk is used.</summary>
sealed record WatchedFolder(string Path)
{
    /// <summary>Asks the system now; unknown where it does not say.</summary>
    public DiskState Look()
    {
        try
        {
            var disk = new DriveInfo(Existing(System.IO.Path.GetFullPath(Path)));
            return DiskState.Of(disk.AvailableFreeSpace, disk.TotalSize);
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return DiskState.Unknown;
        }
    }

    // On PostgreSQL the folder may not be there yet; its disk is that of the folder above.
    static string Existing(string path)
    {
        while (!Directory.Exists(path) && System.IO.Path.GetDirectoryName(path) is { } above) path = above;
        return path;
    }
}

/// <summary>Looks at the disk every ten seconds and logs a line each time that a threshold is passed.</summary>
sealed class DiskWatch(WatchedFolder folder, StorageFull storage, TimeProvider clock, ILogger<DiskWatch> log) : BackgroundService
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    DiskLevel _told = DiskLevel.Fine;

    /// <summary>As of now. A write that was refused for want of space counts as full, whatever the disk says: PostgreSQL's may be
    /// another one.</summary>
    public DiskState State => folder.Look() is var state && storage.RefusesNow ? state with { Level = DiskLevel.Full } : state;

    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        using var turn = new PeriodicTimer(Every, clock);
        do Tell(State);
        while (await turn.WaitForNextTickAsync(stopping));
    }

    internal void Tell(DiskState state)
    {
        if (state.Level == _told) return;
        var severity = state.Level < _told ? LogLevel.Information : state.Level switch
        {
            DiskLevel.Full => LogLevel.Critical,
            DiskLevel.NearlyFull => LogLevel.Error,
            _ => LogLevel.Warning,
        };
        if (log.IsEnabled(severity))
        {
            log.Log(severity, "The disk of {Folder} is {Percent} % used, {Free} MB are free: {Level}, it was {Before}",
                folder.Path, state.UsedPercent, state.FreeBytes / 1024 / 1024, state.Level, _told);
        }

        _told = state.Level;
    }
}
