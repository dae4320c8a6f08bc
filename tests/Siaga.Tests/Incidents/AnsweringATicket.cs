using System.Net;
using System.Text.Json;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class AnsweringATicket(Databases databases)
{
    [Theory, BothEngines]
    public async Task Goes_from_sent_to_done_with_a_stamp_on_every_stage(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form());
        await server.As("damkar.piket-1")
            .DoAsync("notices/receipts",
                new ConfirmNotices.Request([.. (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Id)]));
        Step[] steps =
        [
            Passed(0, 10), Seen("damkar"), Passed(0, 10), Accepted("damkar"), Passed(1), OnTheWay("damkar"),
            Passed(6), Arrived("damkar"), Passed(30), Done("damkar", "Api padam"),
        ];
        foreach (var step in steps) await step(server, @case);

        var ticket = await server.TicketAsync(@case, "damkar");
        ticket.Stamps.Select(s => (s.Stage, (int)(s.At - SiagaServer.TuesdayMorning).TotalSeconds, s.Source)).ShouldBe(
        [
            (Stage.Sent, 0, StampSource.System), (Stage.Delivered, 0, StampSource.Desk), (Stage.Seen, 10,
                StampSource.Desk), (Stage.Accepted, 20, StampSource.Desk),
            (Stage.OnTheWay, 80, StampSource.Desk), (Stage.Arrived, 440, StampSource.Desk), (Stage.Done, 2240,
                StampSource.Desk),
        ]);
        (ticket.Account!.Words, ticket.Account.By!.Name, ticket.State)
            .ShouldBe(("Api padam", "Damkar piket-1", TicketState.Done));
    }

    [Theory, BothEngines]
    public async Task With_a_decline_is_overdue_at_once(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Declined("damkar"));
        var view = await server.ViewAsync(@case);
        (view.Row.Group, view.Row.Attention!.Kind, view.Row.Attention.Reason, view.Row.Attention.Words)
            .ShouldBe((BoardGroup.Overdue, AttentionKind.Declined, DeclineReason.NoUnitFree, "Armada di luar kota"));
        (await server.NoticesAsync("petugas2")).Select(n => n.Kind).ShouldBe([NoticeKind.Returned]);
    }

    [Theory, BothEngines]
    public async Task With_a_decline_is_over_when_another_agency_is_sent(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Declined("damkar"), Sent("bpbd", replaces: "damkar"));
        (await server.ViewAsync(@case)).Row.Group.ShouldBe(BoardGroup.Waiting);
        (await server.As("damkar.piket-1").CodeAsync($"{@case.Ticket("damkar")}/accept"))
            .ShouldBe("ticket.already-replaced");
        (await server.As("petugas2").CodeAsync($"{@case.Path}/tickets",
            new SendTicket.Request("polres", null, @case.Tickets["damkar"]))).ShouldBe("ticket.already-replaced");
        (await server.NoticesAsync("petugas2")).ShouldBeEmpty();
    }

    [Fact]
    public async Task With_a_decline_is_over_when_the_same_agency_is_sent_again()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Declined("damkar"));
        var declined = @case.Ticket("damkar");
        await Sent("damkar")(server, @case);
        (await server.As("damkar.piket-1").CodeAsync($"{declined}/accept")).ShouldBe("ticket.already-replaced");
        (await server.ViewAsync(@case)).Row.Group.ShouldBe(BoardGroup.Waiting);
    }

    [Fact]
    public async Task After_all_counts_as_late()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Declined("damkar"), Passed(1), Accepted("damkar"));
        var view = await server.ViewAsync(@case);
        view.Tickets.Single(t => t.Agency == "damkar")
            .ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Accepted), t => t.Declined.ShouldBeNull());
        view.Timeline.First(e => e.Kind == "ticket.accepted").Parameters["late"]!.ToString().ShouldBe("True");
    }

    [Fact]
    public async Task With_a_decline_needs_words_where_the_reason_says_nothing()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As("damkar.piket-1").CodeAsync($"{@case.Ticket("damkar")}/decline",
            new DeclineTicket.Request(DeclineReason.Other, null))).ShouldBe("ticket.words-needed");
    }

    [Theory, BothEngines]
    public async Task By_handing_over_begins_a_new_ticket(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(HandedOver("damkar", "bpbd"));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.HandedOver),
                t => t.HandedTo.ShouldBe("bpbd"), t => t.Overdue.ShouldBeFalse());
        (await server.TicketAsync(@case, "bpbd"))
            .ShouldSatisfyAllConditions(t => t.State.ShouldBe(TicketState.Sent),
                t => t.Why.ShouldBe(TicketWhy.HandedOver), t => t.From.ShouldBe("damkar"), t => t.Rung.ShouldBe(1));
        (await server.NoticesAsync("bpbd.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Ticket]);
        (await server.NoticesAsync("damkar.piket-1")).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task By_handing_back_returns_it_to_the_call_centre(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(HandedOver("damkar", "bpbd"), HandedOver("bpbd", "damkar"));
        var view = await server.ViewAsync(@case);
        (view.Row.Group, view.Row.Attention!.Kind, view.Row.Attention.Agency)
            .ShouldBe((BoardGroup.Overdue, AttentionKind.HandedBack, "bpbd"));
        view.Tickets.Count(t => t.Agency == "damkar").ShouldBe(1);
        (await server.NoticesAsync("petugas1")).Select(n => n.Kind).ShouldBe([NoticeKind.Returned]);
    }

    [Theory]
    [InlineData("damkar", "ticket.own-agency")]
    [InlineData("pln", "ticket.agency-has-one")]
    [InlineData("hukum", "agency.gets-no-tickets")]
    [InlineData("nasa", "agency.unknown")]
    public async Task By_handing_over_is_refused_where_it_cannot_go(string to, string code)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As("damkar.piket-1").CodeAsync($"{@case.Ticket("damkar")}/hand-over",
            new HandOverTicket.Request(to, null))).ShouldBe(code);
    }

    [Theory, BothEngines]
    public async Task By_calling_in_another_keeps_its_own(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), CalledIn("damkar", "dinkes"));
        (await server.TicketAsync(@case, "damkar")).State.ShouldBe(TicketState.Accepted);
        (await server.TicketAsync(@case, "dinkes")).ShouldSatisfyAllConditions(
            t => t.Why.ShouldBe(TicketWhy.CalledIn), t => t.From.ShouldBe("damkar"), t =>
                t.SentWords.ShouldBe("Perlu ambulans"));
    }

    [Theory, BothEngines]
    public async Task Is_over_once_it_is_recalled_and_the_agency_hears_that(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Recalled("damkar"));
        (await server.TicketAsync(@case, "damkar")).State.ShouldBe(TicketState.Recalled);
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.Kind).ShouldBe([NoticeKind.Recalled]);
        (await server.As("damkar.piket-1").CodeAsync($"{@case.Ticket("damkar")}/on-the-way"))
            .ShouldBe("ticket.is-recalled");
        (await server.As("damkar.piket-1").StatusAsync(@case.Ticket("damkar")))
            .ShouldBe(HttpStatusCode.OK); // what it was told, it keeps
    }

    [Theory]
    [InlineData("pln.piket-1", HttpStatusCode.Forbidden)]
    [InlineData("petugas2", HttpStatusCode.Forbidden)]
    [InlineData("sekda", HttpStatusCode.Forbidden)]
    [InlineData("dinkes.piket-1", HttpStatusCode.NotFound)]
    [InlineData("bupati", HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.NotFound)]
    public async Task Is_the_agencys_alone(string login, HttpStatusCode status)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As(login).TryAsync($"{@case.Ticket("damkar")}/accept")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData(PhoneResult.Accepted, TicketState.Accepted)]
    [InlineData(PhoneResult.Refused, TicketState.Declined)]
    [InlineData(PhoneResult.WillAct, TicketState.Sent)]
    [InlineData(PhoneResult.NoAnswer, TicketState.Sent)]
    public async Task By_telephone_or_radio_is_written_down_by_the_call_centre(PhoneResult result, TicketState state)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Phoned("damkar", result, StampSource.Radio));
        (await server.TicketAsync(@case, "damkar")).State.ShouldBe(state);
        var said = (await server.ViewAsync(@case)).Timeline.Single(e => e.Kind == "ticket.phoned");
        (said.Parameters["by"]!.ToString(), said.By!.Name).ShouldBe(("radio", "Petugas 2"));
    }

    [Fact]
    public async Task By_telephone_is_stamped_with_its_source()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Phoned("damkar", PhoneResult.Accepted));
        (await server.TicketAsync(@case, "damkar")).Stamps.Single(s => s.Stage is Stage.Accepted).Source
            .ShouldBe(StampSource.Telephone);
    }

    [Fact]
    public async Task By_another_way_than_telephone_or_radio_is_refused()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As("petugas2").CodeAsync($"{@case.Ticket("damkar")}/phone",
            new PhoneAgency.Request(StampSource.Desk, PhoneResult.Accepted, null))).ShouldBe("ticket.phone-or-radio");
    }

    [Theory, BothEngines]
    public async Task Puts_a_wrong_time_right_and_keeps_the_old_one(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Passed(5), Arrived("damkar"), Passed(5));
        var (was, right) = (SiagaServer.TuesdayMorning.AddMinutes(5), SiagaServer.TuesdayMorning.AddMinutes(3));
        await server.As("damkar.piket-1")
            .DoAsync($"{@case.Ticket("damkar")}/stamps",
                new CorrectStamp.Request(Stage.Arrived, right, "Lupa menekan"));
        await server.As("petugas2").DoAsync($"{@case.Ticket("damkar")}/stamps",
            new CorrectStamp.Request(Stage.Arrived, right.AddMinutes(1), "Menurut radio"));

        var stamp = (await server.TicketAsync(@case, "damkar")).Stamps.Single(s => s.Stage is Stage.Arrived);
        (stamp.At, stamp.Corrected!.Was, stamp.Corrected.Reason, stamp.Corrected.By!.Name, stamp.Source)
            .ShouldBe((right.AddMinutes(1), was, "Menurut radio", "Petugas 2", StampSource.Later));
    }

    [Theory, BothEngines]
    public async Task Without_having_opened_it_counts_as_seen(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Passed(2), Accepted("damkar"));
        (await server.TicketAsync(@case, "damkar")).Stamps.Where(s => s.Stage is Stage.Seen or Stage.Accepted)
            .Select(s => (s.Stage, s.At, s.By!.Name, s.Source)).ShouldBe([
                (Stage.Seen, server.Now, "Damkar piket-1", StampSource.Desk),
                (Stage.Accepted, server.Now, "Damkar piket-1", StampSource.Desk)]);
        (await server.ViewAsync(@case)).Timeline.First(e => e.Kind == "ticket.accepted").Parameters["late"]!.ToString()
            .ShouldBe("True");
    }

    [Fact]
    public async Task By_telephone_was_seen_by_nobody()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Phoned("damkar", PhoneResult.Accepted));
        (await server.TicketAsync(@case, "damkar")).Stamps.ShouldNotContain(s => s.Stage == Stage.Seen);
    }

    [Theory, BothEngines]
    public async Task Corrects_a_time_only_between_its_neighbours(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Passed(1), Accepted("damkar"), Passed(1), OnTheWay("damkar"), Passed(8),
            Arrived("damkar"), Passed(1));
        (await SayAsync(Stage.OnTheWay, 0.5)).ShouldBe(("ticket.stamp-before-stage", "accepted", At(1)));
        (await SayAsync(Stage.OnTheWay, 10.5)).ShouldBe(("ticket.stamp-after-stage", "arrived", At(10)));
        (await SayAsync(Stage.Arrived, 5)).ShouldBeNull(); // the neighbour first,
        (await SayAsync(Stage.OnTheWay, 5)).ShouldBeNull(); // then up to it

        DateTimeOffset At(double minutes) => SiagaServer.TuesdayMorning.AddMinutes(minutes);
        async Task<(string, string?, DateTimeOffset)?> SayAsync(Stage stage, double minutes)
        {
            var said = await server.As("damkar.piket-1").TryAsync($"{@case.Ticket("damkar")}/stamps",
                new CorrectStamp.Request(stage, At(minutes), "Lupa menekan"));
            if (said.Code is null) return null;
            var parameters = JsonDocument.Parse(said.Body).RootElement.GetProperty("parameters");
            return (said.Code, parameters.GetProperty("stage").GetString(),
                parameters.GetProperty("at").GetDateTimeOffset());
        }
    }

    [Fact]
    public async Task Corrects_no_stage_that_was_not_reached()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Accepted("damkar"));
        (await server.As("damkar.piket-1").CodeAsync($"{@case.Ticket("damkar")}/stamps",
            new CorrectStamp.Request(Stage.Done, server.Now, "x"))).ShouldBe("ticket.stage-not-reached");
    }

    [Fact]
    public async Task Is_delivered_by_the_agencys_own_screens_only()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite, SiagaServer.TuesdayMorning);
        var @case = await server.GivenAsync(Passed(8)); // up to the call taker
        await Confirm("petugas1");
        (await server.TicketAsync(@case, "damkar")).State.ShouldBe(TicketState.Sent);
        await Confirm("damkar.piket-2");
        (await server.TicketAsync(@case, "damkar")).State.ShouldBe(TicketState.Delivered);

        async Task Confirm(string login) =>
            await server.As(login).DoAsync("notices/receipts",
                new ConfirmNotices.Request([.. (await server.NoticesAsync(login)).Select(n => n.Id)]));
    }

    [Theory, BothEngines]
    public async Task Shows_on_the_desk_until_it_is_over(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Accepted("damkar"), Declined("pln"));
        (await Desk("damkar", "open")).ShouldBe([@case.Tickets["damkar"]]);
        (await Desk("pln", "open")).ShouldBeEmpty();
        (await Desk("pln", "ended")).ShouldBe([@case.Tickets["pln"]]);
        (await server.As("damkar.piket-1").StatusAsync("tickets?agency=pln")).ShouldBe(HttpStatusCode.Forbidden);

        async Task<List<Guid>> Desk(string agency, string state) =>
            [.. (await server.As(DeskOf(agency)).GetAsync<ReadTickets.Answer>($"tickets?agency={agency}&state={state}"))
                .Items.Select(t => t.Ticket.Id)];
    }

    [Fact]
    public async Task Pages_through_the_desk_without_losing_one()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Postgres);
        var all = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            all.Insert(0, (await server.OpenAsync(Form())).Tickets["damkar"]);
            server.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var (seen, after) = (new List<Guid>(), "");
        do
        {
            var page = await server.As("damkar.piket-1")
                .GetAsync<ReadTickets.Answer>($"tickets?agency=damkar&limit=2{after}");
            seen.AddRange(page.Items.Select(t => t.Ticket.Id));
            after = page.Next is null ? null : $"&after={page.Next}";
        }
        while (after is not null);
        seen.ShouldBe(all);
    }

    [Theory]
    [InlineData("decline", """{"reason":"tired"}""")]
    [InlineData("decline", """{}""")]
    [InlineData("hand-over", """{"agency":""}""")]
    [InlineData("account", """{"words":""}""")]
    [InlineData("acknowledge", """{"changes":[]}""")]
    [InlineData("phone", """{"by":"telephone","result":7}""")]
    [InlineData("settle", """{}""")]
    [InlineData("stamps", """{"stage":"lunch","at":"2026-11-24T03:00:00Z","reason":"x"}""")]
    public async Task Is_malformed_when_it_says_nothing_known(string what, string body)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await server.As("damkar.piket-1").TryAsync($"{@case.Ticket("damkar")}/{what}",
            System.Text.Json.Nodes.JsonNode.Parse(body))).Status.ShouldBe(HttpStatusCode.BadRequest);
    }
}
