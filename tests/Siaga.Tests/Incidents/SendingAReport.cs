using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class SendingAReport(Databases databases)
{
    [Theory, BothEngines]
    public async Task Opens_an_incident_with_tickets_by_the_routing(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form("traffic-accident", InVillage(Donosari), "Motor lawan truk"));
        var view = await server.ViewAsync(@case);

        @case.Number.ShouldBe("112-KDL-261124-0001");
        view.Tickets.Select(t => (t.Agency, t.State, t.Why, t.Rung))
            .ShouldBe([("polres", TicketState.Sent, TicketWhy.Routing, 1),
                ("dinkes", TicketState.Sent, TicketWhy.Routing, 1)], ignoreOrder: true);
        (view.Row.Group, view.Row.Urgency, view.Place.Village, view.Place.District)
            .ShouldBe((BoardGroup.Waiting, 2, "Donosari", "Patebon"));
        (await server.KindsAsync(@case)).Order()
            .ShouldBe(["incident.opened", "incident.report-joined", "ticket.sent", "ticket.sent"]);
    }

    [Theory, BothEngines]
    public async Task Begins_it_when_nobody_drafted_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var id = Guid.CreateVersion7();
        var sent = await server.SendAsync(id, Form());
        var report = (await server.As("petugas2").GetAsync<GetIncident.Answer>($"incidents/{sent.IncidentId}"))
            .Reports.ShouldHaveSingleItem();
        (report.Id, report.BegunAt, sent.Tickets.Count).ShouldBe((id, server.Now, 2));
        (await server.SendAsync(id, Form())).IncidentId.ShouldBe(sent.IncidentId);
    }

    [Theory, BothEngines]
    public async Task Is_not_begun_under_an_id_that_is_somebody_elses(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var draft = await server.BeginAsync("petugas2");
        var hidden = await server.OpenAsync(Form("violence"), "petugas2");
        foreach (var id in (Guid[])[draft, hidden.Report])
        {
            (await server.As("petugas1").TryAsync($"reports/{id}/send", new SendReport.Request(Form(), [], null)))
                .Status.ShouldBe(HttpStatusCode.NotFound);
            (await server.As("petugas1").TryAsync($"reports/{id}/end",
                new EndReport.Request(Outcome.Prank, Form(), null, [], null))).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Takes_a_districts_own_routing()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.OpenAsync(Form("fallen-tree", In(Hills)))).Tickets.Keys
            .ShouldBe(["bpbd", "damkar"], ignoreOrder: true);
        (await server.OpenAsync(Form("fallen-tree", In(Boja)))).Tickets.Keys
            .ShouldBe(["bpbd", "dlh"], ignoreOrder: true);
    }

    [Fact]
    public async Task Goes_to_the_region_wide_agencies_while_the_place_is_not_known()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form("rescue-people", NotKnownYet with { Landmark = "di tepi sungai" }));
        @case.Tickets.Keys.ShouldBe(["damkar", "dinkes"], ignoreOrder: true);
        (await server.ViewAsync(@case)).Row.PlaceUnknown.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, true, "report.category-missing")]
    [InlineData("fire", false, "report.place-missing")]
    [InlineData("ufo", true, "category.unknown")]
    public async Task Needs_only_a_category_and_a_place(string? category, bool place, string code)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var form = Form(category) with { Place = place ? In(Boja) : null };
        (await server.As("petugas1").CodeAsync($"reports/{await server.BeginAsync()}/send",
            new SendReport.Request(form, [], null))).ShouldBe(code);
    }

    [Fact]
    public async Task Needs_neither_number_nor_name_nor_words()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form(words: "", number: null) with { CallerName = null });
        (await server.ViewAsync(@case)).Headline.ShouldBeNull();
    }

    [Fact]
    public async Task Leaves_out_the_agency_that_the_call_taker_left_out()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.OpenAsync(Form(), leaveOut: "pln")).Tickets.Keys.ShouldBe(["damkar"]);
    }

    [Fact]
    public async Task Is_refused_when_no_agency_is_left()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var refused = server.As("petugas1")
            .CodeAsync($"reports/{await server.BeginAsync()}/send",
                new SendReport.Request(Form(), ["pln", "damkar"], null));
        (await refused).ShouldBe("report.no-agency");
    }

    [Theory, BothEngines]
    public async Task Joins_an_open_incident_without_new_tickets(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        var joined = await server.SendAsync(await server.BeginAsync("petugas2"), Form(words: "Api besar"), "petugas2",
            join: @case.Id);

        (joined.IncidentId, joined.Tickets.Count).ShouldBe((@case.Id, 0));
        var view = await server.ViewAsync(@case);
        view.Reports.Select(r => (r.Words, r.Opening)).ShouldBe([("Rumah terbakar", true), ("Api besar", false)]);
        view.Words.ShouldBe("Rumah terbakar");
    }

    [Theory, BothEngines]
    public async Task Again_reaches_every_desk_with_what_changed(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        await server.SendAsync(@case.Report, Form(place: In(Patebon)) with { Urgency = 1, Victims = new(2, 0, 0) });

        var ticket = await server.TicketAsync(@case, "damkar");
        ticket.ChangesToAcknowledge.Select(c => c.Kind)
            .ShouldBe([ChangeKind.Place, ChangeKind.Urgency, ChangeKind.Victims], ignoreOrder: true);
        (await server.NoticesAsync("damkar.piket-1")).Count(n => n.Kind is NoticeKind.Changed).ShouldBe(3);
        await server.As("damkar.piket-1")
            .DoAsync($"{@case.Ticket("damkar")}/acknowledge",
                new AcknowledgeChanges.Request([.. ticket.ChangesToAcknowledge.Select(c => c.Id)]));
        (await server.TicketAsync(@case, "damkar")).Unacknowledged.ShouldBe(0);
        (await server.TicketAsync(@case, "pln")).Unacknowledged.ShouldBe(3);
    }

    [Fact]
    public async Task Again_sends_to_agencies_that_the_new_place_adds()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form(place: NotKnownYet));
        var sent = await server.SendAsync(@case.Report, Form(place: In("33.24.08")));
        sent.Tickets.Select(t => t.Agency).ShouldBe(["dinkes", "polres"], ignoreOrder: true);
        (await server.NoticesAsync("polres.piket-1")).Select(n => n.Kind)
            .ShouldBe([NoticeKind.Ticket]); // what changed before is no news to it
    }

    [Fact]
    public async Task Again_does_not_let_a_second_caller_move_the_case()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        var second = await server.BeginAsync();
        await server.SendAsync(second, Form(), join: @case.Id);
        await server.SendAsync(second, Form(place: In(Patebon), words: "Bukan di sini"));
        (await server.ViewAsync(@case)).Changes.ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Twice_with_one_key_is_once(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var (path, request) = ($"reports/{await server.BeginAsync()}/send", new SendReport.Request(Form(), [], null));
        var first = await server.As("petugas1").TryAsync(path, request, key: "kirim-1");
        var again = await server.As("petugas1").TryAsync(path, request, key: "kirim-1");
        again.As<SendReport.Answer>().IncidentId.ShouldBe(first.As<SendReport.Answer>().IncidentId);

        var other = await server.As("petugas1").TryAsync(path, request with { LeaveOut = ["pln"] }, key: "kirim-1");
        (other.Status, other.Code).ShouldBe((HttpStatusCode.UnprocessableEntity, "kernel.key-reused"));
    }

    [Theory, BothEngines]
    public async Task Numbers_without_gaps_and_per_day_in_the_regions_zone(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine,
            at: new(2026, 11, 24, 16, 58, 0, TimeSpan.Zero)); // 23:58 WIB
        var numbers = new List<string> { (await server.OpenAsync(Form())).Number };
        await server.As("petugas1").TryAsync($"reports/{await server.BeginAsync()}/send",
            new SendReport.Request(Form(), ["pln", "damkar"], null)); // refused
        numbers.Add((await server.OpenAsync(Form())).Number);
        await server.AdvanceAsync(TimeSpan.FromMinutes(2));
        numbers.Add((await server.OpenAsync(Form())).Number);
        numbers.ShouldBe(["112-KDL-261124-0001", "112-KDL-261124-0002", "112-KDL-261125-0001"]);
    }

    [Fact]
    public async Task Numbers_those_who_send_at_the_same_moment_one_after_the_other()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Postgres);
        var drafts = new List<Guid>();
        for (var i = 0; i < 12; i++) drafts.Add(await server.BeginAsync());
        var sent = await Task.WhenAll(drafts.Select(d => server.SendAsync(d, Form())));
        sent.Select(s => s.ShortNumber).Order().ShouldBe(Enumerable.Range(1, 12).Select(Incident.ShortNumberOf));
    }

    [Theory]
    [InlineData("form.victims")]
    [InlineData("form.answers")]
    [InlineData("form.line")]
    [InlineData("form.words")]
    [InlineData("form")]
    [InlineData("leaveOut")]
    public async Task Is_malformed_when_something_is_missing(string missing)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var body = System.Text.Json.JsonSerializer.SerializeToNode(new SendReport.Request(Form(), [], null),
            Seat.Json)!.AsObject();
        var path = missing.Split('.');
        (path.Length == 1 ? body : body["form"]!.AsObject()).Remove(path[^1]).ShouldBeTrue();
        (await server.As("petugas1").TryAsync($"reports/{await server.BeginAsync()}/send", body)).Status
            .ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(0, null, HttpStatusCode.BadRequest)]
    [InlineData(6, null, HttpStatusCode.BadRequest)]
    [InlineData(null, 91.0, HttpStatusCode.BadRequest)]
    [InlineData(5, 45.0, HttpStatusCode.OK)]
    public async Task Is_malformed_out_of_range(int? urgency, double? latitude, HttpStatusCode status)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var form = Form(
            place: In(Boja) with { Lat = latitude, Lon = latitude is null ? null : 110 }) with { Urgency = urgency };
        (await server.As("petugas1").TryAsync($"reports/{await server.BeginAsync()}/send",
            new SendReport.Request(form, [], null))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Keeps_answers_as_they_were_given()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        AnswerShape[] answers = [new("people-inside", "ya,\ndua orang"), new("a=b", "c=d")];
        var @case = await server.OpenAsync(Form() with { Answers = answers });
        (await server.ViewAsync(@case)).Reports[0].Answers.ShouldBe(answers);
        await server.SendAsync(@case.Report, Form() with { Answers = answers });
        await using var db = server.Read();
        (await db.Journal.CountAsync(j => j.Kind == "report.changed")).ShouldBe(0);
    }

    [Fact]
    public async Task Tells_the_agency_neither_name_nor_number_of_whom_wishes_to_stay_unnamed()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form() with { WishesUnnamed = true });
        var desk = server.As("damkar.piket-1");
        var answers = string.Concat(
            await desk.GetAsync(@case.Path), await desk.GetAsync(@case.Ticket("damkar")),
            await desk.GetAsync("tickets?agency=damkar"));
        answers.ShouldNotContain("081234567890");
        answers.ShouldNotContain("Bu Sri");
        (await server.ViewAsync(@case)).Reports[0].CallerNumber.ShouldBe("081234567890");
    }
}
