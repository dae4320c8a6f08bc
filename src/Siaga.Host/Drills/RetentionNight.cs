using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Siaga.Incidents;
using Siaga.Kernel;

namespace Siaga.Host.Drills;

/// <summary>The night of <see cref="RetentionDrill"/>: its database, its clock, and a reader that
/// serves nobody.</summary>
sealed class RetentionNight : IAsyncDisposable
{
    const string Erasures = "words-erased"; // of an incident or of a report
    static readonly TimeSpan Begins = TimeSpan.FromMinutes(50); // five past one

    readonly WebApplication _reader;
    readonly DateTimeOffset _begins;
    readonly long _began = Stopwatch.GetTimestamp();

    RetentionNight(WebApplication reader, AgedCases all, DateTimeOffset begins) =>
        (_reader, All, _begins) = (reader, all, begins);

    public AgedCases All { get; }

    public static async Task<RetentionNight> PrepareAsync(
        string folder, string? database, int cases, Action<string> say, CancellationToken ct)
    {
        var evening = AgedCases.Evening(TimeProvider.System.GetUtcNow());
        var all = await AgedCases.FillAsync(folder, database, cases, evening, say, ct);
        var reader = SiagaApp.Create(new()
        {
            Demonstration = true, DataFolder = folder, ConnectionString = database,
            Clock = ShiftedClock.From(evening + Begins),
        }, commandLine: true, services => services.AddLogging(log => log.ClearProviders())); // it looks while all is down
        await reader.OpenAsync(ct);
        return new(reader, all, evening + Begins);
    }

    /// <summary>The words that start a server in this night, as late in it as it is by now.</summary>
    public string[] Serving()
    {
        var now = _begins + Stopwatch.GetElapsedTime(_began);
        return ["drill", "night", "--at", now.ToString("O", CultureInfo.InvariantCulture)];
    }

    /// <returns>How many cases are erased; none while the database is away.</returns>
    public async Task<int> ErasedAsync(CancellationToken ct)
    {
        try
        {
            await using var db = Open();
            return await db.Journal
                .CountAsync(j => j.RegionId == CrashDrill.Region && j.Kind == $"incident.{Erasures}", ct);
        }
        catch (Exception why) when (why is DbException or InvalidOperationException { InnerException: DbException })
        {
            return 0;
        }
    }

    /// <returns>How much is past its time; null while the database is away.</returns>
    public async Task<int?> PastAsync(CancellationToken ct)
    {
        try
        {
            var state = await _reader.Services.GetRequiredService<Retention>().LookAsync(CrashDrill.Region, ct);
            return state.Classes.Sum(c => c.Past);
        }
        catch (Exception why) when (why is DbException or InvalidOperationException { InnerException: DbException })
        {
            return null;
        }
    }

    public async Task<Dictionary<string, int>> TextsAsync(CancellationToken ct)
    {
        await using var db = Open();
        return await WrittenTexts.CountAsync(db, ct);
    }

    /// <summary>Whether the journal holds, and how many cases and reports were erased by more than one fact.</summary>
    public async Task<(CheckJournal.Result Chain, int Twice)> JournalAsync(CancellationToken ct)
    {
        await using var db = Open();
        var chain = await CheckJournal.Handle(db, CrashDrill.Region, ct);
        var twice = await db.Journal.Where(j => j.RegionId == CrashDrill.Region && j.Kind.EndsWith(Erasures))
            .GroupBy(j => j.Stream).CountAsync(facts => facts.Count() > 1, ct);
        return (chain, twice);
    }

    SiagaDb Open() => _reader.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("drill"));

    public ValueTask DisposeAsync() => _reader.DisposeAsync();
}
