using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shouldly;
using Siaga.Contracts;
using Siaga.Host;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

/// <summary>The operator's script turns a database that our migrations made, with two regions in it, into partitions; the kernel
/// notices nothing.</summary>
public sealed class PartitioningByRegion(Databases databases)
{
    static readonly string[] Two = ["jepara", "kendal"];
    static readonly string[] Grown = ["first_answers", "incidents", "journal", "private_values", "reports", "tickets"];

    [Fact]
    public async Task Leaves_commands_reading_and_the_check_as_they_were()
    {
        var database = await FilledAsync();
        await RunScriptAsync(database);
        await using var app = await StartAsync(database);

        foreach (var region in Two)
        {
            await OpenAsync(app, region, from: 4);
            (await CountAsync(app, region)).ShouldBe(8);
            (await CheckAsync(app, region)).Broken.ShouldBeNull();
        }

        await ActivatorUtilities.CreateInstance<Settling>(app.Services).SettleAsync(DateTimeOffset.MinValue, default);
        (await NumberAsync(database, "SELECT count(DISTINCT region_id) FROM notices")).ShouldBe(2);
    }

    [Fact]
    public async Task Knows_the_answers_it_gave_before()
    {
        var database = await FilledAsync();
        await RunScriptAsync(database);
        await using var app = await StartAsync(database);
        await OpenAsync(app, "kendal", from: 0); // the same command again
        (await CountAsync(app, "kendal")).ShouldBe(4);
    }

    [Fact]
    public async Task Gives_each_region_a_partition_of_every_table_that_grows()
    {
        var database = await FilledAsync();
        await RunScriptAsync(database);
        foreach (var (table, region) in Grown.SelectMany(_ => Two, (table, region) => (table, region)))
        {
            var (own, all) = ($"SELECT count(*) FROM {table}_{region}", $"SELECT count(*) FROM {table} WHERE region_id = '{region}'");
            (await NumberAsync(database, own)).ShouldBe(await NumberAsync(database, all), own);
            (await NumberAsync(database, own)).ShouldBeGreaterThan(0, own);
        }

        (await NumberAsync(database, "SELECT count(*) FROM journal_other")).ShouldBe(0);
    }

    [Fact]
    public async Task Keeps_every_index_under_its_name()
    {
        var database = await FilledAsync();
        const string Names = "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE tablename = ANY ($1)";
        var before = await AskAsync<string>(database, Names, (object)Grown);
        await RunScriptAsync(database);
        (await AskAsync<string>(database, Names, (object)Grown)).ShouldBe(before);
    }

    [Fact]
    public async Task Moves_a_later_regions_rows_when_it_runs_again()
    {
        var database = await FilledAsync();
        await RunScriptAsync(database);
        // As if Jepara had come after the first time.
        await DoAsync(database, "ALTER TABLE journal DETACH PARTITION journal_jepara; INSERT INTO journal SELECT * FROM journal_jepara; DROP TABLE journal_jepara");
        (await NumberAsync(database, "SELECT count(*) FROM journal_other")).ShouldBeGreaterThan(0);
        await RunScriptAsync(database);

        (await NumberAsync(database, "SELECT count(*) FROM journal_other")).ShouldBe(0);
        await using var app = await StartAsync(database);
        (await CheckAsync(app, "jepara")).ShouldBe(new(await NumberAsync(database, "SELECT count(*) FROM journal_jepara"), null));
    }

    [Fact]
    public async Task Is_refused_while_a_server_runs()
    {
        var database = await FilledAsync();
        await using var app = await StartAsync(database);
        await app.StartAsync();
        while (await NumberAsync(database, "SELECT count(*) FROM serving_nodes") == 0) { }
        (await Should.ThrowAsync<PostgresException>(() => RunScriptAsync(database))).MessageText.ShouldContain("Stop it");
        await app.StopAsync();
    }

    Task<string> FilledAsync() => databases.CopyAsync(Engine.Postgres, async database =>
    {
        await using var app = await StartAsync(database);
        foreach (var region in Two) await OpenAsync(app, region, from: 0);
    }, of: "two regions");

    static async Task<WebApplication> StartAsync(string database)
    {
        var app = SiagaApp.Create(new() { ConnectionString = database, Demonstration = true, Urls = "http://127.0.0.1:0" }, commandLine: true, services =>
        {
            services.AddLogging(log => log.ClearProviders());
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1); // slow on purpose elsewhere
        });
        await app.OpenAsync();
        return app;
    }

    static async Task OpenAsync(WebApplication app, string region, int from)
    {
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test"));
        var taker = await db.Set<Siaga.Identity.Person>().Where(p => p.Login == $"petugas1.{region}").Select(p => p.Id).SingleAsync();
        var profile = app.Services.GetRequiredService<IRegionLookup>().Find(region)!;
        await app.Services.GetRequiredService<OpenMany>().OpenAsync(profile, new Actor(taker), from, 4, default);
    }

    static async Task<int> CountAsync(WebApplication app, string region)
    {
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test"));
        return await db.Set<Incident>().CountAsync(i => i.RegionId == region);
    }

    static async Task<CheckJournal.Result> CheckAsync(WebApplication app, string region)
    {
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test"));
        return await CheckJournal.Handle(db, region);
    }

    static Task RunScriptAsync(string database) =>
        DoAsync(database, $"BEGIN; {File.ReadAllText(Path.Combine(new HostSettings().Root, "docs", "operations", "partition-by-region.sql"))} COMMIT");

    static async Task DoAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static Task<long> NumberAsync(string database, string sql) => AskAsync<long>(database, sql);

    static async Task<T> AskAsync<T>(string database, string sql, params object[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        foreach (var value in parameters) command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
