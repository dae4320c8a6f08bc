using Siaga.Host.Drills;

namespace Siaga.Host.Bench;

/// <summary>Gives every round a database of its own, so that none inherits another's rows or deadlines.</summary>
/// <param name="postgres">Null: SQLite.</param>
sealed class IntakePlace(string folder, PrivatePostgres? postgres) : IAsyncDisposable
{
    readonly List<string> _folders = [];
    string? _templateFolder, _templateDatabase;

    public async Task<IntakeServer> StartAsync(int clients, CancellationToken ct) =>
        await IntakeServer.StartAsync(NewFolder(), postgres is null ? null : await postgres.CreateDatabaseAsync(), clients, ct);

    /// <summary>What this leaves, a demonstration with few incidents, is where the baseline writes.</summary>
    public async Task<CreateRows> TakeApartAsync(CancellationToken ct)
    {
        (_templateFolder, _templateDatabase) = (NewFolder(), postgres is null ? null : await postgres.CreateDatabaseAsync());
        await using var server = await IntakeServer.StartAsync(_templateFolder, _templateDatabase, clients: 1, ct);
        return await server.TakeApartAsync(ct);
    }

    public SqliteBaseline OpenSqlite(CreateRows rows)
    {
        var copy = Path.Combine(NewFolder(), "bare.db");
        File.Copy(IntakeServer.FileIn(_templateFolder!), copy);
        return new(rows, copy);
    }

    public async Task<(double Ordered, double Unordered)> AskPostgresAsync(
        CreateRows rows, int clients, int seconds, int round, CancellationToken ct)
    {
        var rates = new List<double>();
        foreach (var script in (string[])[PostgresBaseline.Ordered(rows), PostgresBaseline.Unordered(rows)])
        {
            var database = await postgres!.CreateDatabaseAsync(copyOf: _templateDatabase);
            await PostgresBaseline.RunAsync(script, database, clients, Math.Max(1, seconds / 4), round * 2, folder, ct); // to warm up
            rates.Add(await PostgresBaseline.RunAsync(script, database, clients, seconds, round * 2 + 1, folder, ct));
        }

        return (rates[0], rates[1]);
    }

    string NewFolder()
    {
        _folders.Add(Directory.CreateDirectory(Path.Combine(folder, $"{_folders.Count + 1}")).FullName);
        return _folders[^1];
    }

    public ValueTask DisposeAsync()
    {
        foreach (var made in _folders) Directory.Delete(made, recursive: true);
        return default;
    }
}
