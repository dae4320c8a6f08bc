using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class CheckingTheJournal(Databases databases)
{
    /// <summary>Every column of the journal, and what a stranger might write into it.</summary>
    static readonly (string Column, string Value)[] Changes =
    [
        ("id", "(SELECT id FROM journal WHERE seq = 1)"), ("stream", "'ambulance/9'"), ("kind", "'ambulance.sent'"),
        ("v", "2"), ("occurred_at", "occurred_at - 1"), ("recorded_at", "recorded_at - 1"),
        ("clock_source", "'crew'"), ("\"by\"", "'budi'"),
        ("command_id", "(SELECT command_id FROM journal WHERE seq = 1)"), ("body", "'{{}}'"),
        ("hash", "(SELECT hash FROM journal WHERE seq = 1)"),
    ];

    [Theory, BothEngines]
    public async Task Names_a_changed_column_of_any_kind(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 3);
        var columns = typeof(JournalEntry).GetProperties().Length;
        (Changes.Length + 2).ShouldBe(columns); // region_id and seq are below

        foreach (var (column, value) in Changes)
        {
            await depot.TamperAsync("CREATE TABLE before_it AS SELECT * FROM journal WHERE seq = 2");
            await depot.TamperAsync($"UPDATE journal SET {column} = {value} WHERE seq = 2");
            (await depot.Check()).ShouldBe(new(1, "2 was changed"), column);
            await depot.TamperAsync($"UPDATE journal SET {column} = (SELECT {column} FROM before_it) WHERE seq = 2");
            await depot.TamperAsync("DROP TABLE before_it");
        }

        (await depot.Check()).ShouldBe(new(3, null));
    }

    [Theory, BothEngines]
    public async Task Names_a_removed_fact(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 4);
        await depot.TamperAsync("DELETE FROM journal WHERE seq = 2");
        (await depot.Check()).ShouldBe(new(1, "2 is missing, 3 follows"));
        // Closing the gap does not help.
        await depot.TamperAsync("UPDATE journal SET seq = 2 WHERE seq = 3");
        await depot.TamperAsync("UPDATE journal SET seq = 3 WHERE seq = 4");
        (await depot.Check()).ShouldBe(new(1, "2 was changed"));
    }

    [Theory, BothEngines]
    public async Task Names_facts_in_another_order(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 3);
        foreach (var (from, to) in new[] { (2, 99), (3, 2), (99, 3) })
            await depot.TamperAsync($"UPDATE journal SET seq = {to} WHERE seq = {from}");
        (await depot.Check()).ShouldBe(new(1, "2 was changed"));
    }

    [Theory, BothEngines]
    public async Task Names_a_cut_end_and_an_added_one(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 3);
        await depot.TamperAsync(Depot.CopyOfFact(3, seq: 4));
        (await depot.Check()).ShouldBe(new(3, "4 was changed"));
        await depot.TamperAsync("DELETE FROM journal WHERE seq >= 3");
        (await depot.Check()).ShouldBe(new(2, "the head says 3, the last fact is 2"));
    }

    [Theory, BothEngines]
    public async Task Names_a_changed_and_a_missing_head(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 2);
        await depot.TamperAsync("UPDATE journal_heads SET last_hash = (SELECT hash FROM journal WHERE seq = 1)");
        (await depot.Check()).ShouldBe(new(2, "the head was changed, the last fact is 2"));
        await depot.TamperAsync("DELETE FROM journal_heads");
        (await depot.Check()).ShouldBe(new(2, "the head is missing, the last fact is 2"));
    }

    [Theory, BothEngines]
    public async Task Does_not_take_the_journal_of_one_region_for_anothers(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 2);
        await depot.TamperAsync("UPDATE journal SET region_id = 'jepara'");
        (await depot.Check("jepara")).ShouldBe(new(0, "1 was changed"));
        (await depot.Check()).ShouldBe(new(0, "the head says 2, the last fact is 0"));
    }

    [Theory, BothEngines]
    public async Task Goes_through_journals_longer_than_one_page(Engine engine)
    {
        await using var depot = await Open(engine);
        await Task.WhenAll(Enumerable.Range(1, (2 * JournalPages.RowsAtOnce) + 1).Select(n => depot.Buy(n)));
        var told = new List<long>();
        (await depot.Check(told.Add)).ShouldBe(new((2 * JournalPages.RowsAtOnce) + 1, null));
        told.ShouldBe([JournalPages.RowsAtOnce, 2 * JournalPages.RowsAtOnce, (2 * JournalPages.RowsAtOnce) + 1]);

        // From behind to the front: each time the first one counts, on both sides of a border.
        foreach (var seq in (int[])[(2 * JournalPages.RowsAtOnce) + 1, 2 * JournalPages.RowsAtOnce, JournalPages.RowsAtOnce + 1, JournalPages.RowsAtOnce, 1])
        {
            await depot.TamperAsync($"UPDATE journal SET v = 7 WHERE seq = {seq}");
            (await depot.Check()).ShouldBe(new(seq - 1, $"{seq} was changed"));
        }
    }

    [Theory, BothEngines]
    public async Task Names_a_fact_that_is_missing_at_a_pages_border(Engine engine)
    {
        await using var depot = await Open(engine);
        await Task.WhenAll(Enumerable.Range(1, JournalPages.RowsAtOnce + 2).Select(n => depot.Buy(n)));
        foreach (var seq in (int[])[JournalPages.RowsAtOnce + 1, JournalPages.RowsAtOnce])
        {
            await depot.TamperAsync($"DELETE FROM journal WHERE seq = {seq}");
            (await depot.Check()).ShouldBe(new(seq - 1, $"{seq} is missing, {(seq == JournalPages.RowsAtOnce ? seq + 2 : seq + 1)} follows"));
        }
    }

    [Theory, BothEngines]
    public async Task Names_changed_words_before_a_later_changed_fact(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        await depot.Send(1, caller: "0811");
        await depot.Buy(2);
        await depot.TamperAsync("UPDATE journal SET v = 7 WHERE seq = 3");
        (await depot.Check()).ShouldBe(new(2, "3 was changed"));
        await depot.TamperAsync("UPDATE private_values SET text = '0812'");
        (await depot.Check()).ShouldBe(new(1, "personal words of 2 were changed"));
    }

    [Theory, BothEngines]
    public async Task Finds_words_whose_ids_lie_far_apart(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 2);
        await depot.Send(1, caller: "0811");
        await depot.TamperAsync(Depot.StrangersWords(1_000)); // more than the page could want
        await depot.Send(2, caller: "0812");
        (await depot.Check()).ShouldBe(new(4, null));
        await depot.TamperAsync("UPDATE private_values SET text = 'changed' WHERE text = '0812'");
        (await depot.Check()).ShouldBe(new(3, "personal words of 4 were changed"));
    }

    [Theory, BothEngines]
    public async Task Names_a_body_that_cannot_be_read(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 2);
        await depot.TamperAsync("UPDATE journal SET body = 'no \"sha256\" of anything' WHERE seq = 2");
        (await depot.Check()).ShouldBe(new(1, "2 was changed"));
    }

    [Theory, BothEngines]
    public async Task Is_not_misled_by_a_server_that_writes_meanwhile(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        // What is recorded after the last page was read, and before the head is.
        var result = await depot.Check(seq => { if (seq == 1) depot.Buy(2).GetAwaiter().GetResult(); });
        result.ShouldBe(new(2, null));
    }

    [Theory, BothEngines]
    public async Task Is_refused_to_whoever_does_not_see_the_region(Engine engine)
    {
        await using var depot = await Open(engine, ambulances: 1);
        await using var db = depot.Read(Audience.Nobody);
        await Should.ThrowAsync<ForbiddenException>(() => CheckJournal.Handle(db, Depot.Region));
    }

    async Task<Depot> Open(Engine engine, int ambulances = 0) =>
        await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances);
}
