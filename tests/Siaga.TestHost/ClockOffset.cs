using System.Globalization;

namespace Siaga.TestHost;

/// <summary>How far the driven clock is ahead of the real one. Browsers drop cookies by their own clock, so it is never behind.</summary>
sealed class ClockOffset(string? file)
{
    TimeSpan _ahead = file is not null && File.Exists(file)
        ? TimeSpan.FromTicks(long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture))
        : TimeSpan.Zero;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _ahead;

    public void Add(TimeSpan time)
    {
        _ahead += time;
        if (file is null) return;
        // Whole or not at all: the host may be killed at any moment.
        File.WriteAllText($"{file}.new", _ahead.Ticks.ToString(CultureInfo.InvariantCulture));
        File.Move($"{file}.new", file, overwrite: true);
    }
}
