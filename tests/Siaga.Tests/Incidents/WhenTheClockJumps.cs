using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Kernel;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>The system's clock is set by an hour or by ten years, ahead and back, in the middle of a case.</summary>
public sealed class WhenTheClockJumps(Databases databases)
{
    const int TenYears = 24 * 3652;
    JumpyTime _system = null!;

    Task<SiagaServer> OpenAsync(Engine engine) =>
        SiagaServer.OpenAsync(databases, engine, over: clock => new SteadyClock(_system = new JumpyTime(clock)));

    [Theory]
    [InlineData(Engine.Sqlite, -1)]
    [InlineData(Engine.Postgres, -1)]
    [InlineData(Engine.Sqlite, 1)]
    [InlineData(Engine.Sqlite, TenYears)]
    [InlineData(Engine.Postgres, TenYears)]
    [InlineData(Engine.Sqlite, -TenYears)]
    public async Task The_ladder_neither_fires_nor_sleeps(Engine engine, int hours)
    {
        await using var server = await OpenAsync(engine);
        var @case = await server.OpenAsync(Form(), leaveOut: "pln");
        _system.Jump(TimeSpan.FromHours(hours));
        await server.AdvanceAsync(TimeSpan.FromSeconds(59));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(1);
        await server.AdvanceAsync(TimeSpan.FromSeconds(1));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(2);

        _system.Jump(TimeSpan.FromHours(-hours));
        await server.AdvanceAsync(TimeSpan.FromSeconds(60));
        (await server.TicketAsync(@case, "damkar")).Rung.ShouldBe(3);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(TenYears)]
    [InlineData(-TenYears)]
    public async Task No_interval_is_negative_and_the_journal_never_runs_back(int hours)
    {
        await using var server = await OpenAsync(Engine.Sqlite);
        Step jump = (_, _) =>
        {
            _system.Jump(TimeSpan.FromHours(hours));
            return Task.CompletedTask;
        };
        var @case = await server.GivenAsync(jump, Passed(0, 30), Accepted("damkar"), Passed(0, 30), jump, OnTheWay("damkar"), Passed(1), Arrived("damkar"));

        await using var db = server.Read();
        var journal = await db.Journal.OrderBy(j => j.Seq).ToListAsync();
        journal.Select(j => j.RecordedAt).ShouldBeInOrder();
        journal.ShouldAllBe(j => j.OccurredAt <= j.RecordedAt);
        var stamps = await db.TicketStamps.Where(s => s.TicketId == @case.Tickets["damkar"]).ToListAsync();
        stamps.OrderBy(s => s.Stage).Select(s => s.At).ShouldBeInOrder();
        var tuesday = DateOnly.FromDateTime(SiagaServer.TuesdayMorning.Date);
        var times = await ResponseTimes.ReadAsync(
            db, server.Get<IRegionLookup>().Find(SiagaServer.Region)!, ResponseTimes.Moment.Sent, ResponseTimes.Moment.Arrived,
            tuesday.AddDays(-1), tuesday.AddDays(2), default);
        (times.Pairs, times.P50Seconds).ShouldBe((1, 120));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(TenYears)]
    public async Task Nobody_is_signed_out_and_nothing_is_sent_twice(int hours)
    {
        await using var server = await OpenAsync(Engine.Sqlite);
        var report = await server.BeginAsync();
        var (key, ask) = (Guid.CreateVersion7().ToString(), new SendReport.Request(Form(), [], null));
        var first = (await server.As("petugas1").TryAsync($"reports/{report}/send", ask, key)).As<SendReport.Answer>();
        _system.Jump(TimeSpan.FromHours(hours));
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        await server.Get<PruneFirstAnswers>().RunDueAsync(SiagaServer.Region, default);
        (await server.As("petugas1").TryAsync($"reports/{report}/send", ask, key)).As<SendReport.Answer>().Number.ShouldBe(first.Number);
    }
}
