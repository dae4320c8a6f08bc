using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Siaga.Contracts;
using Siaga.Host.Drills;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Simulation;

namespace Siaga.Host.Bench;

/// <summary>Measures the first page of a full board. The baseline runs in the same process, in turns with it: the same page
/// for the same person, all of it asked of the database, serialised to the same JSON, without HTTP.</summary>
static class BoardBench
{
    /// <param name="Closed">Closed incidents behind the open ones.</param>
    public sealed record Size(int Open, int Readers, int Seconds, int Rounds, int Closed = 0, DrillStorage Storage = DrillStorage.Sqlite);

    /// <param name="Siaga">Answers per second over HTTP, the median of the rounds.</param>
    /// <param name="Baseline">The same without HTTP, with everything asked of the database.</param>
    /// <param name="KeptBaseline">The same without HTTP, with the rows that Siaga keeps in memory.</param>
    public sealed record Figures(
        DrillStorage Storage, double Siaga, double Baseline, double Ratio, double KeptBaseline, double KeptRatio, double P50Ms, double P99Ms, double CpuMs, double BaselineCpuMs, int Open, int Readers, int Rounds, int SecondsPerRound,
        int PageBytes, double FillSeconds, int Closed, double ClosedFillSeconds, IReadOnlyList<string> NotFilled, string BaselineSql, Machine Machine, long ResidentMegabytes) : MachineFigures(Machine);

    // Few for each command, which must be short, and many commands at once, which are committed together.
    const int PerCommand = 4, AtOnce = 32, Told = 1000;
    const string Login = "petugas1", Path = "incidents?limit=100";
    static readonly ListIncidents.Query FirstPage = new(null, null, null, null, null, null, 100);
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6); // the first ten thousand answers measure the compiler

    /// <exception cref="CannotServeException">when PostgreSQL is missing.</exception>
    public static async Task<Figures> RunAsync(Size size, string folder, Action<string> say, CancellationToken ct)
    {
        await using var postgres = await PrivatePostgres.StartForAsync(size.Storage, PrivatePostgres.ForLargeFills);
        return await RunAsync(size, folder, postgres is null ? null : await postgres.CreateDatabaseAsync(), say, ct);
    }

    /// <param name="database">Null: SQLite in the folder.</param>
    public static async Task<Figures> RunAsync(Size size, string folder, string? database, Action<string> say, CancellationToken ct)
    {
        var closedFill = size.Closed == 0 ? 0 : await ClosedFill.RunAsync(folder, database, size.Closed, say, ct);
        var settings = new HostSettings { Demonstration = true, DataFolder = folder, ConnectionString = database, Urls = "http://127.0.0.1:0" };
        await using var app = SiagaApp.Create(settings, commandLine: true, services => services.AddLogging(log =>
            log.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error)));
        await app.OpenAsync(ct);
        await app.StartAsync(ct);
        var region = app.Services.GetRequiredService<IRegionLookup>().All.OrderBy(r => r.Id, StringComparer.Ordinal).First();
        var fill = await FillAsync(app.Services, region, size.Open, say, ct);
        var figures = await MeasureAsync(app, region, size, Machine.Of(folder), say, ct);
        await app.StopAsync(ct);
        return figures with { FillSeconds = fill, ClosedFillSeconds = closedFill };
    }

    static async Task<double> FillAsync(IServiceProvider services, IRegionProfile region, int open, Action<string> say, CancellationToken ct)
    {
        var (began, by) = (Stopwatch.GetTimestamp(), new Actor(await PersonAsync(services, region, ct)));
        var many = services.GetRequiredService<OpenMany>();
        var firsts = Enumerable.Range(0, (open + PerCommand - 1) / PerCommand).Select(i => i * PerCommand);
        await Parallel.ForEachAsync(firsts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (first, turn) =>
        {
            await many.OpenAsync(region, by, first, Math.Min(PerCommand, open - first), turn);
            if (first > 0 && first % Told == 0) say($"{first} of {open} incidents are open ...");
        });
        say("The notices follow ...");
        await ActivatorUtilities.CreateInstance<Settling>(services).SettleAsync(DateTimeOffset.MinValue, ct);
        var seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
        say(FormattableString.Invariant($"{open} incidents are open after {seconds} s."));
        return seconds;
    }

    static async Task<string> PersonAsync(IServiceProvider services, IRegionProfile region, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("bench"));
        return (await PeopleRegister.ListAsync(db, ct)).Single(p => p.Login == $"{Login}.{region.Id}").Id;
    }

    static async Task<Figures> MeasureAsync(
        WebApplication app, IRegionProfile region, Size size, Machine machine, Action<string> say, CancellationToken ct)
    {
        var (http, bytes) = await OverHttpAsync(app, region, size.Readers, ct);
        var plain = await WithoutHttpAsync(app.Services, region, (board, db) => board.ReadPageAsync(db, region, FirstPage, ct), ct);
        var kept = await WithoutHttpAsync(app.Services, region, (board, db) => board.PageAsync(db, region, FirstPage, ct), ct);
        if (size.Seconds > 1) say("Warming up ...");
        foreach (var ask in (Func<int, Task>[])[http, plain, kept])
            await Samples.TakeAsync(size.Readers, size.Seconds > 1 ? WarmUp : TimeSpan.FromMilliseconds(200), ask);

        var rounds = new List<(Samples Siaga, Samples Baseline, Samples Kept)>();
        for (var round = 1; round <= size.Rounds; round++)
        {
            Task<Samples> Take(Func<int, Task> ask) => Samples.TakeAsync(size.Readers, TimeSpan.FromSeconds(size.Seconds), ask);
            var now = (Siaga: await Take(http), Baseline: await Take(plain), Kept: await Take(kept));
            rounds.Add(now);
            say(FormattableString.Invariant(
                $"Round {round}: {now.Siaga.PerSecond:0} pages/s, p99 {now.Siaga.Percentile(99):0.0} ms; without HTTP {now.Baseline.PerSecond:0}, kept {now.Kept.PerSecond:0}"));
        }

        return Summary(size, rounds, bytes, machine);
    }

    static Figures Summary(Size size, List<(Samples Siaga, Samples Baseline, Samples Kept)> rounds, int bytes, Machine machine)
    {
        double Middle(Func<(Samples Siaga, Samples Baseline, Samples Kept), double> of) =>
            Math.Round(rounds.Select(of).Order().ElementAt(rounds.Count / 2), 2);
        var (rate, plain, kept) = (Middle(r => r.Siaga.PerSecond), Middle(r => r.Baseline.PerSecond), Middle(r => r.Kept.PerSecond));
        return new(size.Storage, rate, plain, Math.Round(rate / plain, 3), kept, Math.Round(rate / kept, 3),
            Middle(r => r.Siaga.Percentile(50)), Middle(r => r.Siaga.Percentile(99)),
            Middle(r => r.Siaga.CpuMilliseconds), Middle(r => r.Baseline.CpuMilliseconds), size.Open, size.Readers, size.Rounds, size.Seconds, bytes,
            0, size.Closed, 0, size.Closed == 0 ? [] : ClosedFill.NotFilled, "Siaga's own query of the page, without HTTP.", machine, Environment.WorkingSet / 1024 / 1024);
    }

    static async Task<(Func<int, Task> Ask, int Bytes)> OverHttpAsync(WebApplication app, IRegionProfile region, int readers, CancellationToken ct)
    {
        var server = new Uri(app.Urls.First());
        var cookie = await SessionCookie.SignInAsync(server, $"{Login}.{region.Id}", DemonstrationAccounts.Password, ct);
        var connections = Enumerable.Range(0, readers).Select(_ => new PlainConnection(server, cookie)).ToArray();
        foreach (var connection in connections) await connection.OpenAsync(ct);
        var request = connections[0].Get($"/api/regions/{region.Id}/{Path}");
        return (reader => connections[reader].AskAsync(request, ct), await connections[0].AskAsync(request, ct));
    }

    static async Task<Func<int, Task>> WithoutHttpAsync(
        IServiceProvider services, IRegionProfile region, Func<BoardReading, SiagaDb, Task<ListIncidents.Answer>> read, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IDatabaseEngine>();
        var board = services.GetRequiredService<BoardReading>();
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var person = await PersonAsync(services, region, ct);
        await using var system = engine.OpenReader(Audience.System("bench"));
        var audience = (await services.GetRequiredService<IAudienceSource>().ForAsync(system, [person], ct))[person];
        return async _ =>
        {
            await using var db = engine.OpenReader(audience);
            await JsonSerializer.SerializeAsync(Stream.Null, await read(board, db), json, ct);
        };
    }
}
