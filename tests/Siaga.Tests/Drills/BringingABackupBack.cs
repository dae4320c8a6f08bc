using Shouldly;
using Siaga.Host.Drills;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Drills;

/// <summary>The drill of docs/operations/runbook.md, with the page's own commands.</summary>
public sealed class BringingABackupBack
{
    [Theory, BothEngines]
    public async Task Loses_nothing_that_was_acknowledged_before_the_backup(Engine engine)
    {
        var folder = Directory.CreateTempSubdirectory("siaga-restore-");
        var storage = engine is Engine.Sqlite ? DrillStorage.Sqlite : DrillStorage.Postgres;
        var figures = await RestoreDrill.RunAsync(storage, before: 20, folder.FullName, _ => { }, default);
        folder.Delete(recursive: true);

        figures.IsGood.ShouldBeTrue(figures.ToString());
        figures.Meanwhile.ShouldBePositive("the office goes on while the copy is made");
    }
}
