using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Regions;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>J8, in a Kendal that answers from 07:00 to 21:00 only.</summary>
public sealed class OutsideTheHours(Databases databases)
{
    /// <summary>22:30 on a Tuesday.</summary>
    static readonly DateTimeOffset Night = new(2026, 11, 24, 15, 30, 0, TimeSpan.Zero);

    Task<SiagaServer> At(DateTimeOffset at, Engine engine = Engine.Sqlite, string tickets = "officers") =>
        SiagaServer.OpenAsync(databases, engine, at, Profiles.ClosedAtNight(tickets));

    [Theory, BothEngines]
    public async Task A_ticket_begins_at_the_duty_officer(Engine engine)
    {
        await using var server = await At(Night, engine);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        (await server.TicketAsync(@case, "damkar")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(2), t => t.Attention.ShouldBeNull(), t => t.NextLimit!.Kind.ShouldBe(Limit.Seen));
        (await server.NoticesAsync("damkar.perwira")).Select(n => n.Kind).ShouldBe([NoticeKind.Ticket]);
        (await server.NoticesAsync("damkar.piket-1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_prompt_answer_of_the_officer_is_not_late()
    {
        await using var server = await At(Night);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        await server.As("damkar.perwira").DoAsync($"{@case.Ticket("damkar")}/accept");
        (await server.ViewAsync(@case)).Timeline.First(e => e.Kind == "ticket.accepted").Parameters["late"]!
            .ToString().ShouldBe("False");
    }

    [Fact]
    public async Task A_complaint_that_turns_out_an_emergency_begins_at_the_officer()
    {
        await using var server = await At(Night);
        var @case = await server.GivenAsync(
            Form(), Sent("bpbd"), Passed(9), Changed(To(category: "complaint")), Changed(To(category: "fire")));
        (await server.TicketAsync(@case, "bpbd")).Rung.ShouldBe(2);
        (await server.NoticesAsync("bpbd.perwira")).ShouldContain(n => n.Kind == NoticeKind.Ticket && n.Rung == 2);
    }

    [Theory, BothEngines]
    public async Task The_Sekda_is_told_once_of_each_incident(Engine engine)
    {
        await using var server = await At(Night, engine);
        var @case = await server.GivenAsync(Form(), Seen("damkar"), CalledIn("damkar", "dinkes"), Sent("bpbd"));
        (await server.NoticesAsync("sekda")).Select(n => n.Kind).ShouldBe([NoticeKind.AfterHours]);
        (await server.KindsAsync(@case)).Count(k => k == InformedAfterHours.Kind).ShouldBe(1);
        (await server.ViewAsync(@case)).Timeline.Single(e => e.Kind == InformedAfterHours.Kind)
            .Parameters["told"]!.ToString().ShouldBe("""["Sekda"]""");
    }

    [Fact]
    public async Task The_Sekda_is_told_when_the_hours_ended_before_the_second_ticket()
    {
        await using var server = await At(Night.AddHours(-1.6)); // 20:54
        var @case = await server.GivenAsync(Form(), Seen("damkar"));
        (await server.NoticesAsync("sekda")).ShouldBeEmpty();
        await server.AdvanceAsync(TimeSpan.FromMinutes(7));
        await HandedOver("damkar", "bpbd")(server, @case);
        (await server.TicketAsync(@case, "bpbd")).Rung.ShouldBe(2);
        (await server.NoticesAsync("sekda")).ShouldContain(n => n.Kind == NoticeKind.AfterHours);
    }

    [Fact]
    public async Task Of_a_restricted_case_the_Sekda_hears_nothing()
    {
        await using var server = await At(Night);
        var @case = await server.OpenAsync(Form("violence"));
        (await server.TicketAsync(@case, "polres")).Rung.ShouldBe(2);
        (await server.NoticesAsync("sekda")).ShouldBeEmpty();
        (await server.KindsAsync(@case)).ShouldNotContain(InformedAfterHours.Kind);
    }

    [Fact]
    public async Task The_ladder_climbs_from_there_and_tells_the_desk_below()
    {
        await using var server = await At(Night);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(3);
        foreach (var login in (string[])["kabag.damkar", "damkar.piket-1"])
            (await server.NoticesAsync(login)).Select(n => n.Kind).ShouldBe([NoticeKind.Climbed], login);
    }

    [Fact]
    public async Task Where_no_officer_is_on_duty_it_begins_higher_and_says_so()
    {
        await using var server = await At(Night);
        var @case = await server.OpenAsync(Form("fallen-tree"));
        (await server.TicketAsync(@case, "dlh")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(3), t => t.Attention!.Kind.ShouldBe(AttentionKind.NobodyOnDuty));
        (await server.NoticesAsync("kabag.dlh")).Select(n => n.Kind).ShouldBe([NoticeKind.Climbed]);
    }

    [Fact]
    public async Task A_change_reaches_the_officer_and_whoever_sits_at_the_desk()
    {
        await using var server = await At(Night);
        await server.GivenAsync(Form(), Changed(To(urgency: 1)));
        foreach (var login in (string[])["damkar.perwira", "damkar.piket-1"])
            (await server.NoticesAsync(login)).ShouldContain(n => n.Kind == NoticeKind.Changed, login);
    }

    [Theory]
    [InlineData(20, 59, 1)]
    [InlineData(21, 0, 2)]
    [InlineData(6, 59, 2)]
    [InlineData(7, 0, 1)]
    public async Task The_hours_are_the_regions_own_to_the_minute(int hour, int minute, int rung)
    {
        await using var server = await At(new(2026, 11, 25, hour, minute, 0, TimeSpan.FromHours(7)));
        var @case = await server.OpenAsync(Form("crime"));
        (await server.TicketAsync(@case, "polres")).Rung.ShouldBe(rung);
    }

    [Fact]
    public async Task A_region_may_leave_the_ticket_with_the_desk()
    {
        await using var server = await At(Night, tickets: "desks");
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(1);
        (await server.NoticesAsync("sekda")).Select(n => n.Kind).ShouldBe([NoticeKind.AfterHours]);
    }

    [Theory]
    [InlineData("2026-11-24T15:30:00Z", "Layanan tutup.")]
    [InlineData("2026-11-24T03:00:00Z", null)]
    public async Task The_call_taker_reads_what_to_tell_the_caller(string at, string? announcement)
    {
        await using var server = await At(DateTimeOffset.Parse(at, null));
        var said = await server.As("petugas1").GetAsync("routing?category=fallen-tree&line=112");
        var words = said.GetProperty("announcement");
        (words.ValueKind is System.Text.Json.JsonValueKind.Null ? null : words.GetProperty("id").GetString()).ShouldBe(announcement);
        said.GetProperty("agencies")[1].GetProperty("nobodyOnDuty").GetBoolean().ShouldBe(announcement is not null); // DLH
    }

    [Theory]
    [InlineData(Engine.Sqlite, 21)]
    [InlineData(Engine.Postgres, 22)]
    public async Task No_ticket_is_silent_around_closing_time(Engine engine, int seed)
    {
        await using var server = await At(Night.AddMinutes(-95), engine); // 20:55
        var shift = new RandomShift(server, seed);
        for (var step = 0; step < 60; step++)
        {
            await shift.DoSomethingAsync();
            await server.AdvanceAsync(TimeSpan.FromSeconds(shift.Random.Next(60)));
            (await Silence.FindAsync(server)).ShouldBeEmpty($"seed {seed}, after {string.Join("; ", shift.Done.TakeLast(5))}");
        }

        (await Silence.UntoldAsync(server)).ShouldBeEmpty($"seed {seed}");
        (await Silence.ToldOffDutyAsync(server)).ShouldBeEmpty($"seed {seed}");
    }
}
