using System.Text.Json;

namespace Siaga.Host.Bench;

/// <summary>How long a screen waits before it asks for its stream again, with the numbers of the console's own
/// <c>web/src/api/reconnect.json</c>.</summary>
static class ReconnectPause
{
    sealed record Numbers(double FirstMs, int Doublings, double LongestMs, double Least, double Scatter);

    static readonly Numbers Console = Read();

    public static TimeSpan After(int failures, Random chance)
    {
        var longer = Math.Min(Console.LongestMs, Console.FirstMs * Math.Pow(2, Math.Min(failures, Console.Doublings)));
        return TimeSpan.FromMilliseconds(longer * (Console.Least + (chance.NextDouble() * Console.Scatter)));
    }

    static Numbers Read()
    {
        using var file = typeof(ReconnectPause).Assembly.GetManifestResourceStream("reconnect.json")!;
        return JsonSerializer.Deserialize<Numbers>(file, JsonSerializerOptions.Web)!;
    }
}
