using Shouldly;
using Siaga.Host;
using Siaga.Host.Backups;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Backups;

public sealed class RefusingToRestore(Databases databases) : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("siaga-restore-");

    string Target => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task Wants_an_empty_folder()
    {
        var manifest = await BackUpAsync(Engine.Sqlite);
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "notes.txt"), "");
        (await RefusedAsync(manifest)).ShouldContain("is not empty");
        Directory.GetFileSystemEntries(Target).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Wants_an_empty_database()
    {
        var manifest = await BackUpAsync(Engine.Postgres);
        var used = await databases.CreateAsync(Engine.Postgres);
        await using var depot = await Depot.OpenAsync(used);
        (await Should.ThrowAsync<CopyFailedException>(() => RestoreAsync(manifest, used))).Message.ShouldContain("is not empty");
    }

    [Theory]
    [InlineData(0, "was changed or is damaged")]
    [InlineData(1, "bytes, its manifest says")]
    public async Task Wants_the_copy_that_was_made(int longer, string reason)
    {
        var manifest = await BackUpAsync(Engine.Sqlite);
        var copy = Path.ChangeExtension(manifest, ".db");
        var bytes = await File.ReadAllBytesAsync(copy);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(copy, [.. bytes, .. new byte[longer]]);
        (await RefusedAsync(manifest)).ShouldContain(reason);
        Directory.Exists(Target).ShouldBeFalse();
    }

    [Fact]
    public async Task Leaves_nothing_to_start_on_when_a_journal_does_not_hold()
    {
        var database = await databases.CreateAsync(Engine.Sqlite);
        await CloseAsync(database);
        await using (var depot = Depot.Beside(database)) await depot.TamperAsync("UPDATE journal SET \"by\" = 'somebody' WHERE seq = 2");
        var (_, manifest) = await Place.AddAsync(DatabaseCopies.Of(database), default);
        (await RefusedAsync(manifest)).ShouldContain("2 was changed");
        Directory.GetFileSystemEntries(Target).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wants_the_engine_that_the_backup_is_of()
    {
        var manifest = await BackUpAsync(Engine.Sqlite);
        var other = await databases.CreateAsync(Engine.Postgres);
        (await Should.ThrowAsync<CannotServeException>(() => RestoreAsync(manifest, other))).Message.ShouldContain("is of sqlite");
    }

    [Fact]
    public async Task Takes_no_half_backup()
    {
        var manifest = await BackUpAsync(Engine.Sqlite);
        File.Delete(manifest);
        (await RefusedAsync(Path.ChangeExtension(manifest, ".db"))).ShouldContain("is no manifest");
    }

    BackupPlace Place => new(Path.Combine(_folder.FullName, "place"), TimeProvider.System);

    async Task<string> BackUpAsync(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await CloseAsync(database);
        return (await Place.AddAsync(DatabaseCopies.Of(database), default)).Path;
    }

    // With the tables of a real server: restoring brings them up to date.
    static async Task CloseAsync(string database)
    {
        await using var office = await Identity.Office.OpenAsync(database);
        for (var n = 0; n < 3; n++)
        {
            await office.Get<RegionWriters>()[Depot.Region].CreateAsync(Depot.Key(), Depot.Ani, [], (db, _) =>
            {
                db.Record(new Siaga.Incidents.IncidentNoted(Guid.CreateVersion7(), Guid.CreateVersion7(), PrivateText.Of("Catatan")!, null, Clock.Start));
                return Task.FromResult(0);
            });
        }
    }

    Task<RestoreBackup.Result> RestoreAsync(string manifest, string? database = null) =>
        RestoreBackup.RunAsync(manifest, new() { DataFolder = Target }, database, _ => { }, default);

    async Task<string> RefusedAsync(string manifest) => (await Should.ThrowAsync<CannotServeException>(() => RestoreAsync(manifest))).Message;

    public void Dispose() => _folder.Delete(recursive: true);
}
