using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Erases what one person said, or a whole case's words: from the journal's private values, the rows, the search and
/// the drafts. The chain still verifies, the figures stay.</summary>
public sealed class EraseWords
{
    /// <summary>What the caller told, as facts of the incident hold it.</summary>
    static readonly string[] Story = [KindOf<IncidentOpened>(), KindOf<WordsChanged>(), KindOf<PlaceChanged>()];

    readonly RegionWriters _writers;
    readonly IDatabaseEngine _engine;
    readonly TimeProvider _clock;

    internal EraseWords(RegionWriters writers, IDatabaseEngine engine, TimeProvider clock) => (_writers, _engine, _clock) = (writers, engine, clock);

    /// <param name="Incidents">Numbers of the incidents that the reports opened.</param>
    public sealed record Found(IReadOnlyList<Guid> Reports, IReadOnlyList<string> Incidents, DateTimeOffset? First, DateTimeOffset? Last);

    /// <param name="Words">Names, numbers, places and texts that are gone.</param>
    public sealed record Erased(int Reports, int Incidents, int Words);

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
    public Task<Erased> OfReportAsync(string region, Guid report, ErasureCause cause, CancellationToken ct) =>
        WriteAsync(region, $"report/{report}/{cause}", async (db, now, turn) =>
        {
            var words = await ErasePrivateWords.OfStreamAsync(db, $"report/{report}", kinds: null, turn);
            if (words > 0) await db.TellAsync(new ReportWordsErased(report, cause, now), turn);
            var opened = await db.Incidents.Where(i => i.RegionId == region && i.OpeningReport == report).Select(i => i.Id).ToListAsync(turn);
            var cases = 0;
            foreach (var incident in opened)
            {
                var told = await ErasePrivateWords.OfStreamAsync(db, $"incident/{incident}", Story, turn);
                if (told == 0) continue;
                await db.TellAsync(new IncidentWordsErased(incident, cause, ErasureExtent.Story, now), turn);
                (cases, words) = (cases + 1, words + told);
            }

            return new Erased(words > 0 ? 1 : 0, cases, words);
        }, ct);

    /// <summary>Erases all words of a case and of its reports: notes, accounts and reasons too.</summary>
    /// <returns>Null when there is no incident of that number.</returns>
    public async Task<Erased?> OfIncidentAsync(string region, string number, ErasureCause cause, CancellationToken ct)
    {
        await using var reader = _engine.OpenReader(Audience.System("privacy"));
        var id = await reader.Incidents.Where(i => i.RegionId == region && i.Number == number).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct);
        if (id is not { } incident) return null;

        return await WriteAsync(region, $"incident/{incident}/{cause}", async (db, now, turn) =>
        {
            var (reports, words) = (0, await ErasePrivateWords.OfStreamAsync(db, $"incident/{incident}", kinds: null, turn));
            if (words > 0) await db.TellAsync(new IncidentWordsErased(incident, cause, ErasureExtent.Whole, now), turn);
            foreach (var report in await db.ReportsOfAsync(incident, turn))
            {
                var said = await ErasePrivateWords.OfStreamAsync(db, $"report/{report.Id}", kinds: null, turn);
                if (said == 0) continue;
                await db.TellAsync(new ReportWordsErased(report.Id, cause, now), turn);
                (reports, words) = (reports + 1, words + said);
            }

            return new Erased(reports, 1, words);
        }, ct);
    }

    Task<Erased> WriteAsync(string region, string what, Func<SiagaDb, DateTimeOffset, CancellationToken, Task<Erased>> command, CancellationToken ct) =>
        _writers[region].WriteAsync(
            IdempotencyKey.OfTask("erase-words", $"{what}/{Guid.CreateVersion7()}"), Actor.System("privacy"),
            (db, turn) => command(db, _clock.GetUtcNow(), turn), ct);

    static string KindOf<T>() where T : Fact => typeof(T).GetCustomAttribute<FactKindAttribute>()!.Kind;

    static Erased Sum(Erased a, Erased b) => new(a.Reports + b.Reports, a.Incidents + b.Incidents, a.Words + b.Words);
}
