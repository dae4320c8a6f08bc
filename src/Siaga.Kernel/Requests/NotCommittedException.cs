namespace Siaga.Kernel;

/// <summary>The commit failed or its outcome is unknown. Nothing was promised: ask again with the same key.
/// Answered as 503 <c>kernel.not-committed</c> with Retry-After.</summary>
public sealed class NotCommittedException(Exception why) : Exception("Not stored. Ask again with the same key.", why);
