using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>The rows of a create by bare SQL: PostgreSQL's own pgbench, prepared and in a pipeline, a commit for each
/// create.</summary>
static partial class PostgresBaseline
{
    /// <summary>With the region's head row locked and updated, as every writer that numbers facts must.</summary>
    public static string Ordered(CreateRows rows) =>
        Script([.. rows.Changed.OrderBy(r => r.Table.Name != "journal_heads").Select(Update), .. Inserts(rows)]);

    /// <summary>Without any order: nothing that two creates both touch.</summary>
    public static string Unordered(CreateRows rows) => Script(Inserts(rows));

    /// <returns>Creates per second.</returns>
    public static async Task<double> RunAsync(
        string script, string database, int clients, int seconds, int run, string folder, CancellationToken ct)
    {
        var (file, to) = (Path.Combine(folder, "create.sql"), new NpgsqlConnectionStringBuilder(database));
        await File.WriteAllTextAsync(file, script, ct);
        var start = new ProcessStartInfo("pgbench",
        [
            "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-f", file,
            "-D", $"i={run * 100_000}", "-D", $"clients={clients}", "-h", to.Host!, "-p", $"{to.Port}", "-U", to.Username!, to.Database!,
        ]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return Rate().Match(await said) is { Success: true } rate && process.ExitCode == 0
            ? double.Parse(rate.Groups["rate"].Value, CultureInfo.InvariantCulture)
            : throw new CannotServeException($"pgbench ended with {process.ExitCode}: {string.Join('\n', (await complained).Split('\n').Take(4))}");
    }

    /// <summary>The script with long texts named by their length.</summary>
    public static string[] Short(string script) =>
        [.. script.Split('\n').Select(line => QuotedText().Replace(line, text => text.Length < 80 ? text.Value : $"'({text.Length - 2} characters)'"))];

    // BEGIN stands outside the pipeline: pgbench prepares all statements at the first one, and cannot inside.
    static string Script(IEnumerable<string> statements) => string.Join('\n',
    [
        @"\set i :i + 1", @"\set n :i * :clients + :client_id", @"\set r random(0, 281474976710655)",
        "BEGIN;", @"\startpipeline", .. statements, "COMMIT;", @"\endpipeline", "",
    ]);

    static List<string> Inserts(CreateRows rows) => [.. rows.Added.GroupBy(r => r.Table).Select(table =>
        $"INSERT INTO {table.Key.Name} ({RowTable.Names(table.Key.Columns)}) VALUES {string.Join(", ", table.Select(Row))};")];

    static string Row(AddedRow row) => $"({string.Join(", ", row.Values.Zip(row.Table.Types, (value, type) => value.Sql(type)))})";

    static string Update(ChangedRow row) =>
        $"UPDATE {row.Table.Name} SET {string.Join(", ", row.Changed.Select(c => $"\"{c.Column}\" = {c.Value.Sql("")}"))} "
        + $"WHERE {string.Join(" AND ", row.Key.Select(k => $"\"{k.Column}\" = {k.Value.Sql("")}"))};";

    [GeneratedRegex(@"tps = (?<rate>[\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex QuotedText();
}
