using Shouldly;
using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>The table of docs/adr/0013, row by row, on a driven clock.</summary>
public sealed class ClimbingTheLadder(Databases databases)
{
    [Theory, BothEngines]
    public async Task Takes_every_rung_until_a_person_ends_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        // Unseen for a minute on each of the agency's rungs and the Sekda's; then two minutes for the telephone.
        foreach (var (minutes, rung) in ((int, int)[])[(1, 2), (1, 3), (1, 4), (1, 5), (1, 6), (2, 7)])
        {
            await server.AdvanceAsync(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(rung - 1);
            await server.AdvanceAsync(TimeSpan.FromSeconds(1));
            (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(rung);
        }

        await server.AdvanceAsync(TimeSpan.FromHours(5));
        (await server.NoticesAsync("pengawas")).Single(n => n.Kind is NoticeKind.Supervisor).RepeatSeconds.ShouldBe(30);
        await Settled("damkar", by: "pengawas")(server, @case);
        (await server.NoticesAsync("pengawas")).ShouldBeEmpty();
        (await server.ViewAsync(@case)).Row.Attention.ShouldBeNull();
    }

    [Fact]
    public async Task Tells_each_rung_and_keeps_telling_those_below()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.OpenAsync(Form(), leaveOut: "pln");
        string[] all = ["damkar.piket-1", "damkar.perwira", "kabag.damkar", "kepala.damkar", "sekda", "petugas1",
            "pengawas"];
        foreach (var minutes in (int[])[0, 1, 1, 1, 1, 1, 2])
        {
            await server.AdvanceAsync(TimeSpan.FromMinutes(minutes));
            var passed = (int)(server.Now - SiagaServer.TuesdayMorning).TotalMinutes;
            var reached = passed > 5 ? 7 : passed + 1;
            foreach (var (login, rung) in all.Select((login, i) => (login, i + 1)))
            {
                var told = (await server.NoticesAsync(login)).Exists(n => n.Rung == reached);
                told.ShouldBe(rung <= reached, $"{login} at rung {reached}");
            }
        }
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 10)]
    public async Task Climbs_when_it_was_seen_and_not_accepted(int urgency, int minutes)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Form() with { Urgency = urgency }, Seen("damkar"), Passed(minutes, -1));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(1), t => t.Overdue.ShouldBeFalse());
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(2),
                t => t.Attention!.Kind.ShouldBe(AttentionKind.Unaccepted));
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 15)]
    public async Task Climbs_when_it_was_accepted_and_does_not_move(int urgency, int minutes)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Form() with { Urgency = urgency }, Accepted("damkar"), Passed(minutes));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(2),
                t => t.Attention!.Kind.ShouldBe(AttentionKind.NotMoving));
        (await server.NoticesAsync("damkar.perwira")).Select(n => n.Kind).ShouldBe([NoticeKind.Climbed]);
    }

    [Fact]
    public async Task Reaches_the_supervisor_too_when_it_was_accepted_and_never_moves()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Accepted("damkar"), Passed(12));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(7);
        await OnTheWay("damkar")(server, @case);
        (await server.NoticesAsync("pengawas")).Where(n => n.TicketId == @case.Tickets["damkar"])
            .ShouldBeEmpty(); // moving ends the loud item
    }

    [Theory, BothEngines]
    public async Task Goes_on_calling_those_whom_it_called_until_one_answers(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Recalled("pln"), Seen("damkar"));
        foreach (var login in (string[])["damkar.piket-1", "damkar.piket-2"])
            (await CalledForAsync(server, login)).ShouldBe([@case.Tickets["damkar"]], login);
        foreach (var login in (string[])["damkar.perwira", "kabag.damkar", "polres.piket-1"])
            (await CalledForAsync(server, login)).ShouldBeEmpty(login);
        await Accepted("damkar")(server, @case);
        await server.PumpAsync();
        (await CalledForAsync(server, "damkar.piket-2")).ShouldBeEmpty();
    }

    static async Task<IReadOnlyList<Guid>> CalledForAsync(SiagaServer server, string login) =>
        (await server.As(login).GetAsync<ReadNotices.Answer>("notices")).CalledFor;

    [Theory, BothEngines]
    public async Task Shows_and_tells_a_late_arrival_once_without_climbing(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Recalled("pln"), Accepted("damkar"), OnTheWay("damkar"), Passed(15));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(1),
                t => t.Attention!.Kind.ShouldBe(AttentionKind.NotArrived));
        foreach (var login in (string[])["damkar.piket-1", "petugas1", "petugas2"])
            (await server.NoticesAsync(login)).Count(n => n.Kind is NoticeKind.Late).ShouldBe(1, login);

        await Settled("damkar")(server, @case);
        await server.AdvanceAsync(TimeSpan.FromHours(1));
        (await server.KindsAsync(@case)).Count(k => k == "ticket.limit-passed").ShouldBe(1);
        (await server.ViewAsync(@case)).Row.Group.ShouldBe(BoardGroup.Moving);
    }

    [Fact]
    public async Task Tells_a_late_arrival_that_falls_on_the_instant_of_an_earlier_climb()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Recalled("pln"), Passed(11), Accepted("damkar"),
            Passed(4)); // climbs at 13:00 and at 15:00
        await OnTheWay("damkar")(server, @case);
        await server.SettleAsync();
        (await server.TicketAsync(@case, "damkar")).Attention!.Kind.ShouldBe(AttentionKind.NotArrived);
    }

    [Theory, BothEngines]
    public async Task Passes_over_rungs_where_nobody_is_on_duty_and_says_so(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine, SiagaServer.SundayNight);
        var @case = await server.OpenAsync(Form("fallen-tree"));
        (await server.TicketAsync(@case, "dlh")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(3), t => t.Attention!.Kind.ShouldBe(AttentionKind.NobodyOnDuty), t =>
                t.Rungs.Select(r => (r.Rung, r.Told.Count)).ShouldBe([(1, 0), (2, 0), (3, 1)]));
        (await server.NoticesAsync("kabag.dlh")).Select(n => n.Kind).ShouldBe([NoticeKind.Climbed]);
        (await server.NoticesAsync("pengawas")).Select(n => n.Kind).ShouldBe([NoticeKind.NobodyOnDuty]);
        foreach (var off in (string[])["dlh.piket-1", "dlh.piket-2", "dlh.perwira"])
            (await server.NoticesAsync(off)).ShouldBeEmpty(off);
    }

    [Fact]
    public async Task Alarms_when_a_higher_rung_is_empty()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite, SiagaServer.SundayNight);
        var @case = await server.GivenAsync(Form("flood"), Passed(1)); // at Dinsos a desk, no officer
        (await server.TicketAsync(@case, "dinsos")).Rung.ShouldBe(3);
        (await server.NoticesAsync("pengawas")).Where(n => n.Agency == "dinsos").Select(n => n.Kind)
            .ShouldBe([NoticeKind.NobodyOnDuty]);
    }

    [Fact]
    public async Task Tells_the_shift_that_came_and_no_longer_the_one_that_went()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite,
            new(2026, 11, 24, 11, 59, 30, TimeSpan.Zero)); // 18:59:30 WIB
        await server.OpenAsync(Form("crime")); // Polres: piket-2 until 19:00, piket-3 from then on
        (await server.NoticesAsync("polres.piket-2")).Count.ShouldBe(1);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await server.NoticesAsync("polres.piket-2")).ShouldBeEmpty();
        (await server.NoticesAsync("polres.piket-3")).Select(n => n.Kind).ShouldBe([NoticeKind.Climbed]);
    }

    [Fact]
    public async Task Has_no_ladder_for_anybody_once_it_is_declined()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Recalled("pln"), Declined("damkar"), Passed(TimeSpan.FromHours(2)));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(1), t => t.NextLimit.ShouldBeNull(),
                t => t.Attention!.Kind.ShouldBe(AttentionKind.Declined));
        (await server.ViewAsync(@case)).Row.Group.ShouldBe(BoardGroup.Overdue); // as long as nobody takes it
    }

    [Fact]
    public async Task Begins_again_for_the_way_when_it_is_accepted_late()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Passed(3), Accepted("damkar"));
        var view = await server.ViewAsync(@case);
        view.Tickets.Single(t => t.Agency == "damkar").ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(1), t => t.NextLimit.ShouldBe(new(Limit.OnTheWay, server.Now.AddMinutes(2))), t =>
                t.Overdue.ShouldBeFalse(),
            t => t.Stamps.Single(s => s.Stage is Stage.Accepted).At.ShouldBe(server.Now));
        view.Timeline.First(e => e.Kind == "ticket.accepted").Parameters["late"]!.ToString().ShouldBe("True");
    }

    [Fact]
    public async Task Gives_an_agency_that_will_act_its_limit_once_more()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Passed(5), Passed(0, 90), Phoned("damkar", PhoneResult.WillAct),
            Passed(1, 59));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(6);
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(7);
    }

    [Fact]
    public async Task Goes_to_the_supervisor_at_once_when_nobody_answers_the_telephone()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Passed(5), Phoned("damkar", PhoneResult.NoAnswer));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(7), t => t.Overdue.ShouldBeTrue());
        (await server.NoticesAsync("pengawas")).Where(n => n.TicketId == @case.Tickets["damkar"]).Select(n => n.Kind)
            .ShouldBe([NoticeKind.Supervisor]);
    }

    [Fact]
    public async Task Goes_on_where_it_was_when_nobody_answers_the_telephone_early()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Phoned("damkar", PhoneResult.NoAnswer));
        (await server.TicketAsync(@case, "damkar"))
            .ShouldSatisfyAllConditions(t => t.Rung.ShouldBe(1),
                t => t.NextLimit.ShouldBe(new(Limit.Seen, server.Now.AddMinutes(1))));
    }

    [Fact]
    public async Task Catches_up_with_deadlines_that_passed_while_the_server_was_down()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        server.Clock.SetUtcNow(server.Now.AddHours(1));
        await server.SettleAsync();
        var passed = (await server.ViewAsync(@case)).Timeline.First(e => e.Kind == "ticket.limit-passed");
        (passed.At, (DateTimeOffset)((System.Text.Json.JsonElement)passed.Parameters["dueAt"]!).GetDateTimeOffset())
            .ShouldBe((server.Now, SiagaServer.TuesdayMorning.AddMinutes(1)));
    }

    [Fact]
    public async Task Says_on_the_board_who_was_told_and_what_comes_next()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Recalled("pln"), Passed(1));
        var attention = (await server.As("petugas1").GetAsync<ListIncidents.Answer>("incidents")).Items.Single()
            .Attention!;
        (attention.Kind, attention.LimitSeconds, attention.Rung, attention.NextRung, attention.NextAt)
            .ShouldBe((AttentionKind.Unseen, 60, 2, 3, server.Now.AddMinutes(1)));
        attention.Told.ShouldBe(["Damkar perwira"]);
    }

    [Theory]
    [InlineData(Engine.Sqlite, 11, 160)]
    [InlineData(Engine.Sqlite, 12, 160)]
    [InlineData(Engine.Postgres, 13, 80)]
    public async Task Leaves_no_ticket_silent_past_its_limit(Engine engine, int seed, int steps)
    {
        // Saturday before the shift changes, so that empty posts and both shifts come up.
        await using var server = await SiagaServer.OpenAsync(databases, engine,
            new(2026, 11, 21, 4, 30, 0, TimeSpan.Zero));
        var shift = new RandomShift(server, seed);
        for (var step = 0; step < steps; step++)
        {
            await shift.DoSomethingAsync();
            await server.AdvanceAsync(TimeSpan.FromSeconds(shift.Random.Next(60)));
            (await Silence.FindAsync(server))
                .ShouldBeEmpty($"seed {seed}, after {string.Join("; ", shift.Done.TakeLast(5))}");
        }

        (await Silence.UntoldAsync(server)).ShouldBeEmpty($"seed {seed}");
        (await Silence.ToldOffDutyAsync(server)).ShouldBeEmpty($"seed {seed}");
    }
}
