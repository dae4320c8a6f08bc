using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Simulation;

namespace Siaga.Host.Bench;

/// <summary>A server in this process with call takers who send one report after the other.</summary>
sealed class IntakeServer : IAsyncDisposable
{
    public const string Region = "kendal";
    static readonly string[] Takers = ["petugas1", "petugas2", "petugas3"];

    readonly WebApplication _app;
    readonly DbConnection _look;
    PlainConnection[] _connections = [];
    long _calls;

    IntakeServer(WebApplication app, DbConnection look) => (_app, _look) = (app, look);

    public long Calls => _calls;

    /// <param name="database">Null: SQLite in the folder.</param>
    public static async Task<IntakeServer> StartAsync(string folder, string? database, int clients, CancellationToken ct)
    {
        var settings = new HostSettings { Demonstration = true, DataFolder = folder, ConnectionString = database, Urls = "http://127.0.0.1:0" };
        var app = SiagaApp.Create(settings, commandLine: true, services => services.AddLogging(log =>
            log.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error)));
        await app.OpenAsync(ct);
        await app.StartAsync(ct);
        DbConnection look = database is null ? new SqliteConnection($"Data Source={FileIn(folder)};Pooling=False") : new NpgsqlConnection(database);
        await look.OpenAsync(ct);
        var server = new IntakeServer(app, look);
        await server.ConnectAsync(clients, ct);
        return server;
    }

    public static string FileIn(string folder) => Path.Combine(folder, "siaga.db");

    async Task ConnectAsync(int clients, CancellationToken ct)
    {
        var address = new Uri(_app.Urls.First());
        var cookies = new List<string>();
        foreach (var taker in Takers) cookies.Add(await SessionCookie.SignInAsync(address, $"{taker}.{Region}", DemonstrationAccounts.Password, ct));
        _connections = [.. Enumerable.Range(0, clients).Select(i => new PlainConnection(address, cookies[i % cookies.Count]))];
        foreach (var connection in _connections) await connection.OpenAsync(ct);
    }

    public async Task CreateAsync(int client, CancellationToken ct)
    {
        var (connection, report) = (_connections[client], Guid.CreateVersion7());
        var json = IntakeForm.Json(Interlocked.Increment(ref _calls));
        await connection.AskAsync(connection.Post($"/api/regions/{Region}/reports/{report}/send", $"{Guid.CreateVersion7()}", json), ct);
    }

    /// <summary>Waits until the notices' pump has come to the journal's end. Before its first turn it has no cursor.</summary>
    public async Task<TimeSpan> CatchUpAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var behind = _look.CreateCommand();
        behind.CommandText = """
            SELECT COUNT(*) FROM journal_heads h WHERE h.last_seq > 0 AND NOT EXISTS (SELECT 1 FROM fact_cursors c
                WHERE c.subscriber = 'notices' AND c.region_id = h.region_id AND c.seq >= h.last_seq)
            """;
        while (Convert.ToInt64(await behind.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture) > 0) await Task.Delay(2, ct);
        return Stopwatch.GetElapsedTime(began);
    }

    public async Task<long> CountAsync(string table, CancellationToken ct)
    {
        await using var count = _look.CreateCommand();
        count.CommandText = $"SELECT COUNT(*) FROM {table}";
        return Convert.ToInt64(await count.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Takes one real create and finds every row that it left.</summary>
    public async Task<CreateRows> TakeApartAsync(CancellationToken ct)
    {
        var tables = Tables();
        for (var first = 0; first < 3; first++) await CreateAsync(0, ct); // the day's first one adds the day
        await CatchUpAsync(ct);
        var before = await CreateRows.ReadAsync(tables, _look, ct);
        var since = TimeProvider.System.GetUtcNow().AddMilliseconds(-1);
        await CreateAsync(0, ct);
        await CatchUpAsync(ct);
        return new(tables, before, await CreateRows.ReadAsync(tables, _look, ct), since, IntakeForm.NumberOf(_calls));
    }

    List<RowTable> Tables()
    {
        using var db = _app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("bench"));
        return RowTable.Of(db);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections) connection.Dispose();
        await _look.DisposeAsync();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
