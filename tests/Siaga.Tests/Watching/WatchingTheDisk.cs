using System.Net;
using Microsoft.Extensions.Logging;
using Shouldly;
using Siaga.Contracts;
using Siaga.Host.Watching;
using Siaga.Kernel;
using Siaga.Tests.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Watching;

public sealed class WatchingTheDisk(Databases databases)
{
    [Theory]
    [InlineData(210, 79, DiskLevel.Fine)]
    [InlineData(204, 80, DiskLevel.Filling)]
    [InlineData(105, 90, DiskLevel.NearlyFull)]
    [InlineData(6, 99, DiskLevel.NearlyFull)]
    [InlineData(4, 100, DiskLevel.Full)]
    [InlineData(0, 100, DiskLevel.Full)]
    public void Has_three_thresholds(long freeOfThousand, int percent, DiskLevel level)
    {
        var state = DiskState.Of(freeOfThousand, 1000);
        (state.UsedPercent, state.Level).ShouldBe((percent, level));
    }

    [Fact]
    public void Says_a_line_each_time_a_threshold_is_passed()
    {
        var log = new Lines();
        using var watch = new DiskWatch(new("/"), new(new Clock()), new Clock(), log);
        foreach (var free in (int[])[500, 190, 185, 90, 0, 0, 150]) watch.Tell(DiskState.Of(free, 1000));
        log.Said.ShouldBe([LogLevel.Warning, LogLevel.Error, LogLevel.Critical, LogLevel.Information]);
    }

    [Fact]
    public async Task Is_told_at_this_machine_and_to_those_who_may_call_for_help()
    {
        await using var office = await Office.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        await office.Hire("sari", new Grant("kendal", null, nameof(Role.Supervisor)));
        await office.Hire("budi", new Grant("kendal", null, nameof(Role.CallTaker)));
        using var supervisor = await office.SignedIn("sari");
        using var taker = await office.SignedIn("budi");
        using var anybody = office.Browse();
        (await supervisor.Get("/api/regions/kendal/server")).GetProperty("disk").GetProperty("totalBytes").GetInt64().ShouldBePositive();
        (await taker.StatusOf("/api/regions/kendal/server")).ShouldBe(HttpStatusCode.Forbidden);
        (await anybody.Get("/health/details")).GetProperty("refusesWrites").GetBoolean().ShouldBeFalse();
        anybody.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        (await anybody.StatusOf("/health/details")).ShouldBe(HttpStatusCode.NotFound);
    }

    sealed class Lines : ILogger<DiskWatch>
    {
        public List<LogLevel> Said { get; } = [];
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel level) => true;
        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> form) => Said.Add(level);
    }
}
