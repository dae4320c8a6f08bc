using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <summary>A stretch of a region's journal.</summary>
/// <param name="Rows">Each with what its body commits to; null when the body cannot be read.</param>
/// <param name="Words">The personal words behind the commitments, as far as they have not been erased.</param>
sealed record JournalPage(IReadOnlyList<(JournalEntry Entry, Commitment[]? Committed)> Rows, IReadOnlyDictionary<Guid, PrivateValue> Words);

/// <summary>Reads a whole journal a page at a time. The next page is read while the caller works on this one, so that two cores
/// share the work and no more than two pages are held.</summary>
static class JournalPages
{
    public const int RowsAtOnce = 2_000;
    const int WordsAtOnce = 500;

    /// <param name="after">The number of the fact before the first one that is wanted.</param>
    public static async IAsyncEnumerable<JournalPage> ReadAsync(
        SiagaDb db, string region, long after, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = BeginAsync(db, region, after, ct);
        try
        {
            while (await next is { Rows: [.., var last] } page)
            {
                next = BeginAsync(db, region, last.Entry.Seq, ct);
                yield return page;
            }
        }
        finally
        {
            // Who stops early uses the context for something else: the reading must be over.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // SQLite reads on the caller's thread: without one of its own nothing would overlap.
    static Task<JournalPage> BeginAsync(SiagaDb db, string region, long after, CancellationToken ct) =>
        Task.Run(() => ReadPageAsync(db, region, after, ct), ct);

    static async Task<JournalPage> ReadPageAsync(SiagaDb db, string region, long after, CancellationToken ct)
    {
        var entries = await db.Journal.AsNoTracking().Where(j => j.RegionId == region && j.Seq > after)
            .OrderBy(j => j.Seq).Take(RowsAtOnce).ToListAsync(ct);
        var rows = entries.ConvertAll(entry => (entry, Committed(entry.Body)));
        var ids = rows.SelectMany(r => r.Item2 ?? []).Select(c => c.Id).ToList();
        return new(rows, ids.Count == 0 ? [] : await WordsAsync(db, region, ids, ct));
    }

    static Commitment[]? Committed(string body)
    {
        try
        {
            return [.. Commitment.In(body)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Facts and their words are numbered together, so the words of one page lie side by side.
    static async Task<Dictionary<Guid, PrivateValue>> WordsAsync(SiagaDb db, string region, List<Guid> ids, CancellationToken ct)
    {
        var (first, last, most) = (ids.Min(), ids.Max(), (ids.Count * 2) + WordsAtOnce);
        var between = await db.PrivateValues.AsNoTracking().Where(v => v.RegionId == region && v.Id >= first && v.Id <= last)
            .OrderBy(v => v.Id).Take(most).ToListAsync(ct);
        return between.Count < most ? between.ToDictionary(v => v.Id) : await WordsByIdAsync(db, region, ids, ct);
    }

    // After a clock that jumped, or in a forged journal, one id may lie anywhere: the stretch between could be everything.
    static async Task<Dictionary<Guid, PrivateValue>> WordsByIdAsync(SiagaDb db, string region, List<Guid> ids, CancellationToken ct)
    {
        var words = new Dictionary<Guid, PrivateValue>();
        foreach (var some in ids.Chunk(WordsAtOnce))
        {
            var kept = await db.PrivateValues.AsNoTracking().Where(v => v.RegionId == region && some.Contains(v.Id)).ToListAsync(ct);
            foreach (var value in kept) words[value.Id] = value;
        }

        return words;
    }
}
