namespace Siaga.Kernel;

/// <summary>How far a check of a region's journal has come, and the first fact that does not follow from those before it. Asks
/// no database: the next page is read meanwhile.</summary>
sealed class JournalWalk(string region, IReadOnlyCollection<JournalAnchor> anchors)
{
    readonly ILookup<long, JournalAnchor> _anchored = anchors.ToLookup(a => a.Seq);
    byte[] _hash = JournalChain.Start(region);

    /// <summary>The last fact that fits.</summary>
    public long Seq { get; private set; }

    /// <returns>Null when all of the page fits.</returns>
    public string? FirstMisfit(JournalPage page)
    {
        foreach (var (entry, committed) in page.Rows)
        {
            if (entry.Seq != Seq + 1) return $"{Seq + 1} is missing, {entry.Seq} follows";
            var hash = JournalChain.Link(_hash, entry);
            if (!hash.AsSpan().SequenceEqual(entry.Hash) || committed is null) return $"{entry.Seq} was changed";
            if (_anchored[entry.Seq].Any(a => a.Hash != Convert.ToHexStringLower(hash)))
                return $"{entry.Seq} is not the fact that was anchored, or one before it is not";
            if (!Array.TrueForAll(committed, c => IsKept(c, page.Words))) return $"personal words of {entry.Seq} were changed";
            (Seq, _hash) = (entry.Seq, hash);
        }

        return null;
    }

    /// <param name="head">Null when the region has none.</param>
    public string? MisfitAtEnd(JournalHead? head)
    {
        var last = anchors.Select(a => a.Seq).DefaultIfEmpty().Max();
        if (last > Seq) return $"the end was cut: {last} was anchored, the last fact is {Seq}";
        return head switch
        {
            null when Seq == 0 => null,
            null => $"the head is missing, the last fact is {Seq}",
            _ when head.LastSeq != Seq => $"the head says {head.LastSeq}, the last fact is {Seq}",
            _ when !head.LastHash.AsSpan().SequenceEqual(_hash) => $"the head was changed, the last fact is {Seq}",
            _ => null,
        };
    }

    // Erased words have no row any more: nothing to compare, and the chain has covered the commitment.
    static bool IsKept(Commitment committed, IReadOnlyDictionary<Guid, PrivateValue> words) =>
        !words.TryGetValue(committed.Id, out var value) || Convert.ToHexStringLower(value.Commitment()) == committed.Sha256;
}
