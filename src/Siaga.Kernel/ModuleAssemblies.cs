using System.Reflection;

namespace Siaga.Kernel;

/// <summary>The assemblies that contribute tables, kinds of facts and query filters. Name Siaga.Contracts too: it has
/// facts.</summary>
public sealed class ModuleAssemblies
{
    /// <exception cref="InvalidOperationException">when two facts share a kind and version.</exception>
    public ModuleAssemblies(params Assembly[] all)
    {
        All = [typeof(SiagaDb).Assembly, .. all.Where(a => a != typeof(SiagaDb).Assembly).Distinct()];
        Kinds = new(All.SelectMany(assembly => assembly.GetTypes()));
    }

    public IReadOnlyList<Assembly> All { get; }
    public FactKinds Kinds { get; }

    internal IEnumerable<IVisibility> Visibilities() => All.SelectMany(a => a.GetTypes())
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IVisibility)))
        .Select(t => (IVisibility)Activator.CreateInstance(t, nonPublic: true)!);
}
