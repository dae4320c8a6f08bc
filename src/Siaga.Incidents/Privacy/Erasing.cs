using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The erasures themselves, as parts of a command. Whoever calls them has looked at the holds.</summary>
static class Erasing
{
    /// <summary>What the caller told, as facts of the incident hold it.</summary>
    static readonly string[] Story = [KindOf<IncidentOpened>(), KindOf<WordsChanged>(), KindOf<PlaceChanged>()];

    /// <returns>How many words are gone; the fact is told even when there were none, so that nobody looks again.</returns>
    public static async Task<int> ReportAsync(SiagaDb db, Report report, ErasureCause cause, DateTimeOffset at, CancellationToken ct)
    {
        var words = await ErasePrivateWords.OfStreamAsync(db, $"report/{report.Id}", kinds: null, ct);
        if (words > 0 || report.WordsErasedAt is null) await db.TellAsync(new ReportWordsErased(report.Id, cause, at), ct);
        return words;
    }

    /// <summary>Only what the caller told of the case.</summary>
    public static async Task<int> StoryAsync(SiagaDb db, Guid incident, ErasureCause cause, DateTimeOffset at, CancellationToken ct)
    {
        var words = await ErasePrivateWords.OfStreamAsync(db, $"incident/{incident}", Story, ct);
        if (words > 0) await db.TellAsync(new IncidentWordsErased(incident, cause, ErasureExtent.Story, at), ct);
        return words;
    }

    /// <summary>All words of the case and of its reports.</summary>
    public static async Task<EraseWords.Erased> CaseAsync(SiagaDb db, Incident incident, ErasureCause cause, DateTimeOffset at, CancellationToken ct)
    {
        var (reports, words) = (0, await ErasePrivateWords.OfStreamAsync(db, $"incident/{incident.Id}", kinds: null, ct));
        if (words > 0 || incident.WordsErasedAt is null) await db.TellAsync(new IncidentWordsErased(incident.Id, cause, ErasureExtent.Whole, at), ct);
        foreach (var report in await db.ReportsOfAsync(incident.Id, ct))
        {
            var said = await ReportAsync(db, report, cause, at, ct);
            if (said > 0) (reports, words) = (reports + 1, words + said);
        }

        return new(reports, 1, words);
    }

    static string KindOf<T>() where T : Fact => typeof(T).GetCustomAttribute<FactKindAttribute>()!.Kind;
}
