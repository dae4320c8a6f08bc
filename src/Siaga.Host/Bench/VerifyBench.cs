using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Siaga.Host.Drills;
using Siaga.Kernel;

namespace Siaga.Host.Bench;

/// <summary>Measures how long <c>journal verify</c> takes for a long journal: facts of real creates with their personal words.
/// The baseline reads the same rows by bare SQL and takes the same hashes, one after the other, and compares nothing.</summary>
static class VerifyBench
{
    public sealed record Size(DrillStorage Storage, int Facts);

    /// <param name="Siaga">Facts per second.</param>
    /// <param name="Baseline">The same by bare SQL and a loop.</param>
    /// <param name="P99Ms">For one page of facts.</param>
    /// <param name="Words">Personal words that the facts commit to.</param>
    public sealed record Figures(
        DrillStorage Storage, double Siaga, double Baseline, double Ratio, double Seconds, double BaselineSeconds, double FactsPerSecond, double P50Ms,
        double P99Ms, double CpuSeconds, double BaselineCpuSeconds, long Facts, long Words, string? Broken, double FillSeconds, long ResidentMegabytes,
        string BaselineSql, Machine Machine) : MachineFigures(Machine);

    const int Told = 100_000;
    const string FactsSql = $"""
        SELECT region_id, seq, id, stream, kind, v, occurred_at, recorded_at, clock_source, "by", command_id, body, hash
        FROM journal WHERE region_id = '{IntakeServer.Region}' ORDER BY seq
        """;
    const string WordsSql = $"SELECT salt, text FROM private_values WHERE region_id = '{IntakeServer.Region}' ORDER BY id";

    /// <exception cref="CannotServeException">when PostgreSQL is missing.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage, PrivatePostgres.ForLargeFills);
        var database = postgres is null ? null : await postgres.CreateDatabaseAsync();
        var began = Stopwatch.GetTimestamp();
        await FilledJournal.RunAsync(
            folder, database, (there, each) => (int)Math.Max(0, size.Facts - there + each - 1) / each, copies => copies.Only("journal", "private_values"),
            (_, facts) => { if (facts / Told != (facts - 10_000) / Told) say($"{facts} of {size.Facts} facts ..."); }, ct);
        var fill = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var machine = Machine.Of(folder);
        var (result, pages, siaga) = await CheckAsync(folder, database, ct);
        var resident = Environment.WorkingSet / 1024 / 1024;
        say(FormattableString.Invariant($"{result.Facts} facts checked in {siaga.Seconds:0.0} s: {result.Broken ?? "all as recorded"}."));
        var (words, bare) = await BareAsync(folder, database, ct);
        double Rate(Took took) => Math.Round(result.Facts / took.Seconds);
        return new(
            size.Storage, Rate(siaga), Rate(bare), Math.Round(bare.Seconds / siaga.Seconds, 3), Math.Round(siaga.Seconds, 2), Math.Round(bare.Seconds, 2),
            Rate(siaga), Math.Round(pages.Percentile(50), 2), Math.Round(pages.Percentile(99), 2), Math.Round(siaga.CpuSeconds, 2),
            Math.Round(bare.CpuSeconds, 2), result.Facts, words, result.Broken, Math.Round(fill, 1), resident, $"{FactsSql}; {WordsSql}", machine);
    }

    readonly record struct Took(double Seconds, double CpuSeconds);

    static async Task<Took> TimeAsync(Func<Task> work)
    {
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new(Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    static async Task<(CheckJournal.Result Result, Samples Pages, Took Took)> CheckAsync(string folder, string? database, CancellationToken ct)
    {
        await using var app = SiagaApp.Create(new() { Demonstration = true, DataFolder = folder, ConnectionString = database }, commandLine: true);
        await app.OpenAsync(ct);
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("bench"));
        var (result, pages, last) = (default(CheckJournal.Result), new List<double>(), Stopwatch.GetTimestamp());
        var took = await TimeAsync(async () => result = await CheckJournal.Handle(db, IntakeServer.Region, [], _ =>
        {
            pages.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
        }, ct));
        return (result!, new(0, 0, [.. pages.Order()]), took);
    }

    static async Task<(long Words, Took Took)> BareAsync(string folder, string? database, CancellationToken ct)
    {
        await using DbConnection connection = database is null
            ? new SqliteConnection($"Data Source={IntakeServer.FileIn(folder)};Pooling=False")
            : new NpgsqlConnection(database);
        await connection.OpenAsync(ct);
        var words = 0L;
        var took = await TimeAsync(async () =>
        {
            await HashFactsAsync(connection, ct);
            words = await HashWordsAsync(connection, ct);
        });
        return (words, took);
    }

    static async Task HashFactsAsync(DbConnection connection, CancellationToken ct)
    {
        await using var sql = connection.CreateCommand();
        (sql.CommandText, sql.CommandTimeout) = (FactsSql, 0);
        await using var rows = await sql.ExecuteReaderAsync(ct);
        var hash = JournalChain.Start(IntakeServer.Region);
        while (await rows.ReadAsync(ct))
        {
            hash = JournalChain.Link(hash, new()
            {
                RegionId = rows.GetString(0), Seq = rows.GetInt64(1), Id = rows.GetGuid(2), Stream = rows.GetString(3), Kind = rows.GetString(4),
                V = rows.GetInt32(5), OccurredAt = UtcMicroseconds.To(rows.GetInt64(6)), RecordedAt = UtcMicroseconds.To(rows.GetInt64(7)),
                ClockSource = rows.GetString(8), By = rows.GetString(9), CommandId = rows.GetGuid(10), Body = rows.GetString(11),
            });
            if (!hash.AsSpan().SequenceEqual((byte[])rows[12])) throw new InvalidOperationException($"The fill made a wrong hash at {rows.GetInt64(1)}.");
        }
    }

    static async Task<long> HashWordsAsync(DbConnection connection, CancellationToken ct)
    {
        await using var sql = connection.CreateCommand();
        (sql.CommandText, sql.CommandTimeout) = (WordsSql, 0);
        await using var rows = await sql.ExecuteReaderAsync(ct);
        var words = 0L;
        for (; await rows.ReadAsync(ct); words++) SHA256.HashData([.. (byte[])rows[0], .. Encoding.UTF8.GetBytes(rows.GetString(1))]);
        return words;
    }
}
