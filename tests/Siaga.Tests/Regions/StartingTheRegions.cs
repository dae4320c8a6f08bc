using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Siaga.Contracts;
using Siaga.Kernel;
using Siaga.Regions;
using Siaga.Regions.Files;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Regions;

public sealed class StartingTheRegions(Databases databases) : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("siaga-regions-").FullName;

    [Theory, BothEngines]
    public async Task Loads_a_folders_profile_the_first_time(Engine engine)
    {
        await using var node = await Node(await databases.CreateAsync(engine));
        Write("serang", new(Profiles.Smallest));
        await node.LoadRegionsAsync(_folder);
        Running(node).All.Select(r => (r.Id, r.Version)).ShouldBe([("serang", 1L)]);
        var stored = (await Versions(node)).ShouldHaveSingleItem();
        (stored.Source, stored.LoadedBy).ShouldBe((new ProfileSource(Profiles.Smallest).Text, "system/start"));
    }

    [Theory, BothEngines]
    public async Task Runs_what_the_database_holds_from_then_on(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        Write("serang", new(Profiles.Smallest));
        await using (var first = await Node(database)) await first.LoadRegionsAsync(_folder);
        Write("serang", Profiles.Spoilt("region.yaml", "name: Kota Serang", "name: [")); // not even read again
        await using var second = await Node(database);
        await second.LoadRegionsAsync(_folder);
        Running(second).Find("serang").ShouldNotBeNull().RegionName.ShouldBe("Kota Serang");
        (await Versions(second)).Count.ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Runs_the_last_version_of_several(Engine engine)
    {
        await using var node = await Node(await databases.CreateAsync(engine));
        Write("serang", new(Profiles.Smallest));
        await node.LoadRegionsAsync(_folder);
        await Store(node, version: 2, Profiles.Spoilt("region.yaml", "name: Kota Serang", "name: Kota Serang Baru"));
        await node.LoadRegionsAsync(_folder);
        Running(node).Find("serang").ShouldNotBeNull().ShouldSatisfyAllConditions(
            r => r.Version.ShouldBe(2), r => r.RegionName.ShouldBe("Kota Serang Baru"));
    }

    [Fact]
    public async Task Runs_none_when_one_is_wrong()
    {
        await using var node = await Node(await databases.CreateAsync(Engine.Sqlite));
        Write("serang", new(Profiles.Smallest));
        Write("wrong", Profiles.Spoilt("region.yaml", "code: SRG", "code: S"));
        (await Should.ThrowAsync<ProfileRefusedException>(() => node.LoadRegionsAsync(_folder)))
            .Problems.Single().ToString().ShouldBe("region.yaml:2: \"code\" is \"S\", not three capital letters");
        (Running(node).All.Count, (await Versions(node)).Count).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Refuses_a_folder_that_is_not_named_as_its_region()
    {
        await using var node = await Node(await databases.CreateAsync(Engine.Sqlite));
        Write("banten", new(Profiles.Smallest));
        (await Should.ThrowAsync<ProfileRefusedException>(() => node.LoadRegionsAsync(_folder)))
            .Problems.Single().Reason.ShouldBe("\"id\" is \"serang\", but the folder is named \"banten\"");
    }

    [Fact]
    public async Task Lets_two_nodes_start_at_once()
    {
        var database = await databases.CreateAsync(Engine.Postgres);
        Write("serang", new(Profiles.Smallest));
        await using var one = await Node(database);
        await using var other = await Node(database);
        await Task.WhenAll(one.LoadRegionsAsync(_folder), other.LoadRegionsAsync(_folder));
        (Running(one).All.Count, Running(other).All.Count, (await Versions(one)).Count).ShouldBe((1, 1, 1));
    }

    static async Task<ServiceProvider> Node(string database)
    {
        var services = new ServiceCollection()
            .AddLogging(log => log.SetMinimumLevel(LogLevel.None))
            .AddSiagaKernel(database, new ModuleAssemblies(typeof(SiagaDb).Assembly, typeof(RegionModule).Assembly))
            .AddRegions()
            .BuildServiceProvider();
        await using var db = Read(services);
        await db.Database.EnsureCreatedAsync();
        return services;
    }

    void Write(string name, ProfileSource profile)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        foreach (var (file, text) in profile.Files) File.WriteAllText(Path.Combine(folder, file), text);
    }

    static Task<bool> Store(IServiceProvider node, long version, ProfileSource profile) =>
        node.GetRequiredService<UnjournalledWriter>().WriteAsync(Audience.System("test"), (db, _) =>
        {
            db.Add(new RegionVersion
            {
                RegionId = "serang", Version = version, Source = profile.Text, Hash = profile.Hash,
                LoadedAt = DateTimeOffset.UnixEpoch, LoadedBy = "ani",
            });
            return Task.FromResult(true);
        }, default);

    static IRegionLookup Running(IServiceProvider node) => node.GetRequiredService<IRegionLookup>();

    static SiagaDb Read(IServiceProvider node) =>
        node.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test"));

    static async Task<List<RegionVersion>> Versions(IServiceProvider node)
    {
        await using var db = Read(node);
        return await db.Set<RegionVersion>().AsNoTracking().ToListAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
