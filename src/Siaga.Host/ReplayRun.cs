using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Simulation;

namespace Siaga.Host;

/// <summary>Replays real calls on a server and a database made for it, and compares what the journal says with the
/// file.</summary>
static class ReplayRun
{
    /// <param name="Region">The region's id.</param>
    /// <param name="Speed">How many times faster than it was; null: as fast as it goes.</param>
    public sealed record Wanted(string Region, double? Speed, int? Limit);

    /// <summary>One pair of stamps, from both sources.</summary>
    /// <param name="Mismatches">Calls whose two durations differ by a second or more, or that only one source knows.</param>
    public sealed record Compared(PairTimes Journal, PairTimes File, int Mismatches);

    public sealed record Figures(
        int Calls, int Requests, long Facts, int LimitsPassed, Compared EntryToDispatch, Compared DispatchToOnScene, int Mismatches, double Seconds);

    static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <exception cref="ReplayRefusedException">when the file cannot be replayed, or the server refuses a step.</exception>
    /// <exception cref="CannotServeException">when the region does not run, or the database is in real use.</exception>
    public static async Task<Figures> RunAsync(IReadOnlyList<ReplayCall> all, Wanted wanted, string folder, Action<string> say, CancellationToken ct)
    {
        var calls = wanted.Limit is { } limit ? [.. all.Take(limit)] : all;
        if (calls.Count == 0) throw new ReplayRefusedException("The file has no calls.");
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var settings = new HostSettings { DataFolder = folder, Urls = "http://127.0.0.1:0" };
        // Some hours early, whatever the region's zone: the clock then moves to the first call, and only ever on.
        var start = new DateTimeOffset(calls.Min(c => c.Received), TimeSpan.Zero) - TimeSpan.FromHours(14) - Before;
        await using var host = await DrivenHost.StartAsync(settings, start, ct);
        var region = host.Services.GetRequiredService<IRegionLookup>().Find(wanted.Region)
            ?? throw new CannotServeException($"There is no region {wanted.Region}: see region list.");

        await using var play = new ReplayPlay(
            new(host.Address, host.Time, DrivenHost.Password), region,
            time => wanted.Speed is { } speed ? Task.Delay(time / speed, ct) : Task.CompletedTask);
        await play.RunAsync(calls, sent => Tell(sent, calls.Count, say), ct);
        say("Reading the journal ...");
        return await CompareAsync(host.Services, region, calls, play, ct) with
        {
            Seconds = Math.Round(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 1),
        };
    }

    static void Tell(int sent, int of, Action<string> say)
    {
        if (sent % 100 == 0 || sent == of) say($"{sent} of {of} calls sent ...");
    }

    static async Task<Figures> CompareAsync(
        IServiceProvider services, IRegionProfile region, IReadOnlyList<ReplayCall> calls, ReplayPlay play, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("replay"));
        var stamps = await StampsAsync(db, services.GetRequiredService<FactReader>(), region.Id, ct);
        Stamps Of(ReplayCall call) => stamps.Of.GetValueOrDefault(play.Incidents.GetValueOrDefault(call.Number)) ?? new();
        var mine = calls.Select(Of).ToList();
        var dispatch = Compare(mine.ConvertAll(s => Seconds(s.Sent, s.Accepted)), [.. calls.Select(c => (c.Dispatch - c.Entry)?.TotalSeconds)]);
        var onScene = Compare(mine.ConvertAll(s => Seconds(s.Accepted, s.Arrived)), [.. calls.Select(c => (c.OnScene - c.Dispatch)?.TotalSeconds)]);
        return new(
            calls.Count, play.Requests, stamps.Facts, stamps.LimitsPassed, dispatch, onScene, dispatch.Mismatches + onScene.Mismatches, 0);
    }

    internal static Compared Compare(IReadOnlyList<double?> journal, IReadOnlyList<double?> file) => new(
        PairTimes.Of(journal), PairTimes.Of(file),
        journal.Zip(file).Count(p => p.First is null != p.Second is null || (p is { First: { } a, Second: { } b } && Math.Abs(a - b) >= 1)));

    sealed record Stamps
    {
        public DateTimeOffset? Sent { get; set; }
        public DateTimeOffset? Accepted { get; set; }
        public DateTimeOffset? Arrived { get; set; }
    }

    static double? Seconds(DateTimeOffset? from, DateTimeOffset? to) => (to - from)?.TotalSeconds;

    // The first stamp of each stage counts, whichever agency set it.
    static async Task<(Dictionary<Guid, Stamps> Of, long Facts, int LimitsPassed)> StampsAsync(SiagaDb db, FactReader reader, string region, CancellationToken ct)
    {
        var (stamps, seq, passed) = (new Dictionary<Guid, Stamps>(), 0L, 0);
        while (await db.Journal.AsNoTracking().Where(j => j.RegionId == region && j.Seq > seq).OrderBy(j => j.Seq).Take(1000).ToListAsync(ct) is { Count: > 0 } rows)
        {
            foreach (var (_, fact) in await reader.ReadAsync(db, rows, ct))
            {
                if (fact is not TicketFact ticket) continue;
                if (!stamps.TryGetValue(ticket.IncidentId, out var of)) of = stamps[ticket.IncidentId] = new();
                if (fact is TicketSent) of.Sent ??= fact.At;
                if (fact is TicketAccepted) of.Accepted ??= fact.At;
                if (fact is TicketMoved { Stage: Stage.Arrived }) of.Arrived ??= fact.At;
                if (fact is TicketLimitPassed) passed++;
            }

            seq = rows[^1].Seq;
        }

        return (stamps, seq, passed);
    }
}
