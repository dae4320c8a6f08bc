using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Host.Commands;

/// <summary>Proves that nobody changed what was recorded.</summary>
static class JournalCommand
{
    public static Command Create() => new("journal", "Prove what was recorded.")
    {
        new Command("verify", "Check every region's chain; exit code 1 when one does not hold.").Runs(Verify),
    };

    static async Task<int> Verify(CommandScope run)
    {
        await using var db = run.Read();
        var (facts, broken) = (0L, 0);
        foreach (var region in await db.JournalHeads.Select(h => h.RegionId).OrderBy(r => r).ToListAsync(run.Ct))
        {
            var result = await CheckJournal.Handle(db, region);
            facts += result.Facts;
            if (result.Broken is not null) broken++;
            run.Output.Result(
                new { Region = region, result.Facts, result.Broken },
                $"{region}: {result.Facts} facts, {result.Broken ?? "all as recorded"}");
        }
        run.Output.Result(new { Facts = facts, Broken = broken }, $"{facts} facts, {broken} broken chains");
        return broken == 0 ? 0 : 1;
    }
}
