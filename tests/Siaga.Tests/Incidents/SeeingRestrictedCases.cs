using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>B6: seen by whoever took the report, dispatchers and supervisors, the agencies with a ticket (people with
/// the restricted right) and those whom the ladder called; by nobody else, anywhere.</summary>
public sealed class SeeingRestrictedCases(Databases databases)
{
    static readonly string[] See = ["petugas2", "petugas3", "pengawas", "polres.piket-1", "polres.piket-3",
        "dp3appkb.piket-1", "kabag.polres", "kepala.dp3appkb"];
    static readonly string[] SeeNot = ["petugas1", "sekda", "damkar.piket-1", "kabag.damkar", "satpolpp.piket-1"];

    [Theory, BothEngines]
    public async Task Is_for_few(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        foreach (var login in See) (await SightsAsync(server, @case, login)).ShouldAllBe(s => s.Sees, login);
        foreach (var login in SeeNot) (await SightsAsync(server, @case, login)).ShouldAllBe(s => !s.Sees, login);
        foreach (var login in (string[])["bupati", "admin"])
            (await server.As(login).StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Is_for_the_call_taker_who_took_it()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Violence());
        (await SightsAsync(server, @case, "petugas1")).ShouldAllBe(s => s.Sees);
    }

    [Fact]
    public async Task Is_not_for_people_of_its_agencies_who_lack_the_right()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.Get<UnjournalledWriter>().WriteAsync(Audience.System("test"), async (db, ct) =>
        {
            var grant = await db.Set<PersonGrant>().SingleAsync(g => g.Agency == "polres" && g.Post == "piket-3", ct);
            db.Entry(grant).Property(g => g.Restricted).CurrentValue = false;
            return true;
        }, default);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        (await SightsAsync(server, @case, "polres.piket-3"))
            .ShouldAllBe(s => !s.Sees); // not on duty in the morning, so not called either
        (await server.As("polres.piket-3").TryAsync($"{@case.Ticket("polres")}/accept")).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothEngines]
    public async Task Is_for_those_whom_the_ladder_calls(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        await server.AdvanceAsync(TimeSpan.FromMinutes(3));
        (await SightsAsync(server, @case, "sekda")).ShouldAllBe(s => !s.Sees);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1)); // the Sekda's rung
        (await server.As("sekda").StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.OK);
        (await server.NoticesAsync("sekda")).ShouldNotBeEmpty();
        (await SightsAsync(server, @case, "petugas1")).ShouldAllBe(s => !s.Sees);
    }

    [Fact]
    public async Task Is_no_longer_for_an_agency_that_gave_its_ticket_back()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        (await SightsAsync(server, @case, "polres.piket-3")).ShouldAllBe(s => s.Sees);
        await Declined("polres")(server, @case);
        (await SightsAsync(server, @case, "polres.piket-3")).ShouldAllBe(s => !s.Sees);
        (await SightsAsync(server, @case, "dp3appkb.piket-2")).ShouldAllBe(s => s.Sees);
    }

    [Fact]
    public async Task Begins_when_it_becomes_restricted_later()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form(words: "Anak disekap"), taker: "petugas2");
        foreach (var login in (string[])["petugas1", "sekda", "kabag.damkar"])
            (await server.As(login).StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.OK);
        await Restricted()(server, @case);
        foreach (var login in (string[])["petugas1", "sekda", "kabag.damkar", "damkar.piket-1"])
            (await SightsAsync(server, @case, login)).ShouldAllBe(s => !s.Sees, login);
    }

    [Fact]
    public async Task Begins_with_a_restricted_category()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form("crime"), taker: "petugas2");
        await Changed(To(category: "violence"))(server, @case);
        (await SightsAsync(server, @case, "petugas1")).ShouldAllBe(s => !s.Sees);
        await Changed(To(category: "crime"))(server, @case); // and never ends
        (await SightsAsync(server, @case, "petugas1")).ShouldAllBe(s => !s.Sees);
    }

    // A call that broke off is no incident, but what was said is as private.
    [Theory]
    [InlineData(Outcome.Dropped)]
    [InlineData(Outcome.Information)]
    public async Task Holds_for_a_report_that_never_became_an_incident(Outcome outcome)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync("petugas2");
        await server.EndAsync(report, outcome, Violence(), "petugas2");
        (await server.As("petugas1").StatusAsync($"reports/{report}")).ShouldBe(HttpStatusCode.NotFound);
        (await server.As("petugas1").PostAsync<SearchCases.Answer>("search", new SearchCases.Request("memukul", null)))
            .Items.ShouldBeEmpty();
        (await server.As("petugas2").StatusAsync($"reports/{report}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_not_undone_by_joining_what_everybody_reads()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var open = await server.OpenAsync(Form());
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        (await server.As("petugas2").CodeAsync($"{@case.Path}/join", new JoinIncident.Request(open.Id)))
            .ShouldBe("incident.into-not-restricted");
        var report = await server.BeginAsync("petugas2");
        (await server.As("petugas2").CodeAsync($"reports/{report}/send",
            new SendReport.Request(Violence(), [], open.Id))).ShouldBe("report.is-restricted");
        await server.EndAsync(report, Outcome.Dropped, Violence(), "petugas2");
        (await server.As("petugas2").CodeAsync($"reports/{report}/attach", new AttachReport.Request(open.Id)))
            .ShouldBe("report.is-restricted");
    }

    [Fact]
    public async Task Hides_a_report_that_joins_it_and_shows_it_again_when_it_leaves()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        var report = await server.BeginAsync("petugas2");
        await server.EndAsync(report, Outcome.Information, Form(words: "Mendengar teriakan"), "petugas2");
        await server.As("petugas2").DoAsync($"reports/{report}/attach", new AttachReport.Request(@case.Id));
        (await server.As("petugas1").StatusAsync($"reports/{report}")).ShouldBe(HttpStatusCode.NotFound);
        await server.As("petugas2").DoAsync($"reports/{report}/detach");
        (await server.As("petugas1").StatusAsync($"reports/{report}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_over_for_a_call_taker_whose_reports_all_left()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var into = await server.OpenAsync(Violence(), taker: "petugas2");
        var @case = await server.OpenAsync(Violence());
        var second = await server.BeginAsync();
        await server.SendAsync(second, Violence(), join: @case.Id);
        await Joined(into)(server, @case); // both of petugas1's reports move
        (await server.As("petugas1").StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.NotFound);
        (await server.As("petugas1").StatusAsync(into.Path)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Shows_on_the_board_neither_words_nor_village_nor_victims()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Violence() with { Victims = new(0, 1, 0) }, taker: "petugas2");
        var row = (await server.As("petugas2").GetAsync<ListIncidents.Answer>("incidents")).Items.Single();
        (row.Headline, row.Place.Village, row.Place.Landmark, row.Place.District, row.Victims)
            .ShouldBe((null, null, null, "Patebon", Victims.None));
        (await server.ViewAsync(@case))
            .ShouldSatisfyAllConditions(v => v.Headline.ShouldNotBeNull(), v => v.Place.Village.ShouldBe("Donosari"));
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 5)]
    public async Task Counts_in_totals_but_in_no_small_breakdown(int cases, int shown)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        for (var i = 0; i < cases; i++)
        {
            await server.EndAsync((await server.OpenAsync(Violence(), taker: "petugas2")).Report, Outcome.Emergency,
                Violence(), "petugas2");
        }
        await server.OpenAsync(Form());
        var figures = await server.As("bupati").GetAsync<TodayFigures.Answer>("figures/today");

        (figures.EmergenciesToday, figures.Open, figures.ByCategoryHidesSome)
            .ShouldBe((cases + 1, cases + 1, shown == 0));
        figures.ByCategory.Where(c => c.Category == "violence").Sum(c => c.Count).ShouldBe(shown);
        figures.CallTakers.SingleOrDefault(o => o.Person.Name == "Petugas 2")?.Reports.ShouldBe(shown);
        figures.Unanswered.ShouldAllBe(u => u.Agency == "damkar" || u.Agency == "pln");
        figures.UnansweredHidesSome.ShouldBeTrue();
    }

    [Theory, BothEngines]
    public async Task Is_heard_live_by_those_who_see_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var (openToAll, violence) = (await OpenToAllAsync(server), Guid.Empty);
        var heard = await HearAsync(server, openToAll,
            ["polres.piket-1", "petugas3", "petugas1", "damkar.piket-1", "sekda"], async () =>
            violence = (await server.OpenAsync(Violence(), taker: "petugas2")).Id);
        foreach (var login in (string[])["polres.piket-1", "petugas3"])
            heard[login].ShouldContain(("fact", $"incident/{violence}"), login);
        foreach (var login in (string[])["petugas1", "damkar.piket-1", "sekda"])
            heard[login].ShouldAllBe(e => e.Stream == null, login);
    }

    [Theory, BothEngines]
    public async Task Is_gone_for_those_who_lose_sight_of_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var (openToAll, @case) = (await OpenToAllAsync(server), await server.OpenAsync(Form(), taker: "petugas2"));
        var heard = await HearAsync(server, openToAll,
            ["petugas1", "sekda", "kabag.damkar", "petugas3", "damkar.piket-1"], async () =>
        {
            await Restricted()(server, @case);
            await Noted("Sekarang rahasia")(server, @case);
        });
        // By name where the feed knows who saw it, without where it does not.
        foreach (var login in (string[])["petugas1", "sekda", "kabag.damkar", "damkar.piket-1"])
            heard[login].ShouldContain(e => e.Name == "reload" || (e.Name == "gone" && e.Stream == @case.Stream()), login);
        foreach (var login in (string[])["petugas1", "sekda", "kabag.damkar", "damkar.piket-1"]) Of(login).ShouldNotContain("fact", login);
        Of("petugas3").ShouldBe(["fact", "fact"]);

        IEnumerable<string> Of(string login) => heard[login].Where(e => e.Stream == @case.Stream()).Select(e => e.Name);
    }

    [Fact]
    public async Task Is_not_told_to_a_screen_that_was_away()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var (openToAll, place) = (await OpenToAllAsync(server), (string?)null);
        await foreach (var hello in server.As("petugas1").ListenAsync())
        {
            place = hello.EventId;
            break;
        }

        await server.OpenAsync(Violence(), taker: "petugas2");
        (await HearAsync(server, openToAll, ["petugas1"], () => Task.CompletedTask, place))["petugas1"]
            .ShouldAllBe(e => e.Stream == null);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 31, 150)]
    [InlineData(Engine.Sqlite, 32, 150)]
    [InlineData(Engine.Postgres, 33, 150)]
    public async Task Is_the_same_in_every_query_and_on_the_live_feed(Engine engine, int seed, int steps)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await new RandomShift(server, seed).DoAsync(steps);
        var (audiences, called) = (await server.AudiencesAsync(), await CalledAsync(server));
        await using var all = server.Read();
        var (incidents, reports) = (await all.Incidents.AsNoTracking().ToListAsync(),
            await all.Reports.AsNoTracking().ToListAsync());
        var tickets = await all.Tickets.AsNoTracking().ToListAsync();
        var scopes = await new IncidentScopes()
            .ForAsync(all, SiagaServer.Region,
                [.. incidents.Select(i => $"incident/{i.Id}"), .. reports.Select(r => $"report/{r.Id}")], default);
        incidents.Count(i => i.Restricted).ShouldBeGreaterThan(1);

        foreach (var (login, audience) in audiences)
        {
            await using var hers = server.Read(audience);
            var seen = await hers.Incidents.Select(i => i.Id).ToListAsync();
            Heard("incident").ShouldBe(seen, ignoreOrder: true, $"{login}, seed {seed}");
            Heard("report")
                .ShouldBe(await hers.Reports.Select(r => r.Id).ToListAsync(), ignoreOrder: true,
                    $"{login}, seed {seed}");
            (await hers.Tickets.Select(t => t.IncidentId).Distinct().ToListAsync())
                .ShouldBe(seen, ignoreOrder: true, $"{login}, seed {seed}");
            incidents.Where(i => i.Restricted && !MaySee(i, audience)).Select(i => i.Id).Intersect(seen)
                .ShouldBeEmpty($"{login}, seed {seed}");

            List<Guid> Heard(string kind) =>
                [.. scopes.Where(
                    s => s.Key.StartsWith(kind + "/", StringComparison.Ordinal)
                        && s.Value.SeenBy(audience, SiagaServer.Region))
                .Select(s => Guid.Parse(s.Key.AsSpan(kind.Length + 1)))];
        }

        bool MaySee(Incident i, Audience a) => a.Grants.Any(g => g.Role is "Dispatcher" or "Supervisor")
            || reports.Exists(r => r.IncidentId == i.Id && r.TakenBy == a.By) || called.Contains((i.Id, a.By))
            || tickets.Exists(
                t => t.IncidentId == i.Id && (t.IsLive || t.State is TicketState.Done)
                    && a.Grants.Any(g => g.Agency == t.Agency && g.Restricted));
    }

    static ReportForm Violence() =>
        Form("violence", InVillage(Donosari, "rumah hijau"), "Suami memukul istri", "081299998888");

    /// <summary>Everywhere a case could show itself to the person.</summary>
    static async Task<List<(string Where, bool Sees)>> SightsAsync(SiagaServer server, LiveCase @case, string login)
    {
        var seat = server.As(login);
        var found = (await SearchAsync(seat, "memukul")).Concat(await SearchAsync(seat, @case.Form.Words));
        List<(string, bool)> sights =
        [
            ("list", (await seat.GetAsync<ListIncidents.Answer>("incidents")).Items.Any(i => i.Id == @case.Id)),
            ("counts", (await seat.GetAsync<ListIncidents.Answer>("incidents")).Counts.Open > 0),
            ("detail", await seat.StatusAsync(@case.Path) == HttpStatusCode.OK),
            ("ticket", await seat.StatusAsync($"tickets/{@case.Tickets.Values.First()}") == HttpStatusCode.OK),
            ("search", found.Contains(@case.Id)),
            ("number", (await SearchAsync(seat, @case.Number)).Count > 0),
        ];
        if (!login.StartsWith("petugas", StringComparison.Ordinal) && login != "pengawas") return sights;

        sights.Add(("report", await seat.StatusAsync($"reports/{@case.Report}") == HttpStatusCode.OK));
        sights.Add(
            ("reports", (await seat.GetAsync<ReadReports.Answer>("reports")).Items.Any(r => r.Id == @case.Report)));
        var similar = await seat.PostAsync<FindSimilar.Answer>("reports/similar",
            new FindSimilar.Request(Guid.CreateVersion7(), (await server.ViewAsync(@case, "petugas3")).Row.Category,
                @case.Form.Place, @case.Form.CallerNumber));
        sights.Add(("similar", similar.Incidents.Any(i => i.Id == @case.Id)));
        sights.Add(("caller", similar.Caller!.Total12Months > 0));
        return sights;
    }

    static async Task<List<Guid>> SearchAsync(Seat seat, string text) =>
        [.. (await seat.PostAsync<SearchCases.Answer>("search", new SearchCases.Request(text, null)))
            .Items.Select(h => h.Id)];

    static async Task<HashSet<(Guid, string)>> CalledAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var facts = await server.Get<FactReader>()
            .ReadAsync(db, await db.Journal.AsNoTracking().OrderBy(j => j.Seq).ToListAsync(), default);
        return [.. facts.SelectMany(f => f.Fact switch
        {
            TicketSent { Reached.Rung: > 1 } s => s.Reached.Told.Select(p => (s.IncidentId, p)),
            TicketLimitPassed { Reached: { } r } l => r.Told.Select(p => (l.IncidentId, p)),
            TicketCalledHigher c => c.Reached.Told.Select(p => (c.IncidentId, p)),
            TicketPhoned { Reached: { } r } p => r.Told.Select(t => (p.IncidentId, t)),
            _ => [],
        })];
    }

    // Damkar, PLN, Dinkes and Polres hold it, and the region sees it: whoever listens below hears of it.
    static Task<LiveCase> OpenToAllAsync(SiagaServer server) =>
        server.OpenAsync(Form(place: In("33.24.08"), words: "Pabrik terbakar"), "petugas3");

    /// <summary>What each hears while something happens, until all have heard of a note on what all see.</summary>
    static async Task<Dictionary<string, List<(string Name, string? Stream)>>> HearAsync(
        SiagaServer server, LiveCase openToAll, string[] logins, Func<Task> happen, string? since = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var ready = logins.Select(_ => new TaskCompletionSource()).ToList();
        var listening = logins.Select(
            (login, i) => ListenAsync(server.As(login), ready[i], openToAll.Stream(), since, patience.Token)).ToList();
        await Task.WhenAll(ready.Select(r => r.Task)).WaitAsync(patience.Token);
        await happen();
        await Noted("Ini yang terakhir")(server, openToAll);
        return logins.Zip(await Task.WhenAll(listening)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    static async Task<List<(string Name, string? Stream)>> ListenAsync(Seat seat, TaskCompletionSource ready,
        string last, string? since, CancellationToken ct)
    {
        var heard = new List<(string, string?)>();
        await foreach (var item in seat.ListenAsync(since, ct))
        {
            ready.TrySetResult();
            if (item.Data.Stream == last) break;
            heard.Add((item.EventType, item.Data.Stream));
        }

        return heard;
    }
}

file static class Streams
{
    public static string Stream(this LiveCase @case) => $"incident/{@case.Id}";
}
