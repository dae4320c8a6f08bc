using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Regions;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>B6: a desk that may not read a restricted case is not called for it; who is called can always open it.
/// In the demonstration Polres and DP3AP2KB have the restricted right, Damkar has not.</summary>
public sealed class CallingForARestrictedCase(Databases databases)
{
    [Theory, BothEngines]
    public async Task Goes_to_the_next_rung_at_once_when_nobody_at_the_desk_may_read_it(Engine engine)
    {
        await using var server = await OpenAsync(engine, mayNot: "polres");
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        (await server.TicketAsync(@case, "polres")).ShouldSatisfyAllConditions(
            t => t.Rung.ShouldBe(2), t => t.Attention!.Kind.ShouldBe(AttentionKind.NobodyOnDuty),
            t => t.Rungs.Select(r => (r.Rung, r.Told.Count)).ShouldBe([(1, 0), (2, 1)]));
        (await server.NoticesAsync("pengawas")).Select(n => (n.Kind, n.Agency))
            .ShouldBe([(NoticeKind.NobodyOnDuty, "polres")]);
        (await ToldAsync(server, @case)).Intersect(Desk(server, "polres")).ShouldBeEmpty();
        (await server.NoticesAsync("polres.perwira")).Select(n => n.TicketId).ShouldBe([@case.Tickets["polres"]]);
        await server.As("polres.perwira").DoAsync($"{@case.Ticket("polres")}/accept"); // called, so she may
    }

    [Fact]
    public async Task Calls_those_at_the_desk_who_may_read_it_and_no_others()
    {
        await using var server = await OpenAsync(Engine.Sqlite, mayNot: "polres", post: "piket-2");
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        (await server.TicketAsync(@case, "polres")).Rung.ShouldBe(1);
        (await ToldAsync(server, @case, "polres")).ShouldBe(["polres.piket-1"]);
    }

    [Theory, BothEngines]
    public async Task Is_the_same_when_an_agency_calls_it_in_or_hands_it_over(Engine engine)
    {
        await using var server = await OpenAsync(engine);
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        await Accepted("polres")(server, @case);
        await CalledIn("polres", "damkar")(server, @case);
        await HandedOver("dp3appkb", "dinkes")(server, @case);
        await server.PumpAsync();
        foreach (var agency in (string[])["damkar", "dinkes"])
        {
            (await server.TicketAsync(@case, agency, "petugas3")).Attention!.Kind.ShouldBe(AttentionKind.NobodyOnDuty);
            (await ToldAsync(server, @case, agency)).Intersect(Desk(server, agency)).ShouldBeEmpty(agency);
        }
    }

    [Fact]
    public async Task Keeps_telling_nobody_below_who_may_not_read_it()
    {
        await using var server = await OpenAsync(Engine.Sqlite, mayNot: "polres", post: "piket-2");
        var @case = await server.OpenAsync(Violence(), taker: "petugas2");
        await server.AdvanceAsync(TimeSpan.FromMinutes(6));
        (await ToldAsync(server, @case, "polres")).ShouldContain("polres.piket-1");
        (await ToldAsync(server, @case, "polres")).ShouldNotContain("polres.piket-2");
    }

    [Theory, BothEngines]
    public async Task Tells_a_change_to_the_first_who_see_it(Engine engine)
    {
        await using var server = await OpenAsync(engine);
        var @case = await server.OpenAsync(Form(words: "Anak disekap"), taker: "petugas2", leaveOut: "pln");
        await Restricted()(server, @case);
        await Changed(To(urgency: 1))(server, @case);
        (await server.NoticesAsync("damkar.piket-1")).ShouldBeEmpty();
        (await server.NoticesAsync("petugas3")).Select(n => (n.Kind, n.Agency))
            .ShouldBe([(NoticeKind.Changed, "damkar")]);
    }

    [Fact]
    public async Task Shows_before_sending_who_would_be_called()
    {
        await using var server = await OpenAsync(Engine.Sqlite, mayNot: "polres");
        (await DeskOf("violence")).ShouldBe((0, true));
        (await DeskOf("crime")).ShouldBe((2, false));

        async Task<(int, bool)> DeskOf(string category) =>
            (await server.As("petugas1").GetAsync<ReadRouting.View>($"routing?category={category}"))
                .Agencies.Where(a => a.Id == "polres").Select(a => (a.DeskOnDuty, a.NobodyOnDuty)).Single();
    }

    async Task<SiagaServer> OpenAsync(Engine engine, string? mayNot = null, string? post = null)
    {
        var server = await SiagaServer.OpenAsync(databases, engine);
        await server.Get<UnjournalledWriter>().WriteAsync(Audience.System("test"), async (db, ct) =>
        {
            var grants = await db.Set<PersonGrant>()
                .Where(g => g.Agency == mayNot && (post == null || g.Post == post)).ToListAsync(ct);
            foreach (var grant in grants) db.Entry(grant).Property(g => g.Restricted).CurrentValue = false;
            return grants.Count;
        }, default);
        return server;
    }

    static ReportForm Violence() => Form("violence", InVillage(Donosari, "rumah hijau"), "Suami memukul istri");

    /// <summary>Everyone for whom there is a notice of the case, with a name of the agency or any.</summary>
    static async Task<string[]> ToldAsync(SiagaServer server, LiveCase @case, string agency = "")
    {
        await using var db = server.Read();
        var told = await db.Notices.Where(n => n.IncidentId == @case.Id).Select(n => n.Person).Distinct().ToListAsync();
        var logins = await db.Set<Person>().Where(p => told.Contains(p.Id)).Select(p => p.Login).ToListAsync();
        return [.. logins.Select(l => l[..^(SiagaServer.Region.Length + 1)])
            .Where(l => l.Contains(agency, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }

    static string[] Desk(SiagaServer server, string agency) =>
        [.. server.Kendal.DutyAt(agency, server.Now).Desk.Select(post => $"{agency}.{post}")];
}
