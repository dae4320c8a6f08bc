using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Siaga.Identity;

/// <summary>A live stream is one long request: it was let in once, so it is asked again every few seconds whether its
/// session still stands, and ends like a connection that broke. It also ends when the server stops, which would
/// otherwise wait for it in vain.</summary>
sealed class StreamsEndWithSession(
    RequestDelegate next, LiveSessions sessions, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    public async Task InvokeAsync(HttpContext http)
    {
        var isStream = http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);
        if (!isStream || SessionTicket.SessionOf(http.User) is not { } session)
        {
            await next(http);
            return;
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        http.RequestAborted = ended.Token;
        var watch = WatchAsync(session, ended);
        try
        {
            await next(http);
        }
        finally
        {
            await ended.CancelAsync();
            await watch;
        }
    }

    async Task WatchAsync(Guid session, CancellationTokenSource ended)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(ended.Token))
            {
                if (await sessions.FindAsync(session, ended.Token) is null) await ended.CancelAsync();
                else sessions.Seen(session);
            }
        }
        catch (OperationCanceledException)
        {
            // the stream has ended, by itself or by us
        }
    }
}
