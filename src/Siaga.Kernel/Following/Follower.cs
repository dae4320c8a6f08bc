using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.Extensions.Hosting;

namespace Siaga.Kernel;

/// <summary>Whether a session that an open stream began with still stands. Siaga.Identity knows; without it, streams
/// end when grants change.</summary>
public interface ISessionCheck
{
    Task<bool> IsOpenAsync(ClaimsPrincipal user, CancellationToken ct);
}

/// <summary>Who reads a live stream.</summary>
sealed record LiveReader(Audience Audience, ClaimsPrincipal? User = null);

/// <summary>What every live stream needs.</summary>
sealed class LiveSources(
    IDatabaseEngine engine, ModuleAssemblies modules, JournalBell bell, TimeProvider clock, IAudienceSource people,
    ISessionCheck? sessions = null, IHostApplicationLifetime? host = null)
{
    public JournalBell Bell => bell;
    public TimeProvider Clock => clock;
    public FactKinds Kinds => modules.Kinds;

    /// <summary>Open streams would hold up a restart until its time limit.</summary>
    public CancellationToken Stopping => host?.ApplicationStopping ?? CancellationToken.None;

    public async Task<bool> MayGoOnAsync(LiveReader reader, CancellationToken ct)
    {
        if (reader.Audience.IsSystem) return true;
        if (sessions is not null && reader.User is { } user && !await sessions.IsOpenAsync(user, ct)) return false;

        await using var db = engine.OpenReader(Audience.System("live"));
        var now = await people.ForAsync(db, [reader.Audience.By], ct);
        return now.TryGetValue(reader.Audience.By, out var audience) && audience.IsAs(reader.Audience);
    }
}

/// <summary>One open live stream.</summary>
sealed class Follower(string region, LiveReader reader, RegionTail tail, LiveSources sources)
{
    internal static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SilenceBeforePing = TimeSpan.FromSeconds(15); // proxies close quiet connections
    static readonly TimeSpan BetweenChecks = TimeSpan.FromSeconds(5);

    readonly JournalBell _bell = sources.Bell;
    readonly TimeProvider _clock = sources.Clock;
    FeedPosition _seen;

    public async IAsyncEnumerable<SseItem<LiveEvent>> FollowAsync(
        string? lastSeen, [EnumeratorCancellation] CancellationToken ct)
    {
        var rung = _bell.NextOf(reader.Audience.By);
        var (named, head) = await tail.OpenAsync(lastSeen, ct);
        _seen = named ?? head;
        // At once: headers leave with the first event
        yield return Event(named is null && lastSeen is not null ? "reload" : "hello");

        var (quietSince, checkedAt) = (_clock.GetTimestamp(), _clock.GetTimestamp());
        while (!ct.IsCancellationRequested)
        {
            var news = _bell.Next(region);
            if (Passed(BetweenChecks, ref checkedAt) && !await sources.MayGoOnAsync(reader, ct)) yield break;

            if (rung.IsCompleted)
            {
                rung = _bell.NextOf(reader.Audience.By);
                yield return new(About(null), "notices"); // no id: it is no place in the journal
            }

            var facts = await tail.AfterAsync(_seen.Seq, ct);
            foreach (var fact in facts)
            {
                _seen = fact.Position;
                if (await HeardAsAsync(fact, ct) is not { } name) continue;
                quietSince = _clock.GetTimestamp();
                yield return Event(name, name == "reload" ? null : fact);
            }

            if (facts.Count == 0) await Task.WhenAny(news, rung, Task.Delay(Poll, _clock, ct));
            if (Passed(SilenceBeforePing, ref quietSince)) yield return Event("ping");
        }
    }

    /// <summary>Null when this person hears nothing of it.</summary>
    async ValueTask<string?> HeardAsAsync(LiveFact fact, CancellationToken ct)
    {
        var scope = await tail.ScopeAsync(fact.Stream, ct);
        if (scope is null) return reader.Audience.IsSystem ? "fact" : null;
        if (scope.SeenBy(reader.Audience, region)) return "fact";
        if (!sources.Kinds.Narrows(fact.Kind)) return null;
        if (fact.Before is { } before) return before.SeenBy(reader.Audience, region) ? "gone" : null;
        // Nobody knows any more who saw it. Whoever may have asks for everything anew, without hearing what it was: it may
        // have been restricted from its first second.
        return scope.Widest().SeenBy(reader.Audience, region) ? "reload" : null;
    }

    bool Passed(TimeSpan time, ref long since)
    {
        if (_clock.GetElapsedTime(since) < time) return false;
        since = _clock.GetTimestamp();
        return true;
    }

    SseItem<LiveEvent> Event(string name, LiveFact? fact = null) =>
        new(About(fact), name) { EventId = _seen.ToString() };

    LiveEvent About(LiveFact? fact) => new(fact?.Stream, fact?.Kind, fact?.At, _clock.GetUtcNow());
}
