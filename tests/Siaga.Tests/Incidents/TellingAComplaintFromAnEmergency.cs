using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>Only an emergency has the ladder of minutes. What kind a case is follows its category and the outcome of
/// the report that opened it, and can be put right both ways.</summary>
public sealed class TellingAComplaintFromAnEmergency(Databases databases)
{
    [Theory, BothEngines]
    public async Task Leaves_an_emergencys_category_to_the_report(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("fire"));
        var view = await server.ViewAsync(@case);
        (view.Row.Kind, view.Row.Category, view.Row.Place.District)
            .ShouldBe((IncidentKind.Complaint, "complaint", "Boja"));
        view.Tickets.Select(t => (t.Agency, t.Ladder)).ShouldBe([("satpolpp", false)]);
        (await server.As("petugas1").GetAsync<ReadReports.ReportView>($"reports/{@case.Report}")).Row.Category
            .ShouldBe("fire");
    }

    [Fact]
    public async Task Keeps_for_few_what_was_said_of_a_restricted_category()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("violence"));
        (await server.ViewAsync(@case, "petugas3")).Row.Restricted.ShouldBeTrue();
    }

    [Theory, BothEngines]
    public async Task Gives_the_ladder_to_what_a_changed_category_sends(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("complaint"));
        await Changed(To(category: "fire"))(server, @case);
        var view = await server.ViewAsync(@case);
        (view.Row.Kind, view.Timeline.First(e => e.Kind == "incident.category-changed").Parameters["kind"]!.ToString())
            .ShouldBe((IncidentKind.Emergency, "emergency"));
        view.Tickets.Select(t => (t.Agency, t.State)).ShouldBe([("satpolpp", TicketState.Recalled),
            ("damkar", TicketState.Sent), ("pln", TicketState.Sent)], ignoreOrder: true);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(2);
    }

    [Theory, BothEngines]
    public async Task Gives_the_ladder_to_an_agency_that_keeps_its_ticket_from_that_moment(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("complaint"));
        await server.AdvanceAsync(TimeSpan.FromMinutes(30));
        await Accepted("satpolpp")(server, @case);
        await server.AdvanceAsync(TimeSpan.FromMinutes(30));
        await Changed(To(category: "fire", urgency: 1))(server, @case);
        (await server.TicketAsync(@case, "satpolpp")).ShouldSatisfyAllConditions(
            t => t.State.ShouldBe(TicketState.Accepted), t => t.Ladder.ShouldBeTrue(),
            t => t.NextLimit.ShouldBe(new(Limit.OnTheWay, server.Now.AddMinutes(2))));
    }

    [Theory, BothEngines]
    public async Task Ends_the_ladder_and_its_alarm_when_it_is_no_emergency(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Passed(12)); // up to the supervisor
        (await server.NoticesAsync("pengawas")).ShouldContain(n => n.Kind == NoticeKind.Supervisor);
        await Changed(To(category: "complaint"))(server, @case);
        (await server.NoticesAsync("pengawas")).ShouldBeEmpty();
        (await server.TicketAsync(@case, "damkar")).ShouldSatisfyAllConditions(
            t => t.State.ShouldBe(TicketState.Accepted), t => t.Overdue.ShouldBeFalse(),
            t => t.NextLimit.ShouldBeNull());
        (await server.ViewAsync(@case)).Row.Group.ShouldBe(BoardGroup.Waiting); // for Satpol PP
    }

    [Theory]
    [InlineData(Engine.Sqlite, "category")]
    [InlineData(Engine.Sqlite, "outcome")]
    [InlineData(Engine.Postgres, "category")]
    public async Task Begins_the_ladder_anew_after_it_had_reached_the_supervisor(Engine engine, string by)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await CalmedAsync(server, by);
        await (by == "category" ? Changed(To(category: "fire")) : Corrected(Outcome.Emergency))(server, @case);
        (await server.TicketAsync(@case, "bpbd")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(1), t => t.State.ShouldBe(TicketState.Seen),
            t => t.NextLimit.ShouldBe(new(Limit.Seen, server.Now.AddMinutes(1))));
        (await server.TicketAsync(@case, "damkar")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(1), t => t.NextLimit.ShouldBe(new(Limit.OnTheWay, server.Now.AddMinutes(2))));
        (await server.NoticesAsync("bpbd.piket-1")).Select(n => n.Kind).ShouldContain(NoticeKind.Ticket);
        await server.AdvanceAsync(TimeSpan.FromMinutes(20));
        foreach (var agency in (string[])["bpbd", "damkar"])
            (await server.TicketAsync(@case, agency)).Rung.ShouldBe(7, agency);
        (await server.NoticesAsync("pengawas")).Count(n => n.Kind == NoticeKind.Supervisor
            && @case.Tickets.Where(t => t.Key is "bpbd" or "damkar").Any(t => t.Value == n.TicketId)).ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_no_prompt_answer_late_because_of_an_earlier_ladder(bool emergencyAgain)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await CalmedAsync(server, "category");
        if (emergencyAgain) await Changed(To(category: "fire"))(server, @case);
        await server.AdvanceAsync(TimeSpan.FromSeconds(20));
        await Accepted("bpbd")(server, @case);
        (await server.ViewAsync(@case)).Timeline.First(e => e.Kind == "ticket.accepted").Parameters["late"]!
            .ToString().ShouldBe("False");
    }

    /// <summary>A fire whose ladder had reached the supervisor, for a desk that had accepted and for one that had only
    /// looked, and which then was a complaint.</summary>
    static async Task<LiveCase> CalmedAsync(SiagaServer server, string by)
    {
        var @case = await server.GivenAsync(Sent("bpbd"), Seen("bpbd"), Accepted("damkar"), Passed(20));
        foreach (var agency in (string[])["bpbd", "damkar"])
            (await server.TicketAsync(@case, agency)).Rung.ShouldBe(7, agency);
        if (by == "outcome") await Ended(Outcome.Emergency)(server, @case);
        await (by == "category" ? Changed(To(category: "complaint")) : Corrected(Outcome.Complaint))(server, @case);
        (await server.NoticesAsync("pengawas")).ShouldNotContain(n => n.TicketId == @case.Tickets["bpbd"]);
        await server.AdvanceAsync(TimeSpan.FromMinutes(5));
        await FindTickets(server, @case);
        return @case;
    }

    [Theory, BothEngines]
    public async Task Is_corrected_into_an_emergency_by_the_category_that_was_typed(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("fire"));
        await Corrected(Outcome.Emergency)(server, @case);
        var view = await server.ViewAsync(@case);
        (view.Row.Kind, view.Row.Category).ShouldBe((IncidentKind.Emergency, "fire"));
        view.Tickets.Where(t => t.State is TicketState.Sent).Select(t => (t.Agency, t.Ladder))
            .ShouldBe([("damkar", true), ("pln", true)], ignoreOrder: true);
        (await server.As("pengawas").GetAsync<TodayFigures.Answer>("figures/today")).EmergenciesToday.ShouldBe(1);
    }

    [Fact]
    public async Task Is_corrected_into_an_emergency_once_it_has_an_emergencys_category()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EndedAsync(server, Outcome.Social, Form(category: null) with { Place = null });
        (await CorrectAsync(server, @case, Outcome.Emergency)).ShouldBe("report.category-not-emergency");
        await Changed(To(category: "medical"))(server, @case);
        (await CorrectAsync(server, @case, Outcome.Emergency)).ShouldBeNull();
    }

    [Fact]
    public async Task Is_not_corrected_into_an_emergency_once_it_is_closed()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("fire"));
        await Closed()(server, @case);
        (await CorrectAsync(server, @case, Outcome.Emergency)).ShouldBe("incident.is-closed");
    }

    [Theory, BothEngines]
    public async Task Is_called_what_it_was_also_when_it_is_corrected_after_closing(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Ended(Outcome.Emergency), Closed(), Corrected(Outcome.Complaint));
        var view = await server.ViewAsync(@case);
        (view.Row.Kind, view.Row.Category, view.Row.Status).ShouldBe((IncidentKind.Complaint, "complaint", IncidentStatus.Closed));
        view.Tickets.ShouldAllBe(t => t.Agency != "satpolpp"); // nobody is sent any more
        await Corrected(Outcome.Social)(server, @case); // and away from it
        (await server.ViewAsync(@case)).Row.Kind.ShouldBe(IncidentKind.Social);
    }

    [Fact]
    public async Task Is_not_corrected_into_an_emergency_by_a_report_that_another_took_in()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EndedAsync(server, Outcome.Complaint, Form("fire"));
        var second = await server.BeginAsync();
        await server.SendAsync(second, Form(), join: @case.Id);
        await server.EndAsync(second, Outcome.Information);
        (await server.As("pengawas").CodeAsync($"reports/{second}/outcome",
            new CorrectOutcome.Request(Outcome.Emergency, "Keliru"))).ShouldBe("report.not-emergency");
    }

    [Theory]
    [InlineData(Engine.Sqlite, Outcome.Complaint, "satpolpp")]
    [InlineData(Engine.Postgres, Outcome.Social, "dinsos")]
    public async Task Is_opened_when_a_prank_turns_out_to_be_one(Engine engine, Outcome outcome, string agency)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Prank, Form(category: null, words: "Lampu jalan mati"));
        await server.As("pengawas").DoAsync($"reports/{report}/outcome", new CorrectOutcome.Request(outcome, "Keliru"));
        var row = (await server.As("petugas1").GetAsync<ListIncidents.Answer>("incidents")).Items.Single();
        (row.Headline, row.Place.District).ShouldBe(("Lampu jalan mati", "Boja"));
        (await server.As("petugas1").GetAsync<GetIncident.Answer>($"incidents/{row.Id}")).Tickets
            .Select(t => (t.Agency, t.Ladder)).ShouldBe([(agency, false)]);
    }

    [Theory, BothEngines]
    public async Task Is_made_of_an_emergency_and_back_without_losing_a_ticket(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Ended(Outcome.Emergency), Corrected(Outcome.Complaint));
        (await StatesAsync(server, @case)).ShouldBe([("damkar", TicketState.Accepted, false),
            ("pln", TicketState.Recalled, false), ("satpolpp", TicketState.Sent, false)]);
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Corrected(Outcome.Emergency)(server, @case);
        (await StatesAsync(server, @case)).ShouldBe([("damkar", TicketState.Accepted, true),
            ("pln", TicketState.Recalled, false), ("pln", TicketState.Sent, true),
            ("satpolpp", TicketState.Recalled, true)]);
    }

    [Fact]
    public async Task Leaves_a_case_with_a_second_caller_as_it_is()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        await server.SendAsync(await server.BeginAsync(), Form(), join: @case.Id);
        await Ended(Outcome.Complaint)(server, @case);
        (await server.ViewAsync(@case)).Row.Kind.ShouldBe(IncidentKind.Emergency);
    }

    static async Task<LiveCase> EndedAsync(SiagaServer server, Outcome outcome, ReportForm form)
    {
        var report = await server.BeginAsync();
        var ended = await server.EndAsync(report, outcome, form);
        var @case = new LiveCase { Report = report, Id = ended.IncidentId!.Value, Number = ended.Number!,
            Taker = "petugas1", Form = form };
        await FindTickets(server, @case);
        return @case;
    }

    static Task<string?> CorrectAsync(SiagaServer server, LiveCase @case, Outcome outcome) =>
        server.As("pengawas").CodeAsync($"reports/{@case.Report}/outcome",
            new CorrectOutcome.Request(outcome, "Keliru"));

    static async Task<List<(string, TicketState, bool)>> StatesAsync(SiagaServer server, LiveCase @case) =>
        [.. (await server.ViewAsync(@case)).Tickets.Select(t => (t.Agency, t.State, t.Ladder))
            .OrderBy(t => t.Agency, StringComparer.Ordinal).ThenByDescending(t => t.State)];
}
