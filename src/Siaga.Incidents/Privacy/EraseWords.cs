using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Erases what one person said, or a whole case's words: from the journal's private values, the rows, the search and
/// the drafts. The chain still verifies, the figures stay. What the law holds stays whole.</summary>
public sealed class EraseWords
{
    readonly RegionWriters _writers;
    readonly IDatabaseEngine _engine;
    readonly TimeProvider _clock;

    internal EraseWords(RegionWriters writers, IDatabaseEngine engine, TimeProvider clock) => (_writers, _engine, _clock) = (writers, engine, clock);

    /// <param name="Incidents">Numbers of the incidents that the reports opened.</param>
    public sealed record Found(IReadOnlyList<Guid> Reports, IReadOnlyList<string> Incidents, DateTimeOffset? First, DateTimeOffset? Last);

    /// <param name="Words">Names, numbers, places and texts that are gone.</param>
    public sealed record Erased(int Reports, int Incidents, int Words)
    {
        /// <summary>Numbers of the cases that a legal hold keeps: nothing of them was erased.</summary>
        public IReadOnlyList<string> Held { get; init; } = [];
    }

    /// <summary>What would be erased for a telephone number, in any spelling.</summary>
    public async Task<Found> FindCallerAsync(string region, string number, CancellationToken ct)
    {
        await using var db = _engine.OpenReader(Audience.System("privacy"));
        var key = Telephone.Key(number);
        var reports = await db.Reports.Where(r => r.RegionId == region && r.CallerKey != null && r.CallerKey == key)
            .OrderBy(r => r.BegunAt).Select(r => new { r.Id, r.BegunAt }).ToListAsync(ct);
        var ids = reports.ConvertAll(r => r.Id);
        var incidents = await db.Incidents.Where(i => i.RegionId == region && ids.Contains(i.OpeningReport)).OrderBy(i => i.OpenedAt).Select(i => i.Number).ToListAsync(ct);
        return new(ids, incidents, reports.FirstOrDefault()?.BegunAt, reports.LastOrDefault()?.BegunAt);
    }

    /// <summary>Erases everything that was said from this number: its reports, and the story of the incidents that they
    /// opened. What agencies wrote stays.</summary>
    public async Task<Erased> OfCallerAsync(string region, string number, CancellationToken ct)
    {
        var found = await FindCallerAsync(region, number, ct);
        var all = new Erased(0, 0, 0);
        foreach (var report in found.Reports) all = Sum(all, await OfReportAsync(region, report, ErasureCause.Asked, ct));
        return all;
    }

    /// <summary>Erases a report's words and, where it opened an incident, that incident's story. Twice changes nothing.</summary>
    public Task<Erased> OfReportAsync(string region, Guid id, ErasureCause cause, CancellationToken ct) =>
        WriteAsync(region, $"report/{id}/{cause}", async (db, now, turn) =>
        {
            if (await db.FindAsync<Report>(id, turn) is not { } report) return new Erased(0, 0, 0);
            var cases = await db.Incidents.Where(i => i.RegionId == region && (i.OpeningReport == id || i.Id == report.IncidentId)).ToListAsync(turn);
            if (await HeldAmongAsync(db, region, cases, turn) is { Count: > 0 } held) return new(0, 0, 0) { Held = held };

            var words = await Erasing.ReportAsync(db, report, cause, now, turn);
            var incidents = 0;
            foreach (var opened in cases.Where(i => i.OpeningReport == id))
            {
                var told = await Erasing.StoryAsync(db, opened.Id, cause, now, turn);
                if (told > 0) (incidents, words) = (incidents + 1, words + told);
            }

            return new(words > 0 ? 1 : 0, incidents, words);
        }, ct);

    /// <summary>Erases all words of a case and of its reports: notes, accounts and reasons too.</summary>
    /// <returns>Null when there is no incident of that number.</returns>
    public async Task<Erased?> OfIncidentAsync(string region, string number, ErasureCause cause, CancellationToken ct)
    {
        await using var reader = _engine.OpenReader(Audience.System("privacy"));
        var found = await reader.Incidents.Where(i => i.RegionId == region && i.Number == number).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);
        if (found is not { } id) return null;

        return await WriteAsync(region, $"incident/{id}/{cause}", async (db, now, turn) =>
        {
            var incident = await db.TheIncidentAsync(id, turn);
            if (await HeldAmongAsync(db, region, [incident], turn) is { Count: > 0 } held) return new(0, 0, 0) { Held = held };
            return await Erasing.CaseAsync(db, incident, cause, now, turn);
        }, ct);
    }

    static async Task<List<string>> HeldAmongAsync(SiagaDb db, string region, List<Incident> cases, CancellationToken ct)
    {
        var held = cases.Count == 0 ? [] : await HeldCases.OfAsync(db, region, ct);
        return [.. cases.Where(i => held.Contains(i.Id)).Select(i => i.Number)];
    }

    Task<Erased> WriteAsync(string region, string what, Func<SiagaDb, DateTimeOffset, CancellationToken, Task<Erased>> command, CancellationToken ct) =>
        _writers[region].WriteAsync(
            IdempotencyKey.OfTask("erase-words", $"{what}/{Guid.CreateVersion7()}"), Actor.System("privacy"),
            (db, turn) => command(db, _clock.GetUtcNow(), turn), ct);

    static Erased Sum(Erased a, Erased b) =>
        new(a.Reports + b.Reports, a.Incidents + b.Incidents, a.Words + b.Words) { Held = b.Held.Count == 0 ? a.Held : [.. a.Held.Union(b.Held)] };
}
