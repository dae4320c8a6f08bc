using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <summary>Turns journal rows back into facts of their newest version, with the personal words that have not been
/// erased.</summary>
public sealed class FactReader(ModuleAssemblies modules)
{
    /// <summary>In the order given.</summary>
    /// <exception cref="InvalidOperationException">names the kind and version that no module knows.</exception>
    public async Task<IReadOnlyList<(JournalEntry Entry, Fact Fact)>> ReadAsync(
        SiagaDb db, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var words = await WordsAsync(db, entries, ct);
        return [.. entries.Select(entry => (entry, Read(entry, words)))];
    }

    internal Fact Read(JournalEntry entry, IReadOnlyDictionary<Guid, string> words)
    {
        var fact = FactJson.Read(entry.Body, modules.Kinds.TypeOf(entry.Kind, entry.V), words);
        while (fact is IOutdatedFact outdated) fact = outdated.Newer();
        return fact;
    }

    internal static async Task<IReadOnlyDictionary<Guid, string>> WordsAsync(
        SiagaDb db, IReadOnlyList<JournalEntry> entries, CancellationToken ct)
    {
        var words = new Dictionary<Guid, string>();
        foreach (var region in entries.GroupBy(e => e.RegionId))
        {
            foreach (var ids in region.SelectMany(e => Commitment.In(e.Body)).Select(c => c.Id).Chunk(500))
            {
                var kept = await db.PrivateValues.AsNoTracking()
                    .Where(v => v.RegionId == region.Key && ids.Contains(v.Id)).ToListAsync(ct);
                foreach (var value in kept) words[value.Id] = value.Text;
            }
        }

        return words;
    }
}
