using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>What was erased is nowhere: not in a table, a search, a timeline; the chain holds and the figures stay.</summary>
public sealed class ErasingWords(Databases databases)
{
    const string Number = "081299998888", Words = "Rumah kakek terbakar besar", Landmark = "belakang surau hijau", Note = "Kakek sudah keluar";

    static readonly ReportForm Told = Form(place: In("33.24.08", Landmark), words: Words, number: Number) with { CallerName = "Sulastri" };

    [Theory, BothEngines]
    public async Task Of_a_caller_leaves_the_agencies_words_and_the_chain(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Told);
        var other = await server.OpenAsync(Form(words: "Pohon tumbang di jalan"));
        await Noted(Note)(server, @case);
        var before = await TextsAsync(server);
        foreach (var secret in (string[])[Number, Words, Landmark, "Sulastri"]) before.ShouldContain(secret, Case.Sensitive);

        var found = await Erase(server).FindCallerAsync(SiagaServer.Region, "+62 812-9999-8888", default);
        (found.Reports.Count, found.Incidents.Count).ShouldBe((1, 1));
        var erased = await Erase(server).OfCallerAsync(SiagaServer.Region, "+62 812-9999-8888", default);
        (erased.Reports, erased.Incidents).ShouldBe((1, 1));
        erased.Words.ShouldBeGreaterThan(4);

        var after = await TextsAsync(server);
        foreach (var secret in (string[])[Number, Words, Words.ToLowerInvariant(), Landmark, "Sulastri", "sulastri"]) after.ShouldNotContain(secret, Case.Sensitive);
        after.ShouldContain(Note);
        after.ShouldContain("Pohon tumbang");
        await HoldsAsync(server);
        var view = await server.ViewAsync(@case);
        (view.Headline, view.Words, view.Place.District, view.Reports.Single().CallerNumber).ShouldBe((null, null, "Kaliwungu", null));
        (await server.As("petugas1").PostAsync<SearchCases.Answer>("search", new SearchCases.Request("kakek", null))).Items.ShouldBeEmpty();
        (await server.ViewAsync(other)).Words.ShouldBe("Pohon tumbang di jalan");
        (await server.As("bupati").GetAsync<TodayFigures.Answer>("figures/today")).EmergenciesToday.ShouldBe(2);

        (await Erase(server).OfCallerAsync(SiagaServer.Region, Number, default)).ShouldBe(new(0, 0, 0)); // nothing is left to find
    }

    [Theory, BothEngines]
    public async Task Of_a_whole_case_takes_notes_accounts_and_reasons_too(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Told);
        await Noted(Note)(server, @case);
        await Accepted("damkar")(server, @case);
        await server.As("damkar.piket-1").DoAsync($"{@case.Ticket("damkar")}/account", new AccountForTicket.Request("Padam dalam sejam"));
        var number = (await server.ViewAsync(@case)).Row.Number;

        (await Erase(server).OfIncidentAsync(SiagaServer.Region, number, ErasureCause.KeptLongEnough, default))!.Reports.ShouldBe(1);
        var after = await TextsAsync(server);
        foreach (var secret in (string[])[Number, Words, Landmark, Note, "Padam dalam sejam", "Sulastri"]) after.ShouldNotContain(secret, Case.Sensitive);
        await HoldsAsync(server);
        (await server.ViewAsync(@case)).Tickets.ShouldNotBeEmpty(); // what happened, and when, stays
        (await Erase(server).OfIncidentAsync(SiagaServer.Region, "112-KDL-000000-0000", ErasureCause.Asked, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Lets_the_case_go_on()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Told);
        await Erase(server).OfCallerAsync(SiagaServer.Region, Number, default);
        await Changed(To(words: "Api menjalar"))(server, @case);
        await Accepted("damkar")(server, @case);
        (await server.ViewAsync(@case)).Words.ShouldBe("Api menjalar");
        await HoldsAsync(server);
    }

    static EraseWords Erase(SiagaServer server) => server.Get<EraseWords>();

    internal static async Task HoldsAsync(SiagaServer server)
    {
        await using var db = server.Read();
        (await CheckJournal.Handle(db, SiagaServer.Region)).Broken.ShouldBeNull();
    }

    /// <summary>Every row of every table, as one text.</summary>
    internal static async Task<string> TextsAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var texts = new List<string>();
        var rows = typeof(ErasingWords).GetMethod(nameof(RowsAsync), BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (var table in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.GetTableName() is not null))
        {
            texts.AddRange(await (Task<List<string>>)rows.MakeGenericMethod(table.ClrType).Invoke(null, [db])!);
        }

        return string.Join('\n', texts);
    }

    static async Task<List<string>> RowsAsync<T>(SiagaDb db) where T : class =>
        [.. (await db.Set<T>().AsNoTracking().ToListAsync()).Select(row => JsonSerializer.Serialize(row))];
}
