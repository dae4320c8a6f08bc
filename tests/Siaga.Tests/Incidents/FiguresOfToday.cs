using System.Net;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class FiguresOfToday(Databases databases)
{
    [Theory, BothEngines]
    public async Task Measure_each_step_from_stamps(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.GivenAsync(
            Passed(0, 30), Accepted("damkar"), Passed(1), OnTheWay("damkar"), Passed(6), Arrived("damkar"));
        await server.OpenAsync(Form()); // has not answered yet
        var times = (await ReadAsync(server)).Times.ToDictionary(t => t.Step);

        Of(TodayFigures.ServiceStep.Accepted).ShouldBe((1, 1, 30, true));
        Of(TodayFigures.ServiceStep.OnTheWay).ShouldBe((1, 1, 60, true));
        Of(TodayFigures.ServiceStep.OnScene).ShouldBe((1, 1, 450, true));
        (int, int, double?, bool?) Of(TodayFigures.ServiceStep step) =>
            (times[step].Count, times[step].Missing, times[step].P50Seconds, times[step].Met);
    }

    [Fact]
    public async Task Follow_a_stamp_that_was_put_right()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.GivenAsync(Accepted("damkar"), Passed(20), Arrived("damkar"));
        (await OnSceneAsync(server)).ShouldBe((1200, false));
        await server.As("damkar.piket-1").DoAsync($"{@case.Ticket("damkar")}/stamps",
            new CorrectStamp.Request(Stage.Arrived, SiagaServer.TuesdayMorning.AddMinutes(9), "Lupa menekan"));
        (await OnSceneAsync(server)).ShouldBe((540, true));
    }

    [Fact]
    public async Task Count_from_midnight_in_the_regions_zone()
    {
        await using var server = await SiagaServer.OpenAsync(
            databases, Engine.Sqlite, new(2026, 11, 24, 16, 59, 0, TimeSpan.Zero)); // 23:59 WIB
        await server.OpenAsync(Form());
        (await ReadAsync(server)).CallsToday.ShouldBe(1);
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        var figures = await ReadAsync(server);
        (figures.CallsToday, figures.EmergenciesToday, figures.Open).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task Count_what_was_reported_twice_once()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var other = await server.OpenAsync(Form());
        await server.GivenAsync(Joined(other));
        var figures = await ReadAsync(server);
        (figures.CallsToday, figures.EmergenciesToday).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Name_what_is_unanswered_and_what_is_overdue()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.GivenAsync(Accepted("pln"), Passed(1));
        var figures = await ReadAsync(server);
        figures.Unanswered.Select(u => (u.Agency, u.ShortNumber, u.Overdue)).ShouldBe([("damkar", "0001", true)]);
        (figures.Overdue.Count, figures.Waiting).ShouldBe((1, 1));
    }

    [Fact]
    public async Task Show_each_call_takers_work()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await server.GivenAsync(Ended(Outcome.Emergency));
        await server.EndAsync(await server.BeginAsync("petugas2"), Outcome.Prank, Form(), "petugas2");
        (await ReadAsync(server)).CallTakers.Select(c => (c.Person.Name, c.Reports, c.Emergencies))
            .ShouldBe([("Petugas 1", 1, 1), ("Petugas 2", 1, 0)], ignoreOrder: true);
    }

    [Theory]
    [InlineData("bupati", HttpStatusCode.OK)]
    [InlineData("sekda", HttpStatusCode.OK)]
    [InlineData("pengawas", HttpStatusCode.OK)]
    [InlineData("petugas1", HttpStatusCode.Forbidden)]
    [InlineData("damkar.piket-1", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    public async Task Are_for_those_who_answer_for_the_region(string login, HttpStatusCode status)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As(login).StatusAsync("figures/today")).ShouldBe(status);
    }

    static Task<TodayFigures.Answer> ReadAsync(SiagaServer server) =>
        server.As("bupati").GetAsync<TodayFigures.Answer>("figures/today");

    static async Task<(double?, bool?)> OnSceneAsync(SiagaServer server)
    {
        var figure = (await ReadAsync(server)).Times.Single(t => t.Step is TodayFigures.ServiceStep.OnScene);
        return (figure.P50Seconds, figure.Met);
    }
}
