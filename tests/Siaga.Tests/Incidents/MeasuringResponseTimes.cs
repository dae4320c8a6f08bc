using System.Net;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Incidents.ResponseTimes;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class MeasuringResponseTimes(Databases databases)
{
    static readonly DateOnly Tuesday = new(2026, 11, 24), Wednesday = new(2026, 11, 25);

    [Theory, BothEngines]
    public async Task Takes_the_first_stamp_and_counts_who_lacks_one(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.GivenAsync(Passed(0, 30), Accepted("damkar"), Passed(1), Accepted("pln"), Passed(6), Arrived("damkar"));
        await server.GivenAsync(Passed(1, 30), Accepted("damkar"));
        await server.OpenAsync(Form());

        var accepted = await ReadAsync(server, Moment.Sent, Moment.Accepted);
        (accepted.Cases, accepted.Pairs, accepted.Missing, accepted.P50Seconds, accepted.P90Seconds).ShouldBe((3, 2, 1, 30, 90));
        var arrived = await ReadAsync(server, Moment.Accepted, Moment.Arrived);
        (arrived.Pairs, arrived.Missing, arrived.P50Seconds).ShouldBe((1, 2, 420));
    }

    [Fact]
    public async Task Leaves_out_tests_and_what_began_outside_the_window()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var test = await server.OpenAsync(Form());
        await server.EndAsync(test.Report, Outcome.Test, Form(), "petugas1");
        await server.AdvanceAsync(TimeSpan.FromMinutes(10));
        await server.OpenAsync(Form());
        (await ReadAsync(server, Moment.Begun, Moment.Sent)).Cases.ShouldBe(1);
        (await ReadAsync(server, Moment.Begun, Moment.Sent, Wednesday, Wednesday.AddDays(1))).Cases.ShouldBe(0);
    }

    [Theory]
    [InlineData("from=accepted&to=sent&since=2026-01-01&until=2026-02-01")]
    [InlineData("from=sent&to=accepted&since=2026-02-01&until=2026-01-01")]
    [InlineData("from=sent&to=accepted&since=2026-01-01T08:00:00Z&until=2026-02-01")] // a window of hours would be one case
    [InlineData("from=sent&to=99&since=2026-01-01&until=2026-02-01")]
    [InlineData("from=-1&to=accepted&since=2026-01-01&until=2026-02-01")]
    [InlineData("from=sent&to=accepted")]
    public async Task Refuses_what_is_no_time_or_no_window(string query)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("bupati").StatusAsync($"figures/response-times?{query}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Is_for_those_who_may_see_figures()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("damkar.piket-1").StatusAsync(
            "figures/response-times?from=sent&to=accepted&since=2026-01-01&until=2026-02-01")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(1, true, 1)]
    [InlineData(5, false, 6)]
    public async Task Leaves_out_restricted_cases_while_they_are_few(int restricted, bool hides, int cases)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.OpenAsync(Form());
        for (var i = 0; i < restricted; i++) await server.OpenAsync(Form("violence"), taker: "petugas2");
        var times = await ReadAsync(server, Moment.Begun, Moment.Sent);
        (times.HidesRestricted, times.Cases).ShouldBe((hides, cases));
    }

    [Fact]
    public async Task Counts_a_case_whose_later_stamp_came_first_as_missing()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        await server.As("petugas1").DoAsync(
            $"{@case.Ticket("damkar")}/phone", new PhoneAgency.Request(StampSource.Telephone, PhoneResult.Accepted, null));
        await server.AdvanceAsync(TimeSpan.FromSeconds(2));
        await server.As("pln.piket-1").DoAsync($"{@case.Ticket("pln")}/see");
        var times = await ReadAsync(server, Moment.Seen, Moment.Accepted);
        (times.Pairs, times.Missing, times.P50Seconds).ShouldBe((0, 1, null));
    }

    [Fact]
    public async Task Counts_a_case_that_one_of_its_callers_only_played()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        var second = await server.BeginAsync("petugas2");
        await server.SendAsync(second, Form(), join: @case.Id, taker: "petugas2");
        await server.EndAsync(@case.Report, Outcome.Prank, Form(), "petugas1");
        (await ReadAsync(server, Moment.Begun, Moment.Sent)).Cases.ShouldBe(1);
        await server.EndAsync(second, Outcome.Prank, Form(), "petugas2");
        (await ReadAsync(server, Moment.Begun, Moment.Sent)).Cases.ShouldBe(0);
    }

    static Task<Answer> ReadAsync(SiagaServer server, Moment from, Moment to, DateOnly? since = null, DateOnly? until = null) =>
        server.As("bupati").GetAsync<Answer>(FormattableString.Invariant(
            $"figures/response-times?from={Name(from)}&to={Name(to)}&since={since ?? Tuesday:yyyy-MM-dd}&until={until ?? Wednesday:yyyy-MM-dd}"));

    static string Name(Moment moment) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(moment.ToString());
}
