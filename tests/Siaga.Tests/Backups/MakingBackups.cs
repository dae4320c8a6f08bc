using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Host;
using Siaga.Host.Backups;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Backups;

public sealed class MakingBackups(Databases databases) : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("siaga-backups-");
    readonly Clock _clock = new();

    BackupPlace Place => new(Path.Combine(_folder.FullName, "place"), _clock);

    [Theory, BothEngines]
    public async Task Says_where_the_journals_end_in_the_very_instant_that_was_copied(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await using var depot = await Depot.OpenAsync(database, ambulances: 3);
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(depot, stop.Token);
        var (manifest, path) = await Place.AddAsync(DatabaseCopies.Of(database), default);
        await stop.CancelAsync();
        await writing;

        var restored = await BringBackAsync(engine, path, manifest);
        await using var again = Depot.Beside(restored);
        (await again.Check()).ShouldBe(new(manifest.Ends.Single().Seq, null));
        (await DatabaseCopies.Of(restored).EndsAsync(default)).ShouldBe(manifest.Ends);
    }

    [Theory, BothEngines]
    public async Task Keeps_copies_for_this_user_alone_and_under_their_hash(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await using var depot = await Depot.OpenAsync(database, ambulances: 1);
        var (manifest, path) = await Place.AddAsync(DatabaseCopies.Of(database), default);

        Manifest.Read(path).ShouldBeEquivalentTo(manifest);
        var copy = Path.Combine(Place.Folder, manifest.File);
        (await BackupPlace.HashAsync(copy, default)).ShouldBe((manifest.Bytes, manifest.Sha256));
        Directory.GetFiles(Place.Folder).Length.ShouldBe(2); // nothing half done beside them
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in (string[])[copy, path]) File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Leaves_nothing_that_looks_like_a_backup_when_it_fails()
    {
        var nowhere = DatabaseCopies.Of($"Data Source={_folder.FullName}/no.db");
        await Should.ThrowAsync<CopyFailedException>(() => Place.AddAsync(nowhere, default));
        Place.Whole().ShouldBeEmpty();
        Directory.GetFiles(Place.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removes_old_ones_and_what_a_killed_copy_left()
    {
        var database = await databases.CreateAsync(Engine.Sqlite);
        await using var depot = await Depot.OpenAsync(database, ambulances: 1);
        for (var n = 0; n < 3; n++, _clock.Now = _clock.Now.AddMinutes(1)) await Place.AddAsync(DatabaseCopies.Of(database), default);
        var stranger = Path.Combine(Place.Folder, "siaga-notes.txt");
        await File.WriteAllTextAsync(stranger, "");
        await File.WriteAllTextAsync(Path.Combine(Place.Folder, "siaga-20260501-000000-000.db.unfinished"), "");
        await File.WriteAllTextAsync(Path.Combine(Place.Folder, "siaga-20260501-000000-001.db"), ""); // its manifest never came

        Place.Tidy(new(Last: 1, Days: 30)).ShouldBe(2);
        Directory.GetFiles(Place.Folder).Length.ShouldBe(3);
        File.Exists(stranger).ShouldBeTrue();
    }

    async Task<string> BringBackAsync(Engine engine, string path, Manifest manifest)
    {
        var restored = await databases.CreateAsync(engine);
        await DatabaseCopies.Of(restored).BringBackAsync(Path.Combine(Path.GetDirectoryName(path)!, manifest.File), default);
        return restored;
    }

    static async Task WriteAsync(Depot depot, CancellationToken stop)
    {
        for (var number = 100; !stop.IsCancellationRequested; number++) await depot.Buy(number);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
