namespace Siaga.Kernel;

/// <summary>One page of a list, by key and never by offset: rows that come and go do not shift it.</summary>
/// <param name="Next">Opaque; send it back as <c>after</c>. Null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
