using System.Net;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>What a wrong key, a late colleague or a second click may not cost.</summary>
public sealed class MistakesTakenBack(Databases databases)
{
    [Fact]
    public async Task Calls_agencies_again_when_a_wrong_false_alarm_is_taken_back()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Accepted("damkar"));
        await server.As("petugas1").DoAsync($"{@case.Path}/close", new { reason = "falseAlarm", words = "salah", duplicateOf = (Guid?)null });
        await server.As("petugas1").DoAsync($"{@case.Path}/reopen", new { reason = "salah tekan", agencies = (string[]?)null });
        (await server.ViewAsync(@case)).Tickets.Where(t => t.State is TicketState.Sent).Select(t => t.Agency).ShouldBe(["damkar", "pln"], ignoreOrder: true);
    }

    [Fact]
    public async Task Never_closes_two_cases_as_duplicates_of_each_other()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var (one, two) = (await server.OpenAsync(Form()), await server.OpenAsync(Form()));
        await server.As("petugas1").DoAsync($"{one.Path}/close", new { reason = "duplicate", words = "sama", duplicateOf = two.Id });
        (await server.As("petugas1").CodeAsync($"{two.Path}/close", new { reason = "duplicate", words = "sama", duplicateOf = one.Id }))
            .ShouldBe("incident.is-closed");
    }

    [Fact]
    public async Task Keeps_what_a_colleague_changed_when_the_form_is_sent_again()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        await server.As("petugas2").DoAsync($"{@case.Path}/changes", new { victims = new { trapped = 0, injured = 4, dead = 1 } });
        await server.SendAsync(@case.Report, @case.Form with { Words = "Rumah terbakar, dekat mushola" });
        var view = await server.ViewAsync(@case);
        (view.Victims, view.Words).ShouldBe((new(0, 4, 1), "Rumah terbakar, dekat mushola"));
    }

    [Fact]
    public async Task Leaves_a_report_to_whoever_took_it()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form(), taker: "petugas2");
        var sent = await server.As("petugas1").TryAsync($"reports/{@case.Report}/send", new { form = Form(words: "Ditimpa"), leaveOut = Array.Empty<string>(), join = (Guid?)null });
        sent.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Does_not_offer_closing_when_nobody_did_anything()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        foreach (var agency in @case.Tickets.Keys) await server.As("petugas1").DoAsync($"{@case.Ticket(agency)}/recall", new { reason = (string?)null });
        var row = (await server.ViewAsync(@case)).Row;
        (row.Group, row.Ready).ShouldBe((BoardGroup.Waiting, false));
    }

    [Fact]
    public async Task Leaves_a_crew_its_ticket_when_the_case_becomes_restricted()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Accepted("damkar"), OnTheWay("damkar"), Arrived("damkar"), Restricted());
        await server.As(DeskOf("damkar")).DoAsync($"{@case.Ticket("damkar")}/done", new { account = "Padam" });
    }
}
