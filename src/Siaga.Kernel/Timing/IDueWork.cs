namespace Siaga.Kernel;

/// <summary>Something that is due by the clock: a ladder's rung, a reminder, a pruning. Deadlines are rows, so what
/// fell due while nobody ran is done at start.</summary>
public interface IDueWork
{
    /// <summary>Stable: the lease is kept under it.</summary>
    string Name { get; }

    /// <summary>Does what is due in the region, and says when the next is; null when nothing waits. It may run again
    /// after a failure or beside a node whose lease ran out: changes go through <see cref="RegionWriter"/> under <see
    /// cref="IdempotencyKey.OfTask"/>.</summary>
    Task<DateTimeOffset?> RunDueAsync(string region, CancellationToken ct);
}
