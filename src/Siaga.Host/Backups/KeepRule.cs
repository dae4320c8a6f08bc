namespace Siaga.Host.Backups;

/// <summary>Which backups stay: the last ones, and of the days before, the last of each.</summary>
/// <param name="Last">How many of the newest, whatever their age.</param>
/// <param name="Days">For how many days one a day, by UTC.</param>
sealed record KeepRule(int Last, int Days)
{
    public static readonly KeepRule Usual = new(24, 30);

    /// <param name="made">When each was made, in any order.</param>
    /// <returns>Those that go. The newest never does.</returns>
    public IReadOnlyList<DateTimeOffset> Superfluous(IEnumerable<DateTimeOffset> made, DateTimeOffset now)
    {
        var newestFirst = made.OrderDescending().ToList();
        var older = newestFirst.Skip(Math.Max(1, Last)).ToList();
        var oldest = now.UtcDateTime.Date.AddDays(-Days);
        // Only what is left after the last ones: a day whose newest backup is among them has its one already.
        var days = newestFirst.Take(Math.Max(1, Last)).Select(at => at.UtcDateTime.Date).ToHashSet();
        return [.. older.Where(at => at.UtcDateTime.Date <= oldest || !days.Add(at.UtcDateTime.Date))];
    }
}
