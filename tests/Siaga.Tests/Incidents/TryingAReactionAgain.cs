using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Regions;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>A notice that failed again and again waits where supervisor and administrator see it.</summary>
public sealed class TryingAReactionAgain(Databases databases)
{
    [Theory, BothEngines]
    public async Task Brings_what_was_missing(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        var seq = await ParkAsync(server, "ticket.sent");
        foreach (var login in (string[])["pengawas", "admin"]) (await WaitingAsync(server, login)).ShouldBe([seq]);

        (await server.NoticesAsync("damkar.piket-1")).ShouldBeEmpty();
        await server.As("admin").DoAsync(Retry(seq));
        (await server.NoticesAsync("damkar.piket-1")).Select(n => n.TicketId).ShouldBe([@case.Tickets["damkar"]]);
        (await WaitingAsync(server, "pengawas")).ShouldBeEmpty();
        (await server.As("pengawas").TryAsync(Retry(seq))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothEngines]
    public async Task Rings_for_nobody_once_the_ticket_was_answered(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        var seq = await ParkAsync(server, "ticket.sent");
        await server.AdvanceAsync(TimeSpan.FromSeconds(5));
        await Accepted("damkar")(server, @case);
        await server.PumpAsync();
        await server.As("pengawas").DoAsync(Retry(seq));
        (await server.NoticesAsync("damkar.piket-2")).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Leaves_alone_what_came_later(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Handled("damkar"), Recalled("pln"), Closed());
        var seq = await ParkAsync(server, "incident.closed");
        await Reopened()(server, @case);
        var before = await server.NoticesAsync("damkar.piket-2");
        before.Select(n => n.Kind).ShouldBe([NoticeKind.Ticket, NoticeKind.Reopened], ignoreOrder: true);
        await server.As("pengawas").DoAsync(Retry(seq));
        (await server.NoticesAsync("damkar.piket-2")).ShouldBe(before);
    }

    [Theory]
    [InlineData("a rung above which the ladder climbed", "ticket.limit-passed")]
    [InlineData("a late arrival", "ticket.limit-passed")]
    [InlineData("a change that was acknowledged", "incident.urgency-changed")]
    [InlineData("a decline that was settled", "ticket.declined")]
    [InlineData("a case that was closed again", "incident.reopened")]
    [InlineData("a reminder of a closed case", "incident.reminder-came-due")]
    [InlineData("a recall from an agency that has it again", "ticket.recalled")]
    public async Task Rings_for_nothing_that_is_over(string what, string kind)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        var (before, after) = Over(what);
        foreach (var step in before) await step(server, @case);
        await server.PumpAsync();
        var seq = await ParkAsync(server, kind);
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        foreach (var step in after) await step(server, @case);
        await server.PumpAsync();
        await server.As("pengawas").DoAsync(Retry(seq));
        await using var db = server.Read();
        (await db.Notices.Where(n => n.Seq == seq && n.EndedAt == null).ToListAsync()).ShouldBeEmpty();
    }

    static (Step[] Before, Step[] After) Over(string what) => what switch
    {
        "a rung above which the ladder climbed" => ([Passed(1)], [Passed(1)]),
        "a late arrival" => ([Accepted("damkar"), OnTheWay("damkar"), Passed(15)], [Arrived("damkar")]),
        "a change that was acknowledged" => ([Changed(To(urgency: 1))], [Acknowledged]),
        "a decline that was settled" => ([Declined("damkar")], [Settled("damkar")]),
        "a case that was closed again" => ([Handled("damkar"), Closed(), Untouched], [Closed()]),
        "a reminder of a closed case" => ([Reminded, Passed(1)], [Closed()]),
        _ => ([Recalled("damkar")], [Sent("damkar")]),
    };

    static Task Untouched(SiagaServer server, LiveCase @case) =>
        server.As("petugas2").DoAsync($"{@case.Path}/reopen", new ReopenIncident.Request("Keliru", []));

    static Task Reminded(SiagaServer server, LiveCase @case) =>
        server.As("petugas2").DoAsync($"{@case.Path}/reminders", new SetReminder.Request(1, null));

    static async Task Acknowledged(SiagaServer server, LiveCase @case)
    {
        var changes = (await server.TicketAsync(@case, "damkar")).ChangesToAcknowledge.Select(c => c.Id);
        await server.As("damkar.piket-1").DoAsync(
            $"{@case.Ticket("damkar")}/acknowledge", new AcknowledgeChanges.Request([.. changes]));
    }

    [Theory, BothEngines]
    public async Task Is_put_away_by_a_supervisor_when_nothing_takes_it_any_more(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.OpenAsync(Form(), leaveOut: "pln");
        var seq = await ParkAsync(server, "ticket.sent", "sirens");
        await ParkAsync(server, "ticket.sent");
        (await server.As("pengawas").GetAsync<ReadParked.View>("parked")).Items
            .Select(p => (p.Subscriber, p.CanRetry)).ShouldBe([("notices", true), ("sirens", false)]);
        foreach (var login in (string[])["admin", "petugas1"])
            (await server.As(login).TryAsync(Dismiss(seq))).Status.ShouldBe(HttpStatusCode.Forbidden, login);
        await server.As("pengawas").DoAsync(Dismiss(seq));
        (await WaitingAsync(server, "admin")).ShouldBe([seq]); // what can be tried again still waits
        (await server.As("pengawas").TryAsync(Dismiss(seq))).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("petugas1")]
    [InlineData("damkar.piket-1")]
    [InlineData("bupati")]
    public async Task Is_for_supervisor_and_administrator(string login)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As(login).StatusAsync("parked")).ShouldBe(HttpStatusCode.Forbidden);
        (await server.As(login).TryAsync(Retry(1))).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Shows_neither_words_nor_case()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.OpenAsync(Form(), leaveOut: "pln");
        await ParkAsync(server, "ticket.sent");
        (await server.As("admin").GetAsync("parked")).GetProperty("items")[0].EnumerateObject().Select(p => p.Name)
            .ShouldBe(["subscriber", "seq", "kind", "at", "parkedAt", "canRetry"]);
    }

    static string Dismiss(long seq) => $"parked/sirens/{seq}/dismiss";
    static string Retry(long seq) => $"parked/notices/{seq}/retry";

    static async Task<List<long>> WaitingAsync(SiagaServer server, string login) =>
        [.. (await server.As(login).GetAsync<ReadParked.View>("parked")).Items.Select(p => p.Seq)];

    /// <summary>As if the reaction had failed: its notices are not there, and it waits.</summary>
    internal static Task<long> ParkAsync(SiagaServer server, string kind, string subscriber = "notices") =>
        server.Get<UnjournalledWriter>().WriteAsync(Audience.System("test"), async (db, ct) =>
        {
            var seq = await db.Journal.Where(j => j.Kind == kind).Select(j => j.Seq).SingleAsync(ct);
            db.RemoveRange(await db.Notices.Where(n => n.Seq == seq).ToListAsync(ct));
            db.Add(new ParkedFact { Subscriber = subscriber, RegionId = SiagaServer.Region, Seq = seq,
                Reason = "Bu Sri", At = server.Now });
            return seq;
        }, default);
}
