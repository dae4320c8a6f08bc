using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shouldly;
using Siaga.Contracts;
using Siaga.Kernel;
using Siaga.Regions;
using Siaga.Regions.Files;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Regions;

public sealed class ChangingARegion(Databases databases) : IDisposable
{
    const string Id = "serang";
    readonly string _folder = Directory.CreateTempSubdirectory("siaga-changing-").FullName;

    string Files => Path.Combine(_folder, Id);

    [Theory, BothEngines]
    public async Task Is_one_step_in_and_one_step_back(Engine engine)
    {
        await using var node = await NodeAsync(engine);
        Change("region.yaml", "name: Kota Serang", "name: Kota Serang Baru");
        var plan = await Versions(node).CompareAsync(Files, default);
        (plan.Running, plan.Next).ShouldBe((1, 2));
        plan.Difference.Select(l => (l.File, l.Added, l.Text)).ShouldBe(
            [("region.yaml", false, "name: Kota Serang"), ("region.yaml", true, "name: Kota Serang Baru")]);
        NameOf(node).ShouldBe("Kota Serang"); // to look is not to load

        (await Versions(node).LoadAsync(Files, "ani", default)).Next.ShouldBe(2);
        await FollowAsync(node);
        NameOf(node).ShouldBe("Kota Serang Baru");

        (await Versions(node).RollbackAsync(Id, "budi", default)).ShouldBe(3);
        await FollowAsync(node);
        (NameOf(node), Running(node).Version).ShouldBe(("Kota Serang", 3L));
        (await Versions(node).ListAsync(Id, default)).Select(v => (v.Version, v.LoadedBy, v.Running))
            .ShouldBe([(1L, "system/start", false), (2L, "ani", false), (3L, "budi", true)]);
    }

    [Theory, BothEngines]
    public async Task Goes_further_back_each_time(Engine engine)
    {
        await using var node = await NodeAsync(engine);
        await LoadAsync(node, "name: Kota Serang", "name: Dua");
        await LoadAsync(node, "name: Dua", "name: Tiga");
        List<string> names = [];
        while (await Versions(node).RollbackAsync(Id, "ani", default) is not null)
        {
            await FollowAsync(node);
            names.Add(NameOf(node));
        }

        names.ShouldBe(["Dua", "Kota Serang"]);
    }

    [Theory, BothEngines]
    public async Task Is_refused_when_another_version_runs_than_the_files_were_made_from(Engine engine)
    {
        await using var node = await NodeAsync(engine);
        var other = Path.Combine(_folder, "elsewhere", Id);
        await Versions(node).ExportAsync(Id, other, default);
        await LoadAsync(node, "name: Kota Serang", "name: Dua"); // while a colleague writes in the other folder
        File.WriteAllText(Path.Combine(other, "region.yaml"), File.ReadAllText(Path.Combine(other, "region.yaml")).Replace("name: Kota Serang", "name: Lain", StringComparison.Ordinal));
        (await Should.ThrowAsync<ProfileRefusedException>(() => Versions(node).LoadAsync(other, "budi", default))).Problems.Single().Reason
            .ShouldBe("version 2 runs, but these files were made from version 1: export it, and put your change into that");

        (await Versions(node).ExportAsync(Id, other, default)).ShouldBe(2);
        File.ReadAllText(Path.Combine(other, "region.yaml")).ShouldBe(File.ReadAllText(Path.Combine(Files, "region.yaml")));
        (await Versions(node).LoadAsync(other, "budi", default)).Next.ShouldBeNull(); // it says what runs
    }

    [Theory]
    [InlineData("agencies.yaml", "damkar", "agency \"damkar\" is gone: keep it with \"retired: true\"")]
    [InlineData("categories.yaml", "inside", "question of fire \"inside\" is gone: keep it with \"retired: true\"")]
    public async Task Is_refused_when_an_id_is_gone(string file, string id, string why)
    {
        await using var node = await NodeAsync(Engine.Sqlite);
        foreach (var path in Directory.GetFiles(Files, "*.yaml")) File.WriteAllText(path, File.ReadAllText(path).Replace(id, $"{id}-new", StringComparison.Ordinal));
        var refused = await Should.ThrowAsync<ProfileRefusedException>(() => Versions(node).LoadAsync(Files, "ani", default));
        refused.Problems.ShouldContain(new ProfileProblem(file, 1, why));
        (await Versions(node).ListAsync(Id, default)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Retires_a_question_and_keeps_its_words()
    {
        await using var node = await NodeAsync(Engine.Sqlite);
        Change("categories.yaml", "en: Anybody? }, raisesTo: 1 }", "en: Anybody? }, raisesTo: 1, retired: true }");
        await Versions(node).LoadAsync(Files, "ani", default);
        await FollowAsync(node);
        var question = Running(node).FindCategory("fire")!.Questions.Single();
        (question.Retired, question.Text.En).ShouldBe((true, "Anybody?"));
    }

    [Fact]
    public async Task Is_refused_with_place_and_reason_when_the_files_are_wrong()
    {
        await using var node = await NodeAsync(Engine.Sqlite);
        Change("region.yaml", "code: SRG", "code: S");
        (await Should.ThrowAsync<ProfileRefusedException>(() => Versions(node).LoadAsync(Files, "ani", default))).Problems.Single().ToString()
            .ShouldBe("region.yaml:2: \"code\" is \"S\", not three capital letters");
    }

    [Fact]
    public async Task Is_taken_once_when_two_load_at_the_same_time()
    {
        await using var node = await NodeAsync(Engine.Postgres);
        Change("region.yaml", "name: Kota Serang", "name: Dua");
        var loads = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            try
            {
                return (await Versions(node).LoadAsync(Files, "ani", default)).Next is not null;
            }
            catch (ProfileRefusedException)
            {
                return false;
            }
        })));
        loads.Count(loaded => loaded).ShouldBeLessThanOrEqualTo(1);
        (await Versions(node).ListAsync(Id, default)).Count.ShouldBe(2);
    }

    async Task LoadAsync(ServiceProvider node, string text, string by)
    {
        Change("region.yaml", text, by);
        await Versions(node).LoadAsync(Files, "ani", default);
        await FollowAsync(node);
    }

    void Change(string file, string text, string by)
    {
        var path = Path.Combine(Files, file);
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, by, StringComparison.Ordinal));
    }

    async Task<ServiceProvider> NodeAsync(Engine engine)
    {
        Directory.CreateDirectory(Files);
        foreach (var (file, text) in Profiles.Smallest) File.WriteAllText(Path.Combine(Files, file), text);
        var services = new ServiceCollection().AddLogging(log => log.SetMinimumLevel(LogLevel.None))
            .AddSiagaKernel(await databases.CreateAsync(engine), new ModuleAssemblies(typeof(SiagaDb).Assembly, typeof(RegionModule).Assembly))
            .AddRegions().BuildServiceProvider();
        await using (var db = services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test"))) await db.Database.EnsureCreatedAsync();
        await services.LoadRegionsAsync(_folder);
        return services;
    }

    static Task FollowAsync(IServiceProvider node) => node.GetServices<IHostedService>().OfType<FollowVersions>().Single().FollowAsync(default);
    static RegionVersions Versions(IServiceProvider node) => node.GetRequiredService<RegionVersions>();
    static IRegionProfile Running(IServiceProvider node) => node.GetRequiredService<IRegionLookup>().Find(Id)!;
    static string NameOf(IServiceProvider node) => Running(node).RegionName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
