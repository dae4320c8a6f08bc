using System.Net;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class RunningOutOfSpace(Databases databases)
{
    static readonly string Long = new('x', 60_000);

    [Theory, BothEngines]
    public async Task Is_said_in_a_code_of_its_own_and_ends_by_itself(Engine engine)
    {
        await using var server = await DepotServer.OpenAsync(await databases.CreateAsync(engine));
        (await server.BuyAsync(1, "a")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await server.TamperAsync(engine is Engine.Sqlite ? "PRAGMA max_page_count = 1" : FullPostgres);

        using var refused = await server.BuyAsync(2, "b", Long);
        (refused.StatusCode, await refused.Code()).ShouldBe((HttpStatusCode.ServiceUnavailable, "kernel.disk-full"));
        refused.Headers.RetryAfter.ShouldNotBeNull();
        server.Get<StorageFull>().RefusesNow.ShouldBeTrue();

        await server.TamperAsync(engine is Engine.Sqlite ? "PRAGMA max_page_count = 1073741823" : "DROP TRIGGER full_disk ON journal");
        (await server.BuyAsync(2, "b", Long)).StatusCode.ShouldBe(HttpStatusCode.OK); // under the same key
        await using var db = server.Get<IDatabaseEngine>().OpenReader(Audience.System("test"));
        (await CheckJournal.Handle(db, Depot.Region)).ShouldBe(new(2, null));
    }

    [Fact]
    public void Is_remembered_for_a_minute()
    {
        var clock = new Clock();
        var storage = new StorageFull(clock);
        storage.Explains(new InvalidOperationException()).ShouldBeFalse();
        storage.RefusesNow.ShouldBeFalse();
        storage.Explains(new NotCommittedException(new Microsoft.Data.Sqlite.SqliteException("full", 13))).ShouldBeTrue();
        storage.RefusesNow.ShouldBeTrue();
        clock.Now = clock.Now.AddMinutes(1);
        storage.RefusesNow.ShouldBeFalse();
    }

    // What PostgreSQL says when a table cannot grow.
    const string FullPostgres = """
        CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$ LANGUAGE plpgsql;
        CREATE TRIGGER full_disk BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION full_disk();
        """;
}
