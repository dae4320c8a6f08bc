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
    static readonly DateTimeOffset Since = SiagaServer.TuesdayMorning.AddHours(-1), Until = SiagaServer.TuesdayMorning.AddHours(5);

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
        (await ReadAsync(server, Moment.Begun, Moment.Sent, until: SiagaServer.TuesdayMorning.AddMinutes(5))).Cases.ShouldBe(0);
    }

    [Theory]
    [InlineData("from=accepted&to=sent&since=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z")]
    [InlineData("from=sent&to=accepted&since=2026-02-01T00:00:00Z&until=2026-01-01T00:00:00Z")]
    [InlineData("from=sent&to=accepted")]
    public async Task Refuses_a_time_or_window_that_runs_backwards(string query)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("bupati").StatusAsync($"figures/response-times?{query}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Is_for_those_who_may_see_figures()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("damkar.piket-1").StatusAsync(
            "figures/response-times?from=sent&to=accepted&since=2026-01-01T00:00:00Z&until=2026-02-01T00:00:00Z")).ShouldBe(HttpStatusCode.Forbidden);
    }

    static Task<Answer> ReadAsync(SiagaServer server, Moment from, Moment to, DateTimeOffset? until = null) => server.As("bupati").GetAsync<Answer>(
        FormattableString.Invariant($"figures/response-times?from={Name(from)}&to={Name(to)}&since={Since:yyyy-MM-ddTHH:mm:ssZ}&until={until ?? Until:yyyy-MM-ddTHH:mm:ssZ}"));

    static string Name(Moment moment) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(moment.ToString());
}
