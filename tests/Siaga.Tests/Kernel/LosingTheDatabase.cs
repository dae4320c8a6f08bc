using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class LosingTheDatabase(Databases databases)
{
    [Theory, BothEngines]
    public async Task Runs_a_batch_again_one_by_one_when_its_commit_fails(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 2);
        Task<Guid> first = null!, twice = null!, other = null!;
        Task<int> guilty = null!;
        await depot.TogetherAsync(() =>
        {
            (first, twice, other) = (depot.Send(1), depot.Send(1), depot.Send(2));
            // The journal already has the number that this batch will take: the append fails after every command ran.
            guilty = depot.Do(async (db, _) =>
            {
                var next = await db.JournalHeads.Select(h => h.LastSeq).SingleAsync(CancellationToken.None) + 1;
                await Depot.TamperAsync(db, Depot.CopyOfFact(1, next));
                db.Record(new AmbulanceReturned(1, Clock.Start));
                return 0;
            });
        });

        await Task.WhenAll(first, other);
        await Should.ThrowAsync<RefusedException>(() => twice);
        await Should.ThrowAsync<NotCommittedException>(() => guilty);
        (await depot.Ambulances()).ShouldAllBe(a => a.IsOut);
        (await depot.Check()).ShouldBe(new(4, null));
    }

    [Theory, BothEngines]
    public async Task Does_nothing_twice_when_the_answer_to_a_commit_is_lost(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 2);
        var lossy = new LosesTheFirstAnswer(depot.Get<IDatabaseEngine>());
        var lane = new WriterLane(lossy, depot.Get<DepotPeople>(), new(), TimeProvider.System, NullLogger.Instance);
        // queued before the lane runs: one batch
        var asked = new[] { Buy(lane, 3, "k"), Buy(lane, 4, "l"), Buy(lane, 3, "k") };
        var running = lane.RunAsync();

        (await Task.WhenAll(asked)).ShouldBe(["3", "4", "3"]);
        (lossy.Commits, (await depot.Ambulances()).Count).ShouldBe((1, 4));
        (await depot.Check()).ShouldBe(new(4, null));
        lane.Close();
        await running;
    }

    [Theory, BothEngines]
    public async Task Asks_nobody_to_wait_for_a_database_that_is_away(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 2);
        await depot.TamperAsync("ALTER TABLE journal_heads RENAME TO elsewhere");
        Task<int>[] asked = [depot.Buy(3), depot.Buy(4), depot.Buy(5)];
        foreach (var caller in asked) await Should.ThrowAsync<NotCommittedException>(() => caller);
        await depot.TamperAsync("ALTER TABLE elsewhere RENAME TO journal_heads");
        await depot.Buy(3); // the writer goes on
        (await depot.Check()).ShouldBe(new(3, null));
    }

    [Fact]
    public async Task Survives_a_server_that_ends_the_connection_in_the_middle()
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(Engine.Postgres), ambulances: 2);
        Task<Guid> before = null!, after = null!;
        Task<int> killer = null!;
        await depot.TogetherAsync(() =>
        {
            before = depot.Send(1);
            killer = depot.Do(async (db, _) =>
                { await Depot.TamperAsync(db, "SELECT pg_terminate_backend(pg_backend_pid())"); return 0; });
            after = depot.Send(2);
        });

        await Task.WhenAll(before, after);
        await Should.ThrowAsync<NotCommittedException>(() => killer);
        (await depot.Check()).ShouldBe(new(4, null));
    }

    [Theory, BothEngines]
    public async Task Finishes_what_waits_when_it_is_stopped_and_takes_nothing_more(Engine engine)
    {
        await using var depot = await Depot.OpenAsync(await databases.CreateAsync(engine));
        var waiting = Enumerable.Range(1, 100).Select(n => depot.Buy(n)).ToList();
        await depot.Get<RegionWriters>().StopAsync(default);
        await Task.WhenAll(waiting);
        await Should.ThrowAsync<NotCommittedException>(() => depot.Buy(101));
    }

    static Task<string> Buy(WriterLane lane, int number, string key) =>
        lane.AskAsync(new(Depot.Region, Depot.Key(key), Depot.Ani, (db, _) =>
    {
        db.Add(new Ambulance { RegionId = Depot.Region, Number = number });
        db.Record(new AmbulanceBought(number, Clock.Start));
        return Task.FromResult($"{number}");
    }, default), default);

    /// <summary>The commit comes through, the word of it does not.</summary>
    sealed class LosesTheFirstAnswer(IDatabaseEngine real) : IDatabaseEngine
    {
        public int Commits { get; private set; }
        public SiagaDb OpenReader(Audience audience) => real.OpenReader(audience);
        public Task MigrateAsync(CancellationToken ct) => real.MigrateAsync(ct);
        public bool ServesAlone => real.ServesAlone;
        public void BeginServing() => real.BeginServing();
        public string LaneOf(string region) => real.LaneOf(region);
        public Task<WriteSession> OpenWriterAsync(Writing writing, CancellationToken ct) =>
            real.OpenWriterAsync(writing, ct);
        public Task ReleaseAsync(IDbContextTransaction transaction, string savepoint) =>
            real.ReleaseAsync(transaction, savepoint);
        public RowPlan? PlanOf(IEntityType table) => real.PlanOf(table);
        public Task AddAsync(SiagaDb db, List<(RowPlan Plan, object Row)> rows, CancellationToken ct) =>
            real.AddAsync(db, rows, ct);
        public Task NotifyAsync(SiagaDb db, IReadOnlyCollection<string> persons) => real.NotifyAsync(db, persons);

        public Task<BegunBatch> LockAsync(SiagaDb db, AnswerKey[] keys, RowId[] created) =>
            real.LockAsync(db, keys, created);

        public async Task AppendAndCommitAsync(SiagaDb db, JournalBatch batch)
        {
            await real.AppendAndCommitAsync(db, batch);
            if (++Commits == 1) throw new IOException("the connection was lost");
        }
    }
}
