using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>A report that was written on paper, two hours before there was a server again.</summary>
public sealed class EnteringAPaperCard(Databases databases)
{
    static readonly DateTimeOffset Begun = SiagaServer.TuesdayMorning.AddHours(-2), Taken = Begun.AddMinutes(2);
    static readonly PaperEntry Card = new("KDL-K0042", Begun, Taken);

    static readonly Guid Tab = Guid.CreateVersion7();

    static SendReport.Request Ask(PaperEntry paper) => new(Form(), ["pln"], null, paper);

    static async Task<LiveCase> EnterAsync(SiagaServer server, string by = "petugas1")
    {
        var report = await server.BeginAsync(by);
        var sent = await server.As(by).PostAsync<SendReport.Answer>($"reports/{report}/send", Ask(Card));
        var @case = new LiveCase { Report = report, Id = sent.IncidentId, Number = sent.Number, Taker = by, Form = Form() };
        foreach (var ticket in sent.Tickets) @case.Tickets[ticket.Agency] = ticket.Id;
        await server.PumpAsync();
        return @case;
    }

    [Theory, BothEngines]
    public async Task Keeps_the_cards_times_and_says_that_they_are_paper(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EnterAsync(server);
        await using var db = server.Read();
        var facts = await db.Journal.Where(j => j.Kind == "report.taken" || j.Kind == "incident.opened" || j.Kind == "ticket.sent").ToListAsync();
        facts.Select(f => (f.OccurredAt, f.RecordedAt, f.ClockSource)).Distinct().ShouldBe([(Taken, server.Now, "paper")]);
        (await db.Set<Report>().SingleAsync(r => r.Id == @case.Report)).BegunAt.ShouldBe(Begun);
        var opened = (await server.ViewAsync(@case)).Timeline.Single(e => e.Kind == "incident.opened");
        (opened.At, opened.RecordedAt, opened.Parameters["card"]!.ToString()).ShouldBe((Taken, server.Now, "KDL-K0042"));
        (await CheckJournal.Handle(db, SiagaServer.Region)).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task Lets_the_ladder_count_from_the_entry_and_not_from_the_card()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EnterAsync(server);
        await server.AdvanceAsync(TimeSpan.FromSeconds(59));
        (await server.TicketAsync(@case, "damkar")).ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(1), t => t.Attention.ShouldBeNull());
        await server.AdvanceAsync(TimeSpan.FromSeconds(1)); // the agency has not looked since it was told
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(2);
    }

    [Fact]
    public async Task Tells_no_late_arrival_that_was_late_on_paper()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EnterAsync(server);
        foreach (var step in (Step[])[Accepted("damkar"), OnTheWay("damkar"), Passed(1)]) await step(server, @case);
        (await server.KindsAsync(@case)).ShouldNotContain("ticket.limit-passed");
    }

    [Fact]
    public async Task Lets_the_stages_be_put_right_back_to_the_card()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EnterAsync(server);
        await Accepted("damkar")(server, @case);
        var right = new CorrectStamp.Request(Stage.Accepted, Taken.AddMinutes(1), "Menurut kartu KDL-K0042");
        await server.As("petugas1").DoAsync($"{@case.Ticket("damkar")}/stamps", right);
        (await server.As("petugas1").CodeAsync($"{@case.Ticket("damkar")}/stamps", right with { At = Begun.AddMinutes(1) })).ShouldBe("ticket.stamp-before-sent");
    }

    [Theory]
    [InlineData(-121, 1, "report.paper-in-future")]
    [InlineData(-120, -121, "report.paper-times-crossed")]
    [InlineData(-7 * 24 * 60 - 1, -120, "report.paper-too-old")]
    public async Task Is_refused_with_times_that_cannot_be(int begunMinutes, int takenMinutes, string code)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var paper = new PaperEntry("KDL-K0042", server.Now.AddMinutes(begunMinutes), server.Now.AddMinutes(takenMinutes));
        (await server.As("petugas1").CodeAsync($"reports/{await server.BeginAsync()}/send", Ask(paper))).ShouldBe(code);
    }

    [Theory, BothEngines]
    public async Task Is_entered_once_and_the_second_hears_as_what(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await EnterAsync(server);
        var again = Ask(Card with { Card = " kdl-k0042" });
        var said = await server.As("petugas2").TryAsync($"reports/{await server.BeginAsync("petugas2")}/send", again);
        (said.Code, said.Body.Contains(@case.Number, StringComparison.Ordinal)).ShouldBe(("report.card-entered-as", true));
        // The form is not even begun.
        var begun = await server.As("petugas2").CodeAsync("drafts", new BeginDraft.Request(Guid.CreateVersion7(), "112", Tab, Card));
        begun.ShouldBe("report.card-entered-as");
        // The same report again, changed, is no second card.
        await server.As("petugas1").DoAsync($"reports/{@case.Report}/send", Ask(Card) with { Form = Form(words: "Api padam") });
    }

    [Theory, BothEngines]
    public async Task Is_entered_once_by_two_at_the_same_moment(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var drafts = (await server.BeginAsync("petugas1"), await server.BeginAsync("petugas2"));
        var said = await Task.WhenAll(
            server.As("petugas1").TryAsync($"reports/{drafts.Item1}/send", Ask(Card)),
            server.As("petugas2").TryAsync($"reports/{drafts.Item2}/send", Ask(Card)));
        said.Select(s => s.Code).ShouldBe([null, "report.card-entered-as"], ignoreOrder: true);
    }

    [Fact]
    public async Task Names_no_case_that_the_second_may_not_see()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await EnterAsync(server, by: "petugas2");
        await Restricted()(server, @case);
        var said = await server.As("petugas1").TryAsync($"reports/{await server.BeginAsync()}/send", Ask(Card));
        (said.Code, said.Body.Contains(@case.Number, StringComparison.Ordinal)).ShouldBe(("report.card-entered", false));
    }

    [Theory, BothEngines]
    public async Task Waits_in_its_draft_with_its_times(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var seat = server.As("petugas1");
        var id = Guid.CreateVersion7();
        await seat.DoAsync("drafts", new BeginDraft.Request(id, "112", Tab, Card with { Card = "kdl-k0042 " }));
        (await seat.GetAsync<DraftView>($"drafts/{id}")).Paper.ShouldBe(Card);
        var tomorrow = new BeginDraft.Request(Guid.CreateVersion7(), "112", Tab, Card with { OccurredAt = server.Now.AddMinutes(1) });
        (await seat.CodeAsync("drafts", tomorrow)).ShouldBe("report.paper-in-future");
    }

    [Fact]
    public async Task Is_open_to_supervisors_too_and_to_no_agency()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await EnterAsync(server, by: "pengawas");
        (await server.As("damkar.piket-1").CodeAsync($"reports/{Guid.CreateVersion7()}/send", Ask(Card))).ShouldBe("identity.forbidden");
    }
}
