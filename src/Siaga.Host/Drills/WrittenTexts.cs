using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Host.Drills;

/// <summary>How often a drill's words and drafts stand anywhere in a database. It reads every row of every table and
/// asks nobody what should have been erased.</summary>
static partial class WrittenTexts
{
    [GeneratedRegex("Latihan ([0-9a-f]{32})", RegexOptions.IgnoreCase)] // the search keeps them in small letters
    private static partial Regex Words();

    /// <returns>By the words' own part, or the draft's id.</returns>
    public static async Task<Dictionary<string, int>> CountAsync(SiagaDb db, CancellationToken ct)
    {
        var times = new Dictionary<string, int>();
        var read = typeof(WrittenTexts).GetMethod(nameof(RowsAsync), BindingFlags.Static | BindingFlags.NonPublic)!;
        foreach (var table in db.Model.GetEntityTypes().Where(t => !t.IsOwned() && t.GetTableName() is not null))
        {
            var rows = await (Task<List<JsonElement>>)read.MakeGenericMethod(table.ClrType).Invoke(null, [db, ct])!;
            foreach (var row in rows)
            {
                foreach (var match in Words().Matches(row.GetRawText()).Cast<Match>()) Count(match.Groups[1].Value);
                if (table.GetTableName() == "drafts") Count($"{row.GetProperty("Id").GetGuid():N}");
            }
        }

        return times;

        void Count(string what) => times[what] = times.GetValueOrDefault(what) + 1;
    }

    static async Task<List<JsonElement>> RowsAsync<T>(SiagaDb db, CancellationToken ct) where T : class =>
        [.. (await db.Set<T>().AsNoTracking().ToListAsync(ct)).Select(row => JsonSerializer.SerializeToElement(row))];
}
