using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Siaga.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class LiveStreams(Databases databases)
{
    [Fact]
    public async Task End_when_their_session_does()
    {
        await using var office = await Office.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        await office.Hire("ani");
        using var browser = await office.SignedIn("ani");
        await using var db = office.Read();
        var session = await db.Set<Session>().SingleAsync();
        var http = new DefaultHttpContext { User = SessionTicket.For(session, []) };
        http.Request.Headers.Accept = "text/event-stream";

        var stream = StreamOf(office).InvokeAsync(http);
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        stream.IsCompleted.ShouldBeFalse();
        await office.Get<SessionEnding>().EndAsync(s => s.Id == session.Id, default);
        office.Clock.Advance(TimeSpan.FromSeconds(5));
        await stream.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task End_when_the_server_stops()
    {
        var office = await Office.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        await office.Hire("ani");
        using var browser = await office.SignedIn("ani");
        await using var db = office.Read();
        var http = new DefaultHttpContext { User = SessionTicket.For(await db.Set<Session>().SingleAsync(), []) };
        http.Request.Headers.Accept = "text/event-stream";

        var stream = StreamOf(office).InvokeAsync(http);
        await office.DisposeAsync();
        await stream.WaitAsync(TimeSpan.FromSeconds(10));
    }

    // As long as its connection, like every stream.
    static StreamsEndWithSession StreamOf(Office office) => new(
        http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
        office.Get<LiveSessions>(), office.Get<IHostApplicationLifetime>(), office.Clock);
}
