using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <summary>Erases personal words for good: their rows go, the journal keeps its commitments and its chain. Part of a command,
/// which records a fact that says so and clears the words from its own rows.</summary>
public static class ErasePrivateWords
{
    /// <param name="kinds">Which facts of the stream lose their words, by kind; null for all.</param>
    /// <returns>How many words are gone; 0 when they were erased before.</returns>
    public static async Task<int> OfStreamAsync(SiagaDb db, string stream, IReadOnlyCollection<string>? kinds, CancellationToken ct)
    {
        var region = db.Region ?? throw new InvalidOperationException("Words are erased in a region's command.");
        var bodies = await db.Journal.AsNoTracking()
            .Where(j => j.RegionId == region && j.Stream == stream && (kinds == null || kinds.Contains(j.Kind))).Select(j => j.Body).ToListAsync(ct);
        var gone = 0;
        foreach (var ids in bodies.SelectMany(Commitment.In).Select(c => c.Id).Distinct().Chunk(500))
        {
            var words = await db.PrivateValues.Where(v => v.RegionId == region && ids.Contains(v.Id)).ToListAsync(ct);
            db.PrivateValues.RemoveRange(words);
            gone += words.Count;
        }

        return gone;
    }
}
