namespace Siaga.Incidents;

/// <summary>Exact percentiles by the nearest rank: the value of an actual case, never an average of averages.</summary>
static class Percentile
{
    /// <param name="percent">0 to 100.</param>
    /// <returns>Null for no values.</returns>
    public static double? NearestRank(IReadOnlyCollection<double> values, int percent)
    {
        if (values.Count == 0) return null;
        var sorted = values.Order().ToList();
        return sorted[Math.Max(0, (int)Math.Ceiling(percent / 100.0 * sorted.Count) - 1)];
    }
}
