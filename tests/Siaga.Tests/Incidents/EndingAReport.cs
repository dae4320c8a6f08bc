using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class EndingAReport(Databases databases)
{
    [Theory]
    [InlineData(Outcome.Information)]
    [InlineData(Outcome.WrongRegion)]
    [InlineData(Outcome.Prank)]
    [InlineData(Outcome.Ghost)]
    [InlineData(Outcome.Test)]
    [InlineData(Outcome.Dropped)]
    public async Task Needs_no_incident(Outcome outcome)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        (await server.EndAsync(report, outcome, Form(category: null) with { Place = null })).IncidentId.ShouldBeNull();
        (await Row(server, report)).Row.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task As_an_emergency_needs_to_be_sent()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        (await server.As("petugas1").CodeAsync($"reports/{report}/end",
            new EndReport.Request(Outcome.Emergency, Form(), null, [], null))).ShouldBe("report.not-sent");
        await server.SendAsync(report, Form());
        (await server.EndAsync(report, Outcome.Emergency)).Number.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("leaveOut")]
    [InlineData("answers")]
    public async Task Is_malformed_with_a_list_that_has_nothing_in_it(string list)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var request = new EndReport.Request(Outcome.Ghost, Form(), null, [], null);
        var body = JsonSerializer.SerializeToNode(request, Seat.Json)!;
        (list == "leaveOut" ? body : body["form"]!)[list] = new JsonArray([null]);
        (await server.As("petugas1").TryAsync($"reports/{await server.BeginAsync()}/end", body)).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, BothEngines]
    public async Task Is_corrected_twice_in_the_same_instant(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Ghost);
        foreach (var outcome in (Outcome[])[Outcome.Prank, Outcome.Dropped, Outcome.Test])
        {
            await server.As("pengawas").DoAsync(
                $"reports/{report}/outcome", new CorrectOutcome.Request(outcome, "Keliru"));
        }

        (await Row(server, report)).Row.Outcome.ShouldBe(Outcome.Test);
        await using var db = server.Read();
        (await db.OutcomeCorrections.OrderBy(c => c.At).Select(c => c.To).ToListAsync())
            .ShouldBe([Outcome.Prank, Outcome.Dropped, Outcome.Test]);
    }

    [Fact]
    public async Task Twice_is_refused()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Ghost);
        (await server.As("petugas1").CodeAsync($"reports/{report}/end",
            new EndReport.Request(Outcome.Prank, Form(), null, [], null))).ShouldBe("report.ended");
    }

    [Theory, BothEngines]
    public async Task As_a_complaint_sends_a_ticket_without_the_ladder(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var ended = await server.EndAsync(await server.BeginAsync(), Outcome.Complaint,
            Form(category: null, words: "Lampu jalan mati") with { Place = null });
        var view = await server.As("petugas1").GetAsync<GetIncident.Answer>($"incidents/{ended.IncidentId}");

        (view.Row.Kind, view.Row.Category, view.Row.PlaceUnknown).ShouldBe((IncidentKind.Complaint, "complaint", true));
        var ticket = view.Tickets.ShouldHaveSingleItem();
        (ticket.Agency, ticket.Ladder, ticket.NextLimit).ShouldBe(("satpolpp", false, null));
        await server.AdvanceAsync(TimeSpan.FromHours(3));
        (await server.As("petugas1").GetAsync<GetIncident.Answer>($"incidents/{ended.IncidentId}")).Row.Group
            .ShouldBe(BoardGroup.Waiting);
    }

    [Fact]
    public async Task As_a_social_case_hands_it_over_instead_of_refusing_it()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var ended = await server.EndAsync(await server.BeginAsync(), Outcome.Social, Form(category: "social-aid"));
        (await server.As("petugas1").GetAsync<GetIncident.Answer>($"incidents/{ended.IncidentId}"))
            .Tickets.Select(t => t.Agency).ShouldBe(["dinsos"]);
    }

    [Theory, BothEngines]
    public async Task As_wrong_region_tells_the_number_and_stays_until_a_supervisor_ends_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var report = await server.BeginAsync();
        var ended = await server.EndAsync(report, Outcome.WrongRegion, neighbour: "Kabupaten Batang");
        ended.TellNumber.ShouldBe(new("Kabupaten Batang", "110"));
        (await Waiting(server)).ShouldBe([report]);

        (await server.As("petugas1").TryAsync($"reports/{report}/settle", new SettleReport.Request("Sudah ditelepon")))
            .Status.ShouldBe(HttpStatusCode.Forbidden);
        await server.As("pengawas").DoAsync($"reports/{report}/settle", new SettleReport.Request("Sudah ditelepon"));
        (await Waiting(server)).ShouldBeEmpty();
        (await server.As("pengawas").CodeAsync($"reports/{report}/settle", new SettleReport.Request("Lagi")))
            .ShouldBe("report.is-settled");
    }

    [Fact]
    public async Task Without_being_from_another_region_leaves_nothing_to_settle()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Ghost);
        (await server.As("pengawas").CodeAsync($"reports/{report}/settle", new SettleReport.Request("x")))
            .ShouldBe("report.nothing-to-settle");
    }

    [Theory, BothEngines]
    public async Task Can_be_corrected_and_reaches_the_figures(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Prank);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        await server.As("petugas1").DoAsync($"reports/{report}/outcome",
            new CorrectOutcome.Request(Outcome.Information, "Menelepon lagi, sungguhan"));

        (await Row(server, report)).Corrections.Select(c => (c.From, c.To, c.Reason))
            .ShouldBe([(Outcome.Prank, Outcome.Information, "Menelepon lagi, sungguhan")]);
        (await Outcomes(server)).ShouldBe([(Outcome.Information, 1)]);
    }

    [Fact]
    public async Task Is_corrected_by_whoever_took_it_or_a_supervisor()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Prank);
        var request = new CorrectOutcome.Request(Outcome.Ghost, "Tidak ada suara");
        (await server.As("petugas2").TryAsync($"reports/{report}/outcome", request)).Status
            .ShouldBe(HttpStatusCode.Forbidden);
        (await server.As("pengawas").TryAsync($"reports/{report}/outcome", request)).Status
            .ShouldBe(HttpStatusCode.NoContent);
        (await server.As("pengawas").CodeAsync($"reports/{report}/outcome", request)).ShouldBe("report.same-outcome");
    }

    [Theory]
    [InlineData(Outcome.Emergency, "report.not-sent")]
    public async Task Is_not_corrected_into_what_never_left(Outcome outcome, string code)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Prank);
        (await server.As("petugas1").CodeAsync($"reports/{report}/outcome",
            new CorrectOutcome.Request(outcome, "Ternyata benar"))).ShouldBe(code);
    }

    [Fact]
    public async Task As_a_test_takes_its_incident_out_of_the_figures_and_back()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Ended(Outcome.Test));
        var figures = await Figures(server);
        (figures.CallsToday, figures.TestToday, figures.EmergenciesToday, figures.Open, figures.Waiting)
            .ShouldBe((0, 1, 0, 0, 0));
        (await server.ViewAsync(@case)).Row.Test.ShouldBeTrue();

        await server.As("pengawas").DoAsync($"reports/{@case.Report}/outcome",
            new CorrectOutcome.Request(Outcome.Emergency, "Bukan uji coba"));
        (await Figures(server)).EmergenciesToday.ShouldBe(1);
    }

    [Fact]
    public async Task Names_its_list_newest_first_and_in_pages()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Postgres);
        var reports = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            reports.Insert(0, await server.BeginAsync());
            await server.EndAsync(reports[0], Outcome.Ghost);
            server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var (seen, after) = (new List<Guid>(), "");
        do
        {
            var page = await server.As("petugas1").GetAsync<ReadReports.Answer>($"reports?limit=2{after}");
            seen.AddRange(page.Items.Select(r => r.Id));
            after = page.Next is null ? null : $"&after={page.Next}";
        }
        while (after is not null);
        seen.ShouldBe(reports);
    }

    static Task<ReadReports.ReportView> Row(SiagaServer server, Guid report) =>
        server.As("petugas1").GetAsync<ReadReports.ReportView>($"reports/{report}");
    static Task<TodayFigures.Answer> Figures(SiagaServer server) =>
        server.As("pengawas").GetAsync<TodayFigures.Answer>("figures/today");

    static async Task<List<Guid>> Waiting(SiagaServer server) =>
        [.. (await server.As("pengawas").GetAsync<ReadReports.Answer>("reports?open=true")).Items.Select(r => r.Id)];

    static async Task<List<(Outcome, int)>> Outcomes(SiagaServer server) =>
        [.. (await Figures(server)).Outcomes.Where(o => o.Count > 0).Select(o => (o.Outcome, o.Count))];
}
