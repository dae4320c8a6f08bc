using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>B6: a ticket without a ladder never climbs. Where its desk may not read the case any more, the next rung is
/// called at once. In the demonstration nobody at Satpol PP, BPBD or DLH has the restricted right.</summary>
public sealed class RestrictingWhatWaits(Databases databases)
{
    [Theory, BothEngines]
    public async Task Calls_the_officer_when_nobody_at_the_desk_may_read_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await ComplaintAsync(server);
        (await AwaitedAsync(server, @case)).ShouldBe(["satpolpp.piket-1", "satpolpp.piket-2"]);
        await Restricted()(server, @case);
        (await AwaitedAsync(server, @case)).ShouldBe(["satpolpp.perwira"]);
        (await server.NoticesAsync("pengawas")).Select(n => n.Kind).ShouldBe([NoticeKind.NobodyOnDuty]);
        (await server.TicketAsync(@case, "satpolpp")).ShouldSatisfyAllConditions(
            t => t.Attention!.Kind.ShouldBe(AttentionKind.NobodyOnDuty), t => t.NextLimit.ShouldBeNull(),
            t => t.Rungs.Select(r => (r.Rung, r.Told.Count)).ShouldBe([(1, 0), (2, 1)]));
        (await server.NoticesAsync("satpolpp.perwira")).Select(n => n.TicketId).ShouldBe([@case.Tickets["satpolpp"]]);
        (await server.As("satpolpp.perwira").StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.OK);
        (await server.As("satpolpp.piket-1").StatusAsync(@case.Path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, BothEngines]
    public async Task Calls_nobody_any_more_once_it_is_accepted(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await ComplaintAsync(server);
        await Restricted()(server, @case);
        (await AwaitedAsync(server, @case)).ShouldContain("satpolpp.perwira");
        await server.As("satpolpp.perwira").DoAsync($"{@case.Ticket("satpolpp")}/accept");
        (await AwaitedAsync(server, @case)).ShouldBeEmpty();
        (await server.NoticesAsync("pengawas")).ShouldBeEmpty();
    }

    [Theory, BothEngines]
    public async Task Calls_once(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await ComplaintAsync(server);
        await Restricted()(server, @case);
        var call = (await server.NoticesAsync("satpolpp.perwira")).Single().Id;
        (await server.As("petugas2").CodeAsync($"{@case.Path}/restrict", new RestrictIncident.Request("Lagi")))
            .ShouldBe("incident.is-restricted");
        await Changed(To(place: InVillage(Donosari), urgency: 2))(server, @case);
        await server.AdvanceAsync(TimeSpan.FromHours(1));
        (await server.NoticesAsync("satpolpp.perwira")).Where(n => n.Kind is not NoticeKind.Changed)
            .Select(n => n.Id).ShouldBe([call]);
        (await server.KindsAsync(@case)).Count(k => k == "ticket.called-higher").ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Leaves_a_desk_alone_that_may_read_it(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await ComplaintAsync(server, Sent("polres"), Recalled("satpolpp"));
        var before = await server.NoticesAsync("polres.piket-1");
        await Restricted()(server, @case);
        (await server.NoticesAsync("polres.piket-1")).ShouldBe(before);
        (await server.KindsAsync(@case)).ShouldNotContain("ticket.called-higher");
    }

    [Theory]
    [InlineData("accepted")]
    [InlineData("an emergency")]
    public async Task Leaves_alone_what_does_not_wait_so(string what)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = what == "accepted"
            ? await ComplaintAsync(server, Accepted("satpolpp"))
            : await server.GivenAsync(); // its own ladder climbs
        await Restricted()(server, @case);
        (await server.KindsAsync(@case)).ShouldNotContain("ticket.called-higher");
    }

    [Theory, BothEngines]
    public async Task Does_not_call_again_who_was_called_for_an_empty_desk(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine, SiagaServer.SundayNight);
        var @case = await ComplaintAsync(server, Sent("dlh"), Recalled("satpolpp"));
        var before = await AwaitedAsync(server, @case);
        before.ShouldContain(login => login.Contains("dlh", StringComparison.Ordinal));
        await Restricted()(server, @case);
        (await AwaitedAsync(server, @case)).ShouldBe(before);
        (await server.KindsAsync(@case)).ShouldNotContain("ticket.called-higher");
    }

    [Theory, BothEngines]
    public async Task Calls_when_a_restricted_case_loses_the_ladder_that_would_climb(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await server.GivenAsync(Sent("bpbd"), Restricted(), Changed(To(category: "complaint")));
        (await AwaitedAsync(server, @case, "bpbd")).ShouldBe(["bpbd.perwira"]);
        (await AwaitedAsync(server, @case, "satpolpp")).ShouldBe(["satpolpp.perwira"]); // sent as restricted
        (await server.KindsAsync(@case)).Count(k => k == "ticket.called-higher").ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Is_not_undone_by_a_call_to_the_desk_that_is_tried_again(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var @case = await ComplaintAsync(server);
        await server.PumpAsync();
        var seq = await TryingAReactionAgain.ParkAsync(server, "ticket.sent");
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        await Restricted()(server, @case);
        await server.PumpAsync();
        await server.As("pengawas").DoAsync($"parked/notices/{seq}/retry");
        (await AwaitedAsync(server, @case)).ShouldBe(["satpolpp.perwira"]);
    }

    static async Task<LiveCase> ComplaintAsync(SiagaServer server, params Step[] steps)
    {
        var (report, form) = (await server.BeginAsync(), Form("complaint"));
        var ended = await server.EndAsync(report, Outcome.Complaint, form);
        var @case = new LiveCase { Report = report, Id = ended.IncidentId!.Value, Number = ended.Number!,
            Taker = "petugas1", Form = form };
        await FindTickets(server, @case);
        foreach (var step in steps) await step(server, @case);
        return @case;
    }

    /// <summary>Who is called for a ticket of the case, one notice each.</summary>
    static async Task<string[]> AwaitedAsync(SiagaServer server, LiveCase @case, string? agency = null)
    {
        await server.PumpAsync();
        await using var db = server.Read();
        var ids = await db.Notices
            .Where(n => n.IncidentId == @case.Id && n.EndedAt == null && (agency == null || n.Agency == agency)
                && (n.Kind == NoticeKind.Ticket || n.Kind == NoticeKind.Climbed))
            .Select(n => n.Person).ToListAsync();
        var logins = await db.Set<Siaga.Identity.Person>().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Login[..^(SiagaServer.Region.Length + 1)]);
        return [.. ids.Select(id => logins[id]).Order(StringComparer.Ordinal)];
    }
}
