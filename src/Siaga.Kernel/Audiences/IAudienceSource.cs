namespace Siaga.Kernel;

/// <summary>Knows what people may see and do at this moment. Asked once for each batch of commands, on the batch's own
/// transaction, so that rights are decided under the lock; and again while a live stream is open.</summary>
public interface IAudienceSource
{
    /// <summary>Someone who is unknown or locked out is simply not in the answer. Tasks of the system are never asked
    /// for.</summary>
    Task<IReadOnlyDictionary<string,
        Audience>> ForAsync(SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct);
}

/// <summary>Until a module knows people, nobody is known.</summary>
sealed class NobodyIsKnown : IAudienceSource
{
    public Task<IReadOnlyDictionary<string, Audience>> ForAsync(
        SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Audience>>(new Dictionary<string, Audience>());
}
