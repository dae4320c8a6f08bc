using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Host.Commands;

/// <summary>Proves that nobody changed what was recorded.</summary>
static class JournalCommand
{
    const int Told = 50_000;

    static readonly Option<FileInfo[]> Anchors = new("--anchor")
    {
        Description = "A file of anchors from the second place; may be repeated. What they know must still be there.",
        HelpName = "FILE",
    };

    static readonly Option<string[]> Keys = new("--key")
    {
        Description = "The fingerprint of a key that signs, as \"journal anchor\" said it; may be repeated. Without it the anchors' own keys count.",
    };

    static readonly Option<DirectoryInfo?> To = new("--to")
    {
        Description = "The second place (default: Anchors:Folder of the configuration).",
        HelpName = "DIR",
    };

    public static Command Create() => new("journal", "Prove what was recorded.")
    {
        new Command("verify", "Check every region's chain; exit code 1 when one does not hold.") { Anchors, Keys }.RunsOnWhatIs(Verify),
        new Command("anchor", "Sign where every journal stands now, into a second place. A server in real use does so each hour.") { To }.RunsOnWhatIs(Anchor),
    };

    static async Task<int> Verify(CommandScope run)
    {
        if (ReadAnchors(run) is not { } anchors) return 1;
        await using var db = run.Read();
        var (facts, broken) = (0L, 0);
        var regions = await db.JournalHeads.Select(h => h.RegionId).ToListAsync(run.Ct);
        // A region whose head was removed with its journal is still known to its anchors.
        foreach (var region in regions.Union(anchors.Select(a => a.Region)).Order(StringComparer.Ordinal))
        {
            var result = await CheckJournal.Handle(db, region, [.. anchors.Where(a => a.Region == region)], done => Tell(region, done), run.Ct);
            facts += result.Facts;
            if (result.Broken is not null) broken++;
            run.Output.Result(
                new { Region = region, result.Facts, result.Broken },
                $"{region}: {result.Facts} facts, {result.Broken ?? "all as recorded"}");
        }

        run.Output.Result(
            new { Facts = facts, Broken = broken, Anchors = anchors.Count }, $"{facts} facts, {broken} broken chains, {anchors.Count} anchors");
        return broken == 0 ? 0 : 1;
    }

    static void Tell(string region, long done)
    {
        if (done % Told == 0) CommandOutput.Progress($"{region}: {done} facts hold ...");
    }

    /// <returns>Null after saying which anchor cannot be believed.</returns>
    static List<JournalAnchor>? ReadAnchors(CommandScope run)
    {
        var anchors = new List<JournalAnchor>();
        foreach (var file in run.Parsed.GetValue(Anchors) ?? [])
        {
            try
            {
                var (read, bad) = JournalAnchor.ReadAll(File.ReadLines(file.FullName));
                anchors.AddRange(read);
                foreach (var line in bad) CommandOutput.Progress($"{file.FullName}:{line}: no anchor, left out");
            }
            catch (Exception why) when (why is IOException or UnauthorizedAccessException)
            {
                CommandOutput.Progress($"{file.FullName}: {why.Message}");
                return null;
            }
        }

        if (anchors.Count == 0) return anchors;
        var keys = anchors.Select(a => JournalAnchor.FingerprintOf(a.PublicKey)).Distinct().ToList();
        var wanted = run.Parsed.GetValue(Keys) is { Length: > 0 } named ? [.. named] : keys;
        if (anchors.Find(a => !wanted.Contains(JournalAnchor.FingerprintOf(a.PublicKey)) || !a.IsSignedBy(a.PublicKey)) is { } wrong)
        {
            CommandOutput.Progress($"The anchor of {wrong.Region} at {wrong.Seq} is not signed by {string.Join(" or ", wanted)}.");
            return null;
        }

        CommandOutput.Progress($"{anchors.Count} anchors, signed by {string.Join(", ", keys)}.");
        return anchors;
    }

    static async Task<int> Anchor(CommandScope run)
    {
        var place = run.Get<AnchorPlace>();
        if ((run.Parsed.GetValue(To)?.FullName ?? place.Folder) is not { } folder)
        {
            CommandOutput.Progress("Say where: --to DIR, or Anchors:Folder in the configuration.");
            return 1;
        }

        var added = 0;
        foreach (var region in run.Get<Contracts.IRegionLookup>().All.Select(r => r.Id).Order(StringComparer.Ordinal))
        {
            if (await place.AddAsync(region, folder, run.Ct) is not var (anchor, file)) continue;
            added++;
            var key = JournalAnchor.FingerprintOf(anchor.PublicKey);
            run.Output.Result(new { anchor.Region, anchor.Seq, anchor.Hash, Key = key, File = file }, $"{anchor.Region}: {anchor.Seq} facts, key {key}, in {file}");
        }

        run.Output.Result(new { Anchors = added }, $"{added} anchors");
        return 0;
    }
}
