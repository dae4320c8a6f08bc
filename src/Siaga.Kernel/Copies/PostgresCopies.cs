using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Siaga.Kernel;

/// <summary>PostgreSQL: its own pg_dump and pg_restore, in a child process. The journals' ends are read in the very snapshot
/// that is dumped.</summary>
sealed class PostgresCopies(string connectionString) : IDatabaseCopies
{
    readonly NpgsqlConnectionStringBuilder _at = new(connectionString) { Pooling = false };

    public string Engine => "postgresql";
    public string FileEnding => ".dump";

    public async Task<IReadOnlyList<JournalEnd>> EndsAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(ct);
            return await EndsAsync(connection, ct);
        }
        catch (Exception why) when (why is NpgsqlException or TimeoutException)
        {
            throw new CopyFailedException($"{_at.Host}/{_at.Database} does not answer: {why.Message}", why);
        }
    }

    public async Task<IReadOnlyList<JournalEnd>> CopyToAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(ct);
            await using var instant = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
            await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection, instant);
            var snapshot = (string)(await export.ExecuteScalarAsync(ct))!;
            var ends = await EndsAsync(connection, ct);
            await RunAsync("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", $"--snapshot={snapshot}", $"--file={file}"], ct);
            return ends;
        }
        catch (Exception why) when (why is NpgsqlException or TimeoutException)
        {
            throw new CopyFailedException($"{_at.Host}/{_at.Database} was not copied: {why.Message}", why);
        }
    }

    public async Task BringBackAsync(string file, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(ct);
            await using var count = new NpgsqlCommand(
                "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'",
                connection);
            if (await count.ExecuteScalarAsync(ct) is > 0L)
                throw new CopyFailedException($"The database {_at.Database} on {_at.Host} is not empty: make a new one with createdb.");
        }
        catch (Exception why) when (why is NpgsqlException or TimeoutException)
        {
            throw new CopyFailedException($"{_at.Host}/{_at.Database} does not answer: {why.Message}", why);
        }

        // All or nothing: a half database would look like a whole one.
        await RunAsync("pg_restore", ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", $"--dbname={_at.Database}", file], ct);
    }

    async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(_at.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    static async Task<IReadOnlyList<JournalEnd>> EndsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(JournalEnds.Query, connection);
        await using var rows = await ask.ExecuteReaderAsync(ct);
        return await JournalEnds.ReadAsync(rows, ct);
    }

    async Task RunAsync(string program, string[] arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo(Find(program), arguments) { RedirectStandardError = true };
        foreach (var (name, value) in Environs()) start.Environment[name] = value;
        using var process = Start(start, program);
        try
        {
            var complaints = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0) throw new CopyFailedException($"{program} ended with {process.ExitCode}: {complaints.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception why)
        {
            throw new CopyFailedException($"{program} is missing: apt-get install postgresql-client.", why);
        }
    }

    // Never as arguments: those are seen in lists of processes.
    IEnumerable<(string Name, string Value)> Environs()
    {
        yield return ("PGHOST", _at.Host!);
        yield return ("PGPORT", _at.Port.ToString(CultureInfo.InvariantCulture));
        if (_at.Database is { } database) yield return ("PGDATABASE", database);
        if (_at.Username is { } user) yield return ("PGUSER", user);
        if (_at.Password is { } password) yield return ("PGPASSWORD", password);
        if (_at.Passfile is { } file) yield return ("PGPASSFILE", file);
        if (_at.RootCertificate is { } root) yield return ("PGSSLROOTCERT", root);
        yield return ("PGSSLMODE", _at.SslMode switch
        {
            SslMode.VerifyCA => "verify-ca",
            SslMode.VerifyFull => "verify-full",
            var other => other.ToString().ToLowerInvariant(),
        });
    }

    // Debian keeps every major version in a folder of its own; the newest reads all older servers.
    static string Find(string program) => Directory.Exists("/usr/lib/postgresql")
        && Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin/{program}").Where(File.Exists)
            .MaxBy(path => int.TryParse(path.Split('/')[4], out var number) ? number : 0) is { } newest
        ? newest
        : program;
}
