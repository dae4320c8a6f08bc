using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class HandlingAnIncident(Databases databases)
{
    [Theory, BothEngines]
    public async Task By_changing_its_category_lets_the_tickets_follow(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("pln"),
            Changed(To(category: "traffic-accident"))); // damkar has not answered
        var tickets = (await server.ViewAsync(@case)).Tickets.ToDictionary(t => t.Agency);

        (tickets["damkar"].State, tickets["pln"].State).ShouldBe((TicketState.Recalled, TicketState.Accepted));
        (tickets["polres"].Why, tickets["dinkes"].Why).ShouldBe((TicketWhy.Category, TicketWhy.Category));
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Recalled]);
        (await server.NoticesAsync("pln.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Changed]);
        (await server.NoticesAsync("polres.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Ticket]);
    }

    [Fact]
    public async Task By_changing_its_category_keeps_who_was_called_in_by_hand()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Sent("kodim"), Changed(To(category: "medical")));
        (await server.TicketAsync(@case, "kodim")).State.ShouldBe(TicketState.Sent);
    }

    [Fact]
    public async Task Asks_nothing_of_a_desk_whose_ticket_is_over()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Changed(To(urgency: 1)), Declined("damkar"), Recalled("pln"));
        (await server.ViewAsync(@case)).Row.Tickets.Select(t => t.Unacknowledged).ShouldBe([0, 0]);
    }

    [Fact]
    public async Task By_accepting_leaves_a_change_to_be_acknowledged()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Changed(To(victims: new(1, 2, 0))));
        await server.As("damkar.piket-2")
            .DoAsync($"{@case.Ticket("damkar")}/accept"); // a colleague, who has not seen it
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Changed]);
    }

    [Fact]
    public async Task Keeps_who_acknowledged_first()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Changed(To(urgency: 1)));
        var request = new AcknowledgeChanges.Request([(await server.ViewAsync(@case)).Changes.Single().Id]);
        await server.As("damkar.piket-1").DoAsync($"{@case.Ticket("damkar")}/acknowledge", request);
        await server.As("damkar.piket-2").DoAsync($"{@case.Ticket("damkar")}/acknowledge", request);
        await using var db = server.Read();
        (await db.TicketChanges.SingleAsync(c => c.TicketId == @case.Tickets["damkar"])).AcknowledgedBy
            .ShouldBe(server.As("damkar.piket-1").Person);
    }

    [Fact]
    public async Task Reaches_the_officer_with_a_change_when_the_desk_is_empty()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite, SiagaServer.SundayNight);
        var @case = await server.OpenAsync(Form("fallen-tree"));
        await server.As("kabag.dlh").DoAsync(
            $"{@case.Ticket("dlh")}/accept"); // nobody is on duty at DLH, nor its officer
        await Changed(To(urgency: 1))(server, @case);
        (await server.NoticesAsync("kabag.dlh")).Select(n => n.Kind).ShouldBe([NoticeKind.Changed]);
    }

    [Theory, BothEngines]
    public async Task Closes_as_handled_with_proof(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Done("damkar"), Recalled("pln"));
        (await Close(server, @case, CloseReason.Handled)).ShouldBe("incident.proof-missing");
        await Accounted("damkar")(server, @case);
        (await Close(server, @case, CloseReason.Handled)).ShouldBeNull();
        (await server.ViewAsync(@case))
            .ShouldSatisfyAllConditions(v => v.Row.Status.ShouldBe(IncidentStatus.Closed),
                v => v.Closed!.By!.Name.ShouldBe("Petugas 2"));
    }

    [Fact]
    public async Task Closes_only_when_every_ticket_is_over()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Handled("damkar"));
        (await Close(server, @case, CloseReason.Handled)).ShouldBe("incident.tickets-open");
        (await server.ViewAsync(@case)).Row.Ready.ShouldBeFalse();
        await Handled("pln")(server, @case);
        (await server.ViewAsync(@case)).Row.Ready.ShouldBeTrue();
    }

    [Theory, BothEngines]
    public async Task Closes_otherwise_with_words_and_recalls_whoever_is_at_work(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Declined("pln"));
        (await Close(server, @case, CloseReason.FalseAlarm)).ShouldBe("incident.reason-needed");
        await Closed()(server, @case);
        var view = await server.ViewAsync(@case);
        view.Tickets.ToDictionary(t => t.Agency, t => t.State)
            .ShouldBe(new Dictionary<string,
                TicketState> { ["damkar"] = TicketState.Recalled, ["pln"] = TicketState.Declined }, ignoreOrder: true);
        view.Tickets.ShouldAllBe(t => !t.Overdue);
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Recalled]);
    }

    [Theory, BothEngines]
    public async Task Reopens_and_the_agency_must_answer_anew(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Handled("damkar", "pln"), Closed(CloseReason.Handled), Reopened());
        var view = await server.ViewAsync(@case);
        (view.Row.Status, view.Row.Group, view.Closed).ShouldBe((IncidentStatus.Open, BoardGroup.Waiting, null));
        view.Tickets.Where(t => t.Why is TicketWhy.Reopened).Select(t => t.Agency)
            .ShouldBe(["damkar", "pln"], ignoreOrder: true);
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Kind).ShouldContain(NoticeKind.Ticket);
        view.Timeline.Select(e => e.Kind).ShouldContain("incident.reopened");
    }

    [Theory, BothEngines]
    public async Task Joins_another_and_parts_again_without_loss(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var other = await server.OpenAsync(Form(words: "Asap tebal"));
        var @case = await server.OpenAsync(Form());
        var second = await server.BeginAsync();
        await server.SendAsync(second, Form(words: "Dari seberang"), join: @case.Id);

        await Joined(other)(server, @case);
        (await server.ViewAsync(other)).Reports.Select(r => r.Words)
            .ShouldBe(["Asap tebal", "Rumah terbakar", "Dari seberang"], ignoreOrder: true);
        (await server.ViewAsync(@case))
            .ShouldSatisfyAllConditions(v => v.Row.Status.ShouldBe(IncidentStatus.Closed),
                v => v.Row.Reports.ShouldBe(0), v => v.Closed!.DuplicateOf!.Id.ShouldBe(other.Id));

        await Parted()(server, @case);
        (await server.ViewAsync(other)).Reports.Select(r => r.Words).ShouldBe(["Asap tebal"]);
        var view = await server.ViewAsync(@case);
        view.Reports.Select(r => r.Words).ShouldBe(["Rumah terbakar", "Dari seberang"], ignoreOrder: true);
        (view.Row.Reports, view.Row.Group, view.Tickets.Count(t => t.State is TicketState.Sent))
            .ShouldBe((2, BoardGroup.Waiting, 2));
    }

    [Fact]
    public async Task Is_parted_and_not_reopened_once_it_was_joined()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var other = await server.OpenAsync(Form());
        var @case = await server.GivenAsync(Joined(other));
        (await server.As("petugas2").CodeAsync($"{@case.Path}/reopen", new ReopenIncident.Request("Keliru", null)))
            .ShouldBe("incident.is-joined");
    }

    [Fact]
    public async Task Joins_nothing_to_itself_or_to_what_is_closed()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var (closed, @case) = (await server.GivenAsync(Closed()), await server.OpenAsync(Form()));
        (await server.As("petugas2").CodeAsync($"{@case.Path}/join", new JoinIncident.Request(@case.Id)))
            .ShouldBe("incident.duplicate-unknown");
        (await server.As("petugas2").CodeAsync($"{@case.Path}/join", new JoinIncident.Request(closed.Id)))
            .ShouldBe("incident.is-closed");
        (await server.As("petugas2").TryAsync($"{@case.Path}/join", new JoinIncident.Request(Guid.CreateVersion7())))
            .Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothEngines]
    public async Task Takes_a_report_by_hand_and_gives_it_back(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        var report = await server.BeginAsync();
        await server.EndAsync(report, Outcome.Information, Form(words: "Melihat asap"));
        await server.As("petugas2").DoAsync($"reports/{report}/attach", new AttachReport.Request(@case.Id));
        (await server.ViewAsync(@case)).Row.Reports.ShouldBe(2);
        (await server.As("petugas2").CodeAsync($"reports/{report}/attach", new AttachReport.Request(@case.Id)))
            .ShouldBe("report.has-incident");

        await server.As("petugas2").DoAsync($"reports/{report}/detach");
        (await server.ViewAsync(@case)).Row.Reports.ShouldBe(1);
        (await server.As("petugas2").CodeAsync($"reports/{report}/detach")).ShouldBe("report.has-no-incident");
        (await server.As("petugas2").CodeAsync($"reports/{@case.Report}/detach")).ShouldBe("report.opened-incident");
    }

    [Theory, BothEngines]
    public async Task Reminds_whoever_asked_for_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        var set = await server.As("petugas1")
            .PostAsync<SetReminder.Answer>($"{@case.Path}/reminders", new SetReminder.Request(5, "Tanya korban"));
        await server.AdvanceAsync(TimeSpan.FromMinutes(4));
        (await Reminders("petugas1")).ShouldBeEmpty();
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await Reminders("petugas1")).ShouldBe(["Tanya korban"]);
        (await Reminders("petugas2")).ShouldBeEmpty();

        await server.As("petugas1").DoAsync($"{@case.Path}/reminders/{set.ReminderId}/end");
        (await Reminders("petugas1")).ShouldBeEmpty();
        (await server.ViewAsync(@case)).Reminders.ShouldBeEmpty();

        async Task<List<string?>> Reminders(string login) =>
            [.. (await server.NoticesAsync(login)).Where(n => n.Kind is NoticeKind.Reminder).Select(n => n.Words)];
    }

    [Theory, BothEngines]
    public async Task Takes_notes_from_everyone_who_holds_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        await server.As("petugas1").DoAsync($"{@case.Path}/notes", new AddNote.Request("Pemilik di luar kota"));
        await server.As("damkar.piket-1").DoAsync($"{@case.Path}/notes", new AddNote.Request("Hidran kering"));
        var notes = (await server.ViewAsync(@case)).Timeline.Where(e => e.Kind == "incident.noted").Reverse();
        notes.Select(n => (n.Words, n.Agency))
            .ShouldBe([("Pemilik di luar kota", null), ("Hidran kering", "damkar")], ignoreOrder: true);
        (await server.As("dinkes.piket-1").TryAsync($"{@case.Path}/notes", new AddNote.Request("x"))).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothEngines]
    public async Task Lists_the_most_urgent_first_and_in_pages(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var moving = await server.GivenAsync(Form(), Accepted("damkar"), Accepted("pln"));
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        var low = await server.OpenAsync(Form() with { Urgency = 4 });
        var high = await server.OpenAsync(Form() with { Urgency = 1 });
        var overdue = await server.GivenAsync(Form() with { Urgency = 5 }, Declined("damkar"));

        var (seen, after) = (new List<Guid>(), "");
        do
        {
            var page = await server.As("petugas1").GetAsync<ListIncidents.Answer>($"incidents?limit=2{after}");
            (page.Counts.Overdue, page.Counts.Waiting, page.Counts.Moving, page.Counts.Open).ShouldBe((1, 2, 1, 4));
            seen.AddRange(page.Items.Select(i => i.Id));
            after = page.Next is null ? null : $"&after={page.Next}";
        }
        while (after is not null);
        seen.ShouldBe([overdue.Id, high.Id, low.Id, moving.Id]);
    }

    [Theory, BothEngines]
    public async Task Lists_by_agency_category_district_group_and_state(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var fire = await server.OpenAsync(Form());
        var medical = await server.OpenAsync(Form("medical", In(Patebon)));
        var closed = await server.GivenAsync(Closed());
        (await List("agency=dinkes")).ShouldBe([medical.Id]);
        (await List("category=fire")).ShouldBe([fire.Id]);
        (await List($"district={Patebon}")).ShouldBe([medical.Id]);
        (await List("group=overdue")).ShouldBeEmpty();
        (await List("state=closed")).ShouldBe([closed.Id]);

        async Task<List<Guid>> List(string query) =>
            [.. (await server.As("petugas1").GetAsync<ListIncidents.Answer>($"incidents?{query}"))
                .Items.Select(i => i.Id)];
    }

    [Theory]
    [InlineData("changes", """{"urgency":9}""")]
    [InlineData("changes", """{"victims":{"trapped":-1,"injured":0,"dead":0}}""")]
    [InlineData("notes", """{"words":""}""")]
    [InlineData("restrict", """{}""")]
    [InlineData("reopen", """{"reason":""}""")]
    [InlineData("reopen", """{"reason":"Menyala lagi","agencies":[null]}""")]
    [InlineData("reminders", """{"minutes":0}""")]
    [InlineData("tickets", """{"agency":""}""")]
    [InlineData("close", """{"reason":"boredom"}""")]
    [InlineData("join", """{"into":"none"}""")]
    public async Task Is_malformed_when_it_says_nothing_known(string what, string body)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As("petugas2").TryAsync($"{@case.Path}/{what}", System.Text.Json.Nodes.JsonNode.Parse(body)))
            .Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("incidents?after=nonsense")]
    [InlineData("reports?after=nonsense")]
    [InlineData("tickets?agency=damkar&after=nonsense")]
    [InlineData("tickets")]
    public async Task Is_malformed_at_a_place_that_no_list_has(string path)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("petugas2").StatusAsync(path)).ShouldBe(HttpStatusCode.BadRequest);
    }

    static async Task<string?> Close(SiagaServer server, LiveCase @case, CloseReason reason) =>
        (await server.As("petugas2").TryAsync($"{@case.Path}/close", new CloseIncident.Request(reason, null, null)))
            .Code;
}
