namespace Siaga.Kernel;

/// <summary>Where a region's journal ends, for the eye: the hash in hexadecimal.</summary>
public sealed record JournalEnd(string Region, long Seq, string Hash)
{
    public static JournalEnd Of(JournalHead head) => Of(head.RegionId, head.LastSeq, head.LastHash);

    internal static JournalEnd Of(string region, long seq, byte[] hash) => new(region, seq, Convert.ToHexStringLower(hash));
}

/// <summary>Copies a whole database into one file, while others write to it, and brings it back. Opens nothing that a
/// server opens: no writer, no migration.</summary>
public interface IDatabaseCopies
{
    /// <summary>As a manifest says it: <c>sqlite</c> or <c>postgresql</c>.</summary>
    string Engine { get; }

    /// <summary>How the copy's file ends, with the dot.</summary>
    string FileEnding { get; }

    /// <summary>Where the journals end now; regions without a fact are left out.</summary>
    /// <exception cref="CopyFailedException">when there is no database or it does not answer.</exception>
    Task<IReadOnlyList<JournalEnd>> EndsAsync(CancellationToken ct);

    /// <summary>Writes one instant of the database into the file.</summary>
    /// <param name="file">Exists and is empty, so that its rights are the caller's choice.</param>
    /// <returns>Where the journals end in the copy.</returns>
    /// <exception cref="CopyFailedException">when it was not written to its end.</exception>
    Task<IReadOnlyList<JournalEnd>> CopyToAsync(string file, CancellationToken ct);

    /// <summary>Fills an empty database from a copy.</summary>
    /// <exception cref="CopyFailedException">when something is there already, or the copy cannot be read.</exception>
    Task BringBackAsync(string file, CancellationToken ct);
}

/// <summary>The message tells an operator what could not be copied or brought back.</summary>
public sealed class CopyFailedException(string message, Exception? why = null) : Exception(message, why);

/// <summary>Chooses by the connection string, as the kernel does.</summary>
public static class DatabaseCopies
{
    public static IDatabaseCopies Of(string connectionString) => IsPostgres(connectionString)
        ? new PostgresCopies(connectionString)
        : new SqliteCopies(connectionString);

    internal static bool IsPostgres(string connectionString) => connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase);
}
