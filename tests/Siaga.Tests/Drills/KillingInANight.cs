using Shouldly;
using Siaga.Host.Drills;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Drills;

/// <summary>What is past its time goes whole, whatever dies in the night, and nothing else goes.</summary>
public sealed class KillingInANight
{
    [Theory, BothEngines]
    public async Task Leaves_no_case_by_half(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("siaga-night-");
        var storage = engine is Engine.Sqlite ? DrillStorage.Sqlite : DrillStorage.Postgres;
        var size = new RetentionDrill.Size(storage, Kills: 2, Cases: 60, Seed: 1);
        var figures = await RetentionDrill.RunAsync(size, folder.FullName, _ => { }, default);
        folder.Delete(recursive: true);

        figures.IsGood.ShouldBeTrue(figures.ToString());
        (figures.Kept, figures.Failed).ShouldBe((60, 0)); // held, open, or not past its time
    }

    [Theory]
    [InlineData(1, 0, 0, null)]
    [InlineData(0, 1, 0, null)]
    [InlineData(0, 0, 1, null)]
    [InlineData(0, 0, 0, "fact 7 is missing")]
    public void Is_no_good_when_anything_is_not_as_it_should_be(int left, int half, int lost, string? broken) =>
        new RetentionDrill.Figures(DrillStorage.Sqlite, 2, 2, 2, 0, 0, Gone: 60, Kept: 60, left, half, lost, 0, 0, 900,
            broken, 1).IsGood.ShouldBeFalse();
}
