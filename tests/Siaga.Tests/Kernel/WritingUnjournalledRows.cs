using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class WritingUnjournalledRows(Databases databases)
{
    [Theory, BothEngines]
    public async Task Saves_and_commits_when_the_work_ends_well(Engine engine)
    {
        await using var depot = await Open(engine);
        (await Write(depot, db => db.Add(Note(1)))).ShouldBe(1);
        await using var db = depot.Read();
        (await db.Set<GateNote>().SingleAsync()).Words.ShouldBe("note 1");
    }

    [Theory, BothEngines]
    public async Task Undoes_everything_when_the_work_fails(Engine engine)
    {
        await using var depot = await Open(engine);
        await Should.ThrowAsync<DivideByZeroException>(() =>
            depot.Get<UnjournalledWriter>().WriteAsync<int>(System, async (db, ct) =>
        {
            db.Add(Note(1));
            await db.SaveChangesAsync(ct);
            throw new DivideByZeroException();
        }, default));
        await using var db = depot.Read();
        (await db.Set<GateNote>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothEngines]
    public async Task Refuses_rows_that_only_facts_may_change(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        await Refused(() => Write(depot, db => db.Add(new Ambulance { RegionId = Depot.Region, Number = 2 })));
        await Refused(() => WriteAsync(depot, async db => (await db.Set<Ambulance>().SingleAsync()).IsOut = true));
        await Refused(() => WriteAsync(depot, async db => db.Remove(await db.Set<Ambulance>().SingleAsync())));
        await Refused(() => WriteAsync(depot, db => db.Set<Ambulance>().ExecuteDeleteAsync()));
        await Refused(() =>
            WriteAsync(depot, db => db.Set<Ambulance>().ExecuteUpdateAsync(a => a.SetProperty(x => x.IsOut, true))));
        await Refused(() => Write(depot, db => db.Record(new AmbulanceReturned(1, Clock.Start))));
        (await depot.Ambulances()).Single().IsOut.ShouldBeFalse();
    }

    [Theory, BothEngines]
    public async Task Refuses_them_in_bulk_to_a_reader_and_to_a_command_as_well(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        await Refused(async () => await depot.Read().Set<Ambulance>().ExecuteDeleteAsync());
        await Refused(async () => await depot.Read().Set<GateNote>().ExecuteDeleteAsync());
        await Refused(() => depot.Do((db, ct) => db.Set<Ambulance>().ExecuteDeleteAsync(ct)));
        (await depot.Ambulances()).Count.ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task May_change_in_bulk_what_no_fact_made(Engine engine)
    {
        await using var depot = await Open(engine);
        await Write(depot, db => db.AddRange(Note(1), Note(2)));
        await WriteAsync(depot, db => db.Set<GateNote>().Where(n => n.Id == 1).ExecuteDeleteAsync());
        await WriteAsync(depot, db => db.Set<GateNote>().ExecuteUpdateAsync(n => n.SetProperty(x => x.Words, "new")));
        await using var read = depot.Read();
        (await read.Set<GateNote>().SingleAsync()).Words.ShouldBe("new");
    }

    [Theory, BothEngines]
    public async Task Lets_a_command_change_them_without_a_fact(Engine engine)
    {
        await using var depot = await Open(engine);
        await depot.Do((db, _) => Task.FromResult(db.Add(Note(1)).Entity.Id));
        (await depot.Journal()).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Rings_for_persons_after_the_commit_and_not_when_undone(Engine engine)
    {
        await using var depot = await Open(engine);
        var (ani, budi) = (depot.Get<JournalBell>().NextOf("ani"), depot.Get<JournalBell>().NextOf("budi"));
        await Write(depot, db => db.RingPerson("ani"));
        await Should.ThrowAsync<DivideByZeroException>(() =>
            Write(depot, db => { db.RingPerson("budi"); throw new DivideByZeroException(); }));
        await ani.WaitAsync(TimeSpan.FromSeconds(10));
        budi.IsCompleted.ShouldBeFalse();
        await Refused(() => depot.Do((db, _) => { db.RingPerson("ani"); return Task.FromResult(0); }));
    }

    static readonly Audience System = Audience.System("test");

    static GateNote Note(long id) => new() { RegionId = Depot.Region, Id = id, Words = $"note {id}" };

    static Task<int> Write(Depot depot, Action<SiagaDb> work) =>
        depot.Get<UnjournalledWriter>()
            .WriteAsync(System, (db, _) => { work(db); return Task.FromResult(1); }, default);

    static Task<T> WriteAsync<T>(Depot depot, Func<SiagaDb, Task<T>> work) =>
        depot.Get<UnjournalledWriter>().WriteAsync(System, (db, _) => work(db), default);

    static async Task Refused(Func<Task> work) => await Should.ThrowAsync<InvalidOperationException>(work);

    async Task<Depot> Open(Engine engine, int ambulances = 0) =>
        await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances);
}
