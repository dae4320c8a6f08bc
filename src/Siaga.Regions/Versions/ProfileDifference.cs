using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>A line that one version has and the other has not.</summary>
/// <param name="Line">Its number in the file that has it.</param>
/// <param name="Added">False: the running version has it, the files do not.</param>
public sealed record ChangedLine(string File, int Line, bool Added, string Text)
{
    public override string ToString() => $"{(Added ? '+' : '-')} {File}:{Line}: {Text}";
}

/// <summary>What differs between the running version and files, line by line.</summary>
static class ProfileDifference
{
    public static IReadOnlyList<ChangedLine> Between(ProfileSource running, ProfileSource files) =>
    [
        .. running.Files.Keys.Union(files.Files.Keys).Order(StringComparer.Ordinal)
            .SelectMany(name => Of(name, running.Files.GetValueOrDefault(name, ""), files.Files.GetValueOrDefault(name, ""))),
    ];

    static IEnumerable<ChangedLine> Of(string file, string before, string after)
    {
        var sides = new SideBySideDiffBuilder(new Differ(), new LineChunker(), new WordChunker()).BuildDiffModel(before, after);
        foreach (var (old, now) in sides.OldText.Lines.Zip(sides.NewText.Lines))
        {
            if (old is { Type: ChangeType.Deleted or ChangeType.Modified, Position: { } was }) yield return new(file, was, Added: false, old.Text);
            if (now is { Type: ChangeType.Inserted or ChangeType.Modified, Position: { } @is }) yield return new(file, @is, Added: true, now.Text);
        }
    }
}
