using Microsoft.Data.Sqlite;
using Npgsql;

namespace Siaga.Kernel;

/// <summary>Knows, on both engines, that a write failed because there is no space. Whoever asked hears so in plain words
/// instead of "a mistake of the server", and operators see it until a minute after the last one.</summary>
public sealed class StorageFull(TimeProvider clock)
{
    const int SqliteFull = 13, SqliteNoSharedMemory = 4874; // SQLITE_FULL, SQLITE_IOERR_SHMSIZE
    static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    long _lastTicks;

    /// <summary>Whether a write was refused for want of space within the last minute.</summary>
    public bool RefusesNow => Interlocked.Read(ref _lastTicks) is var last and > 0
        && (clock.GetUtcNow().UtcTicks - last) is >= 0 and var since && since < Remembered.Ticks;

    /// <summary>Whether that is why it failed; if so, it is remembered.</summary>
    public bool Explains(Exception? why)
    {
        if (!IsCauseOf(why)) return false;
        Interlocked.Exchange(ref _lastTicks, clock.GetUtcNow().UtcTicks);
        return true;
    }

    internal static bool IsCauseOf(Exception? why) => why switch
    {
        null => false,
        SqliteException { SqliteErrorCode: SqliteFull } or SqliteException { SqliteExtendedErrorCode: SqliteNoSharedMemory } => true,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => true,
        _ => IsCauseOf(why.InnerException),
    };
}
