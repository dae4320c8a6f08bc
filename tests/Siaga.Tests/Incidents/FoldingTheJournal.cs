using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Regions;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class FoldingTheJournal(Databases databases)
{
    // Notices and drafts are no folds: their classes say so.
    [Fact]
    public async Task Gives_what_happened_outside_the_hours()
    {
        var closed = Profiles.ClosedAtNight("officers");
        await using var lived = await SiagaServer.OpenAsync(databases, Engine.Sqlite, SiagaServer.SundayNight, closed);
        await lived.GivenAsync(Situations.Seen("damkar"), Situations.CalledIn("damkar", "bpbd"), Situations.Passed(4));
        await using var told = await SiagaServer.OpenAsync(databases, Engine.Sqlite, SiagaServer.SundayNight);
        await RetellAsync(lived, told);
        (await SameAsync(lived, told, "night")).ShouldBe(3);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 21, 250)]
    [InlineData(Engine.Sqlite, 22, 250)]
    [InlineData(Engine.Postgres, 24, 150)]
    public async Task Gives_every_row_of_every_table(Engine engine, int seed, int steps)
    {
        await using var lived = await SiagaServer.OpenAsync(databases, engine);
        await new RandomShift(lived, seed).DoAsync(steps);
        await using var told = await SiagaServer.OpenAsync(databases, engine);
        await RetellAsync(lived, told);
        (await SameAsync(lived, told, $"seed {seed}")).ShouldBeGreaterThan(20);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 25, 150)]
    [InlineData(Engine.Postgres, 26, 100)]
    public async Task Gives_every_row_after_words_were_erased(Engine engine, int seed, int steps)
    {
        await using var lived = await SiagaServer.OpenAsync(databases, engine);
        await new RandomShift(lived, seed).DoAsync(steps);
        var (erase, gone) = (lived.Get<EraseWords>(), 0);
        await using (var db = lived.Read())
        {
            foreach (var report in await db.Reports.OrderBy(r => r.BegunAt).Take(8).Select(r => r.Id).ToListAsync())
                gone += (await erase.OfReportAsync(SiagaServer.Region, report, ErasureCause.Asked, default)).Words;
            foreach (var number in await db.Incidents.OrderByDescending(i => i.BegunAt).Take(8).Select(i => i.Number).ToListAsync())
                gone += (await erase.OfIncidentAsync(SiagaServer.Region, number, ErasureCause.KeptLongEnough, default))!.Words;
        }

        gone.ShouldBeGreaterThan(40);
        await using var told = await SiagaServer.OpenAsync(databases, engine);
        await RetellAsync(lived, told);
        await SameAsync(lived, told, $"seed {seed}");
    }

    /// <returns>How many tickets there were.</returns>
    static async Task<int> SameAsync(SiagaServer lived, SiagaServer told, string which)
    {
        await using var left = lived.Read();
        await using var right = told.Read();
        foreach (var table in Tables(left))
        {
            var (expected, actual) = (await RowsAsync(left, table), await RowsAsync(right, table));
            actual.ShouldBe(expected, $"{table.GetTableName()}, {which}");
        }

        return await left.Tickets.CountAsync();
    }

    // One fact in each command, so that the fold depends on nothing that its command happened to have in memory.
    static async Task RetellAsync(SiagaServer from, SiagaServer to)
    {
        await using var db = from.Read();
        var journal = await db.Journal.AsNoTracking().Where(j => j.RegionId == SiagaServer.Region).OrderBy(j => j.Seq)
            .ToListAsync();
        foreach (var (entry, fact) in await from.Get<FactReader>().ReadAsync(db, journal, default))
        {
            await to.Writer.WriteAsync(IdempotencyKey.OfTask("replay", $"{entry.Seq}"), Actor.System("replay"),
                async (rows, turn) =>
            {
                await Fold.ApplyAsync(rows, fact, turn);
                // Rows change only with a fact. What was erased cannot be recorded again: another stands in for it.
                rows.Record(new ReminderEnded(Guid.Empty, Guid.Empty, fact.At));
                return entry.Seq;
            }, default);
        }
    }

    static IEnumerable<IEntityType> Tables(SiagaDb db) => db.Model.GetEntityTypes().Where(t =>
        t.ClrType.Assembly == typeof(IncidentsModule).Assembly
            && !typeof(IUnjournalled).IsAssignableFrom(t.ClrType)).OrderBy(t => t.Name, StringComparer.Ordinal);

    static Task<List<string>> RowsAsync(SiagaDb db, IEntityType table) => (Task<List<string>>)typeof(FoldingTheJournal)
        .GetMethod(nameof(RowsOfAsync),
            System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
        .MakeGenericMethod(table.ClrType).Invoke(null, [db])!;

    static async Task<List<string>> RowsOfAsync<T>(SiagaDb db) where T : class =>
        [.. (await db.Set<T>().AsNoTracking().ToListAsync()).Select(row => JsonSerializer.Serialize(row))
            .Order(StringComparer.Ordinal)];
}
