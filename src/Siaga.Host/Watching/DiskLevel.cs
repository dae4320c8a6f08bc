namespace Siaga.Host.Watching;

/// <summary>How much of a disk is used, in the steps that somebody must hear of.</summary>
public enum DiskLevel { Fine, Filling, NearlyFull, Full }

/// <param name="UsedPercent">Rounded: a disk with less than half a percent left is full.</param>
public sealed record DiskState(DiskLevel Level, int UsedPercent, long FreeBytes, long TotalBytes)
{
    /// <summary>The thresholds, in percent; nowhere else.</summary>
    public const int Filling = 80, NearlyFull = 90, Full = 100;

    public static readonly DiskState Unknown = new(DiskLevel.Fine, 0, 0, 0);

    /// <param name="free">What this user may still write; some of a disk is often kept for root.</param>
    public static DiskState Of(long free, long total)
    {
        if (total <= 0) return Unknown;
        var percent = (int)Math.Round(100.0 * (total - free) / total);
        return new(LevelOf(percent), percent, free, total);
    }

    static DiskLevel LevelOf(int percent) => percent switch
    {
        >= Full => DiskLevel.Full,
        >= NearlyFull => DiskLevel.NearlyFull,
        >= Filling => DiskLevel.Filling,
        _ => DiskLevel.Fine,
    };
}
