namespace Siaga.Kernel;

/// <summary>Exact percentiles by the nearest rank: the value of an actual case, never an average of averages.</summary>
public static class Percentile
{
    /// <param name="percent">0 to 100.</param>
    /// <returns>Null for no values.</returns>
    public static double? NearestRank(IEnumerable<double> values, double percent) => OfSorted([.. values.Order()], percent);

    /// <inheritdoc cref="NearestRank"/>
    public static double? OfSorted(IReadOnlyList<double> sorted, double percent) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(percent / 100 * sorted.Count) - 1)];
}
