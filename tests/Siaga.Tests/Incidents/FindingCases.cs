using System.Net;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class FindingCases(Databases databases)
{
    [Theory, BothEngines]
    public async Task By_number_caller_village_and_words(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(
            Form(place: InVillage(Donosari, "depan masjid"), words: "Gudang KAPUK terbakar",
                number: "+62 812-3456-7890"));
        await server.OpenAsync(Form("medical", In(Boja), "Sesak napas", "0294111222"));

        foreach (var text in (string[])[@case.Number, @case.Number.ToLowerInvariant(), "0001", "1"])
            (await Search(server, text)).ShouldContain((@case.Id, SearchCases.Matched.Number), text);
        foreach (var text in (string[])["081234567890", "0812 3456 7890", "34567"])
            (await Search(server, text)).ShouldBe([(@case.Report, SearchCases.Matched.Caller)], text);
        (await Search(server, "donosari")).ShouldBe([(@case.Id, SearchCases.Matched.Place)]);
        foreach (var text in (string[])["kapuk", "masjid"])
            (await Search(server, text)).ShouldBe([(@case.Id, SearchCases.Matched.Words)], text);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; drop table incidents")]
    [InlineData("99999")]
    public async Task By_odd_text_finds_nothing_and_breaks_nothing(string text)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.OpenAsync(Form());
        (await Search(server, text)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task By_nothing_is_malformed(string text)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("petugas1").TryAsync("search", new SearchCases.Request(text, null))).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Says_when_there_are_more()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        for (var i = 0; i < 3; i++) await server.OpenAsync(Form());
        var found = await server.As("petugas1")
            .PostAsync<SearchCases.Answer>("search", new SearchCases.Request("terbakar", 2));
        (found.Items.Count, found.Truncated).ShouldBe((2, true));
    }

    [Theory]
    [InlineData("damkar.piket-1", 1)]
    [InlineData("dinkes.piket-1", 0)]
    [InlineData("sekda", 1)]
    public async Task Is_within_the_askers_rights(string login, int found)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.OpenAsync(Form());
        (await Search(server, "terbakar", login)).Count.ShouldBe(found);
        (await Search(server, "081234567890", login)).ShouldBeEmpty(); // a caller's number is the call centre's
    }

    [Theory]
    [InlineData("bupati")]
    [InlineData("admin")]
    public async Task Is_not_for_those_who_see_no_records(string login)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As(login).TryAsync("search", new SearchCases.Request("a", null))).Status
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, BothEngines]
    public async Task Like_the_one_being_typed_stands_beside_the_draft(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var sameVillage = await server.OpenAsync(Form(place: InVillage(Donosari)));
        var sameDistrict = await server.OpenAsync(Form(place: In(Patebon)));
        var near = await server.OpenAsync(Form(place: new(true, null, "33.24.15", null, -6.9200, 110.2000)));
        await server.OpenAsync(Form(place: In(Boja)));
        await server.OpenAsync(Form("medical", InVillage(Donosari)));
        await server.GivenAsync(Form(place: InVillage(Donosari)), Closed());

        var found = await Similar(server, InVillage(Donosari) with { Lat = -6.9210, Lon = 110.2010 });
        found.Incidents.Select(i => (i.Id, i.Why))
            .ShouldBe([(sameVillage.Id, FindSimilar.Why.SameVillage), (near.Id, FindSimilar.Why.Near),
                (sameDistrict.Id, FindSimilar.Why.SameDistrict)]);
        found.Incidents[1].DistanceMetres!.Value.ShouldBeInRange(140, 170);
    }

    [Theory, BothEngines]
    public async Task Of_the_same_number_stand_beside_the_draft(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        await server.EndAsync(await server.BeginAsync(), Outcome.Prank, Form(number: "+6281234567890"));
        await server.EndAsync(await server.BeginAsync(), Outcome.Prank, Form(number: "0899"));

        var caller = (await Similar(server, In(Boja), "0812-3456-7890")).Caller!;
        (caller.Total12Months, caller.Prank12Months, caller.Reports.Count).ShouldBe((2, 1, 2));
        caller.Reports.Select(r => r.Number).OfType<string>().ShouldBe([@case.Number]);
        (await Similar(server, In(Boja), null)).Caller.ShouldBeNull();
    }

    static Task<FindSimilar.Answer> Similar(SiagaServer server, PlaceShape place, string? number = null) =>
        server.As("petugas2").PostAsync<FindSimilar.Answer>("reports/similar",
            new FindSimilar.Request(Guid.CreateVersion7(), "fire", place, number));

    static async Task<List<(Guid, SearchCases.Matched)>> Search(SiagaServer server, string text,
        string login = "petugas1") =>
        [.. (await server.As(login).PostAsync<SearchCases.Answer>("search", new SearchCases.Request(text, null)))
            .Items.Select(h => (h.Id, h.Matched))];
}
