namespace Siaga.Kernel;

/// <summary>The key was used before for a request with another content. Answered as 422
/// <c>kernel.key-reused</c>.</summary>
public sealed class IdempotencyConflictException(string key) : Exception($"The key {key} belongs to another request.");
