using Shouldly;
using Siaga.Host.Drills;
using Xunit;

namespace Siaga.Tests.Drills;

public sealed class ComparingWithTheJournal
{
    [Theory]
    [InlineData("acknowledged", 1, 0, 0)]
    [InlineData("acknowledged", 0, 1, 0)]
    [InlineData("acknowledged", 2, 0, 1)]
    [InlineData("unknown", 0, 0, 0)]
    [InlineData("unknown", 1, 0, 0)]
    [InlineData("unknown", 2, 0, 1)]
    public void Counts_what_was_lost_and_what_stands_there_twice(string told, int written, int lost, int twice) =>
        CrashDrill.Compare(
            new Dictionary<string, Told> { ["a"] = Enum.Parse<Told>(told, ignoreCase: true) },
            new Dictionary<string, int> { ["a"] = written, ["of another drill"] = 1 }).ShouldBe((lost, twice));
}
