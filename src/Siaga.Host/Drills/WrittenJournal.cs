using Microsoft.EntityFrameworkCore;
using Siaga.Incidents;
using Siaga.Kernel;

namespace Siaga.Host.Drills;

/// <summary>What a drill's journal holds when no server runs any more.</summary>
/// <param name="Times">How often each command's words were recorded: by the incident that a report opened, or by a note.</param>
sealed record WrittenJournal(CheckJournal.Result Chain, IReadOnlyDictionary<string, int> Times)
{
    /// <param name="database">Null: SQLite in the folder.</param>
    public static async Task<WrittenJournal> ReadAsync(string folder, string? database, string region, CancellationToken ct)
    {
        await using var app = SiagaApp.Create(new() { Demonstration = true, DataFolder = folder, ConnectionString = database }, commandLine: true);
        await app.OpenAsync(ct);
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("drill"));
        var chain = await CheckJournal.Handle(db, region, ct);
        return new(chain, await CountWordsAsync(db, region, app.Services.GetRequiredService<FactReader>(), ct));
    }

    static async Task<Dictionary<string, int>> CountWordsAsync(SiagaDb db, string region, FactReader reader, CancellationToken ct)
    {
        var times = new Dictionary<string, int>();
        for (var seq = 0L; ;)
        {
            var rows = await db.Journal.AsNoTracking().Where(j => j.RegionId == region && j.Seq > seq).OrderBy(j => j.Seq).Take(500).ToListAsync(ct);
            if (rows.Count == 0) return times;
            foreach (var (_, fact) in await reader.ReadAsync(db, rows, ct))
            {
                var words = fact switch { IncidentOpened opened => opened.Words?.Text, IncidentNoted noted => noted.Words.Text, _ => null };
                if (words is not null) times[words] = times.GetValueOrDefault(words) + 1;
            }

            seq = rows[^1].Seq;
        }
    }
}
