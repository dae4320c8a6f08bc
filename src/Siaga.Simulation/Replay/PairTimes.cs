using Siaga.Kernel;

namespace Siaga.Simulation;

/// <summary>How long calls took between two of their stamps, in seconds: exact, by the nearest rank.</summary>
public sealed record PairTimes(int Pairs, int Missing, double? MedianSeconds, double? P90Seconds)
{
    public static PairTimes Of(IReadOnlyCollection<double?> all)
    {
        var known = all.OfType<double>().Order().ToList();
        return new(known.Count, all.Count - known.Count, Percentile.OfSorted(known, 50), Percentile.OfSorted(known, 90));
    }
}
