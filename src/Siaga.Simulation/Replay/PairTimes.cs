namespace Siaga.Simulation;

/// <summary>How long calls took between two of their stamps, in seconds: exact, by the nearest rank.</summary>
public sealed record PairTimes(int Pairs, int Missing, double? MedianSeconds, double? P90Seconds)
{
    public static PairTimes Of(IReadOnlyCollection<double?> all)
    {
        var known = all.OfType<double>().Order().ToList();
        return new(known.Count, all.Count - known.Count, Rank(known, 0.5), Rank(known, 0.9));
    }

    static double? Rank(List<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}
