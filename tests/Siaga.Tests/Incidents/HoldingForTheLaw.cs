using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>What the law holds is erased by nobody: not by its age, not because somebody asks.</summary>
public sealed class HoldingForTheLaw(Databases databases)
{
    const string Words = "Rumah kakek terbakar besar", Number = "081299998888", Why = "Surat Polres 12/2026";
    static readonly DateTimeOffset Past = SiagaServer.TuesdayMorning.AddYears(5).AddDays(1);

    [Theory, BothEngines]
    public async Task Keeps_the_case_and_its_reports_until_it_is_lifted(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Told(), Closed(), Held());
        await server.LaterAsync(Past);
        (await StateAsync(server)).ShouldBe((0, 1));
        (await ErasingByAge.EraseAsync(server)).Erased.ContainsKey(KeptClass.Cases).ShouldBeFalse();
        (await ErasingWords.TextsAsync(server)).ShouldContain(Words);

        await server.As("petugas3").DoAsync($"{@case.Path}/lift-hold", new LiftLegalHold.Request("Perkara selesai"));
        (await ErasingByAge.EraseAsync(server)).Erased[KeptClass.Cases].ShouldBe(1);
        foreach (var secret in (string[])[Words, Number, Why, "Perkara selesai"]) (await ErasingWords.TextsAsync(server)).ShouldNotContain(secret, Case.Sensitive);
        await ErasingWords.HoldsAsync(server);
    }

    [Theory]
    [InlineData(Engine.Sqlite, true)]
    [InlineData(Engine.Sqlite, false)]
    [InlineData(Engine.Postgres, true)]
    [InlineData(Engine.Postgres, false)]
    public async Task Covers_what_was_joined_whichever_of_the_two_is_held(Engine engine, bool joined)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var (into, @case) = (await server.OpenAsync(Form(words: "Api di dapur")), await server.OpenAsync(Told()));
        await Joined(into)(server, @case);
        await Closed()(server, into);
        await Held()(server, joined ? @case : into);
        await server.LaterAsync(Past);
        (await StateAsync(server)).ShouldBe((0, 2));
        await ErasingByAge.EraseAsync(server);
        foreach (var words in (string[])[Words, "Api di dapur"]) (await ErasingWords.TextsAsync(server)).ShouldContain(words);
    }

    [Theory, BothEngines]
    public async Task Stops_an_erasure_that_somebody_asks_for_and_says_so(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Told(), Closed(), Held());
        var other = await server.GivenAsync(Form(words: "Pohon tumbang", number: Number), Closed());
        var erase = server.Get<EraseWords>();
        var ofCase = await erase.OfIncidentAsync(SiagaServer.Region, @case.Number, ErasureCause.Asked, default);
        (ofCase!.Words, ofCase.Held.Single()).ShouldBe((0, @case.Number));

        var ofCaller = await erase.OfCallerAsync(SiagaServer.Region, Number, default);
        (ofCaller.Reports, ofCaller.Held.Single()).ShouldBe((1, @case.Number)); // the other case's words are gone
        (await server.ViewAsync(@case)).Words.ShouldBe(Words);
        (await server.ViewAsync(other)).Words.ShouldBeNull();
    }

    [Theory, BothEngines]
    public async Task Is_a_supervisors_act_with_a_reason_in_the_timeline(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Told());
        (await server.As("petugas1").CodeAsync($"{@case.Path}/hold", new HoldIncident.Request(Why))).ShouldBe("identity.forbidden");
        (await server.As("pengawas").CodeAsync($"{@case.Path}/hold", new HoldIncident.Request(""))).ShouldBe("host.malformed");
        (await server.As("pengawas").CodeAsync($"{@case.Path}/lift-hold", new LiftLegalHold.Request("x"))).ShouldBe("incident.not-held");
        await Held()(server, @case);
        (await server.As("pengawas").CodeAsync($"{@case.Path}/hold", new HoldIncident.Request(Why))).ShouldBe("incident.is-held");

        var view = await server.ViewAsync(@case, "pengawas");
        view.Held!.ShouldSatisfyAllConditions(h => h.Reason.ShouldBe(Why), h => h.Since.ShouldBe(server.Now), h => h.By!.Id.ShouldBe(server.As("pengawas").Person));
        var told = view.Timeline.Single(e => e.Kind == "incident.held");
        (told.Words, told.By!.Id).ShouldBe((Why, server.As("pengawas").Person!));
        (view.AllowedActions["hold"].Reason, view.AllowedActions["liftHold"].Reason).ShouldBe(("incident.is-held", null));
    }

    static ReportForm Told() => Form(words: Words, number: Number);
    static Step Held() => (server, @case) => server.As("pengawas").DoAsync($"{@case.Path}/hold", new HoldIncident.Request(Why));

    static async Task<(int Past, int Held)> StateAsync(SiagaServer server)
    {
        var of = (await server.Get<Retention>().LookAsync(SiagaServer.Region, default)).Classes.Single(c => c.Class == KeptClass.Cases);
        return (of.Past, of.Held);
    }
}
