using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Siaga.Host;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class MigratingADatabase(Databases databases)
{
    [Theory, BothEngines]
    public async Task Makes_every_table_that_the_modules_ask_for(Engine engine)
    {
        await using var app = SiagaApp.Create(new HostSettings { ConnectionString = await databases.CreateAsync(engine), Urls = "http://127.0.0.1:0" });
        var database = app.Services.GetRequiredService<IDatabaseEngine>();
        await database.MigrateAsync();

        await using var db = database.OpenReader(Audience.System("test"));
        db.Database.HasPendingModelChanges().ShouldBeFalse();
        (await db.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Goes_on_after_a_server_that_was_killed_while_it_migrated()
    {
        var file = await databases.CreateAsync(Engine.Sqlite);
        await LeaveLockAsync(file);
        await using var app = SiagaApp.Create(new HostSettings { ConnectionString = file, Urls = "http://127.0.0.1:0" });

        await app.Services.GetRequiredService<IDatabaseEngine>().MigrateAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    static async Task LeaveLockAsync(string file)
    {
        await using var connection = new SqliteConnection(file);
        await connection.OpenAsync();
        await using var killed = connection.CreateCommand();
        killed.CommandText = """
            CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT);
            INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01');
            """;
        await killed.ExecuteNonQueryAsync();
    }
}
