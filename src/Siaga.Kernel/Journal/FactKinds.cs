using System.Reflection;

namespace Siaga.Kernel;

/// <summary>The fact's stable name in the journal. Classes may be renamed; kinds and the meaning of a version may
/// not.</summary>
/// <param name="kind">Such as <c>incident.opened</c>.</param>
/// <param name="version">Raised when the body changes; older versions keep an upcaster.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactKindAttribute(string kind, int version = 1) : Attribute
{
    public string Kind { get; } = kind;
    public int Version { get; } = version;

    /// <summary>After this fact some may no longer see the stream: their screens are told that it is gone.</summary>
    public bool Narrows { get; init; }
}

/// <summary>Every kind of fact that the modules know. Built at start, so that two facts of one name stop it.</summary>
public sealed class FactKinds
{
    readonly Dictionary<Type, FactKindAttribute> _byType = [];
    readonly Dictionary<(string, int), Type> _byKind = [];
    readonly HashSet<string> _narrowing = new(StringComparer.Ordinal);

    internal FactKinds(IEnumerable<Type> types)
    {
        foreach (var type in types.Where(t => t.IsSubclassOf(typeof(Fact)) && !t.IsAbstract))
        {
            // Without a kind: refused when someone records it.
            if (type.GetCustomAttribute<FactKindAttribute>() is not { } kind) continue;
            if (_byKind.TryGetValue((kind.Kind, kind.Version), out var other))
                throw new InvalidOperationException($"{type} and {other} are both {kind.Kind} version {kind.Version}.");
            _byKind.Add((kind.Kind, kind.Version), type);
            _byType.Add(type, kind);
            if (kind.Narrows) _narrowing.Add(kind.Kind);
        }

        foreach (var (type, kind) in _byType) CheckVersion(type, kind);
    }

    // A version that nobody can read any more, or two that are recorded side by side, must not wait for an old journal.
    void CheckVersion(Type type, FactKindAttribute kind)
    {
        if (kind.Version > 1 && !_byKind.ContainsKey((kind.Kind, kind.Version - 1)))
            throw new InvalidOperationException($"{kind.Kind} has version {kind.Version} and nothing that reads version {kind.Version - 1}.");
        if (type.IsAssignableTo(typeof(IOutdatedFact)) != _byKind.ContainsKey((kind.Kind, kind.Version + 1)))
            throw new InvalidOperationException($"{kind.Kind} version {kind.Version} must be outdated exactly when there is a newer one.");
    }

    /// <summary>Every kind and version that can be read.</summary>
    public IEnumerable<(string Kind, int Version)> All => _byKind.Keys;

    /// <exception cref="InvalidOperationException">when the fact has no kind, is of an outdated version, or its assembly is
    /// not a module's.</exception>
    public FactKindAttribute Of(Fact fact) => _byType.TryGetValue(fact.GetType(), out var kind) && fact is not IOutdatedFact
        ? kind
        : throw new InvalidOperationException(
            $"{fact.GetType()} has no [FactKind], is outdated, or its assembly is not among the modules.");

    /// <exception cref="InvalidOperationException">when no module knows the kind in that version.</exception>
    public Type TypeOf(string kind, int version) => _byKind.TryGetValue((kind, version), out var type)
        ? type
        : throw new InvalidOperationException($"No module knows {kind} version {version}.");

    public bool Narrows(string kind) => _narrowing.Contains(kind);
}
