using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>What was kept long enough goes, in the region's night; nothing goes a day early.</summary>
public sealed class ErasingByAge(Databases databases)
{
    const string Words = "Rumah kakek terbakar besar", Landmark = "belakang surau hijau", Number = "081299998888";

    static readonly ReportForm Told = Form(place: In("33.24.08", Landmark), words: Words, number: Number) with { CallerName = "Sulastri" };

    /// <summary>24 November in Kendal ends at 17:00 UTC.</summary>
    static readonly DateTimeOffset EndOfDay = new(2026, 11, 24, 17, 0, 0, TimeSpan.Zero);

    [Theory, BothEngines]
    public async Task Keeps_a_case_until_its_last_day_is_over_on_the_regions_clock(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.GivenAsync(Told, Closed());
        await server.LaterAsync(EndOfDay.AddYears(5).AddSeconds(-1));
        (await PastAsync(server, KeptClass.Cases)).ShouldBe((0, null));
        await server.LaterAsync(EndOfDay.AddYears(5));
        (await PastAsync(server, KeptClass.Cases)).ShouldBe((1, SiagaServer.TuesdayMorning));
    }

    [Theory, BothEngines]
    public async Task Keeps_pranks_for_days_and_other_calls_for_years(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        foreach (var outcome in (Outcome[])[Outcome.Prank, Outcome.Ghost, Outcome.Test, Outcome.Information, Outcome.Dropped])
            await server.EndAsync(await server.BeginAsync(), outcome, Form(category: null));
        await server.LaterAsync(EndOfDay.AddDays(90).AddSeconds(-1));
        (await PastAsync(server, KeptClass.Pranks)).Past.ShouldBe(0);
        await server.LaterAsync(EndOfDay.AddDays(90));
        ((await PastAsync(server, KeptClass.Pranks)).Past, (await PastAsync(server, KeptClass.Calls)).Past).ShouldBe((3, 0));
        await server.LaterAsync(EndOfDay.AddYears(5));
        (await PastAsync(server, KeptClass.Calls)).Past.ShouldBe(2);
    }

    [Theory, BothEngines]
    public async Task Takes_restricted_cases_too_from_rows_search_and_timeline_and_the_chain_holds(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var open = await server.OpenAsync(Form(words: "Pohon tumbang di jalan"));
        var @case = await server.GivenAsync(Told, Restricted(), Noted("Kakek sudah keluar"), Closed());
        await server.LaterAsync(EndOfDay.AddYears(5));
        (await EraseAsync(server)).Erased[KeptClass.Cases].ShouldBe(1);

        var after = await ErasingWords.TextsAsync(server);
        foreach (var secret in (string[])[Words, Words.ToLowerInvariant(), Landmark, Number, "Sulastri", "Kakek sudah keluar", "Korban anak"])
            after.ShouldNotContain(secret, Case.Sensitive);
        after.ShouldContain("Pohon tumbang"); // is still open
        await ErasingWords.HoldsAsync(server);
        (await server.As("petugas3").PostAsync<SearchCases.Answer>("search", new SearchCases.Request("kakek", null))).Items.ShouldBeEmpty();
        (await server.ViewAsync(@case, "petugas3")).Timeline[0].ShouldSatisfyAllConditions(
            e => e.Kind.ShouldBe("incident.words-erased"), e => e.Task.ShouldBe("retention"));
        (await server.ViewAsync(open, "petugas3")).Words.ShouldBe("Pohon tumbang di jalan");
    }

    [Theory, BothEngines]
    public async Task Changes_nothing_the_second_time(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.GivenAsync(Told, Closed());
        await server.EndAsync(await server.BeginAsync(), Outcome.Prank, Form(category: null));
        await server.LaterAsync(EndOfDay.AddYears(5));
        await EraseAsync(server);
        var facts = await FactsAsync(server);
        (await EraseAsync(server)).Erased.ShouldBeEmpty();
        (await FactsAsync(server)).ShouldBe(facts);
    }

    [Theory, BothEngines]
    public async Task Goes_on_where_it_was_killed(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        for (var call = 0; call < ErasePastWords.AtOnce + 5; call++)
            await server.EndAsync(await server.BeginAsync(), Outcome.Prank, Form(category: null, words: Words));
        await server.LaterAsync(EndOfDay.AddDays(90));
        using var killed = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(
            () => server.Get<Retention>().EraseAsync(SiagaServer.Region, _ => killed.Cancel(), killed.Token));
        (await PastAsync(server, KeptClass.Pranks)).Past.ShouldBe(5);

        (await EraseAsync(server)).Erased[KeptClass.Pranks].ShouldBe(5);
        (await ErasingWords.TextsAsync(server)).ShouldNotContain(Words);
        await ErasingWords.HoldsAsync(server);
    }

    [Theory, BothEngines]
    public async Task Removes_drafts_of_ended_reports_within_hours_and_unfinished_ones_like_pranks(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var (ended, unfinished) = (await server.BeginAsync(), await server.BeginAsync());
        await server.EndAsync(ended, Outcome.Prank, Form(category: null));
        server.Clock.SetUtcNow(SiagaServer.TuesdayMorning.AddHours(12));
        (await EraseAsync(server)).Erased.ShouldBeEmpty();
        server.Clock.SetUtcNow(SiagaServer.TuesdayMorning.AddHours(12).AddSeconds(1));
        (await EraseAsync(server)).Erased.ShouldBe(new Dictionary<KeptClass, int> { [KeptClass.Drafts] = 1 });
        await using (var db = server.Read()) (await db.Drafts.Select(d => d.Id).ToListAsync()).ShouldBe([unfinished]);
        await server.LaterAsync(EndOfDay.AddDays(90));
        (await EraseAsync(server)).Erased[KeptClass.UnfinishedDrafts].ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Is_the_nights_work(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.EndAsync(await server.BeginAsync(), Outcome.Prank, Form(category: null, words: Words));
        var night = EndOfDay.AddDays(90).AddHours(1);
        await server.LaterAsync(night.AddSeconds(-1));
        (await Work(server).RunDueAsync(SiagaServer.Region, default)).ShouldBe(night);
        (await ErasingWords.TextsAsync(server)).ShouldContain(Words);

        await server.LaterAsync(night);
        while (await Work(server).RunDueAsync(SiagaServer.Region, default) <= night) { }
        (await ErasingWords.TextsAsync(server)).ShouldNotContain(Words);
        await server.LaterAsync(night.AddHours(12));
        (await Work(server).RunDueAsync(SiagaServer.Region, default)).ShouldBe(night.AddDays(1));
    }

    [Theory, BothEngines]
    public async Task Does_not_believe_a_clock_to_which_no_calls_lead_up(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.GivenAsync(Told, Closed());
        var night = EndOfDay.AddYears(6).AddHours(2);
        await server.LaterAsync(night);
        (await Work(server).RunDueAsync(SiagaServer.Region, default)).ShouldBe(night.AddHours(23));
        (await server.Get<Retention>().LookAsync(SiagaServer.Region, default)).ClockDoubted.ShouldBeTrue();
        (await ErasingWords.TextsAsync(server)).ShouldContain(Words);

        // The service goes on: a month later there are calls that lead up to now.
        await server.EndAsync(await server.BeginAsync("petugas3"), Outcome.Information, Form(category: null), "petugas3");
        await server.LaterAsync(night.AddDays(31));
        while (await Work(server).RunDueAsync(SiagaServer.Region, default) <= server.Now) { }
        (await ErasingWords.TextsAsync(server)).ShouldNotContain(Words);
    }

    static ErasePastWords Work(SiagaServer server) => server.Get<ErasePastWords>();

    internal static Task<Retention.Outcome> EraseAsync(SiagaServer server) => server.Get<Retention>().EraseAsync(SiagaServer.Region, _ => { }, default);

    static async Task<(int Past, DateTimeOffset? Oldest)> PastAsync(SiagaServer server, KeptClass kept)
    {
        var of = (await server.Get<Retention>().LookAsync(SiagaServer.Region, default)).Classes.Single(c => c.Class == kept);
        return (of.Past, of.Oldest);
    }

    static async Task<long> FactsAsync(SiagaServer server)
    {
        await using var db = server.Read();
        return await db.Journal.LongCountAsync();
    }
}
