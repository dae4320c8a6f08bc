using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Regions;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class Modules(Databases databases)
{
    static readonly Assembly[] All = [typeof(IdentityModule).Assembly, typeof(RegionModule).Assembly,
        typeof(IncidentsModule).Assembly];

    [Fact]
    public void Know_the_contracts_and_the_kernel_and_none_of_each_other() => All
        .SelectMany(module => module.GetReferencedAssemblies().Where(IsOurs),
            (module, other) => (module.GetName().Name, other.Name))
        .Where(edge => edge.Item2 is not ("Siaga.Contracts" or "Siaga.Kernel"))
        .ShouldBeEmpty();

    [Fact]
    public void Stand_on_contracts_that_stand_on_the_kernel_alone() =>
        typeof(Siaga.Contracts.Right).Assembly.GetReferencedAssemblies().Where(IsOurs).Select(a => a.Name)
            .ShouldBe(["Siaga.Kernel"]);

    static bool IsOurs(AssemblyName name) => name.Name!.StartsWith("Siaga.", StringComparison.Ordinal);

    [Fact]
    public async Task Map_every_use_case_that_they_have()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var mapped = server.Get<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints)
            .Select(e => e.Metadata.GetMetadata<MethodInfo>()?.DeclaringType).OfType<Type>()
                .Select(t => t.DeclaringType ?? t).ToHashSet();
        All.SelectMany(a => a.GetTypes())
            .Where(t => t.GetMethod("Map", BindingFlags.Static | BindingFlags.NonPublic,
                [typeof(IEndpointRouteBuilder)]) is not null)
            .Where(useCase => !mapped.Contains(useCase)).ShouldBeEmpty();
    }

    // Kinds are for ever: a line that changes or goes would make an old journal unreadable. New ones are added to the
    // file.
    [Fact]
    public void Record_facts_under_names_that_last()
    {
        var kinds = All.SelectMany(a => a.GetTypes()).Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract)
            .Select(t => (t.Name, Kind: t.GetCustomAttribute<FactKindAttribute>()))
            .Select(t => t.Kind is { } kind ? $"{kind.Kind} {kind.Version}" : $"{t.Name} has no kind");
        kinds.Order(StringComparer.Ordinal)
            .ShouldBe(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Incidents", "fact-kinds.txt")));
    }
}
