namespace Siaga.Regions.Files;

/// <summary>One reason why a profile is refused, at its place in a file.</summary>
public sealed record ProfileProblem(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>What became of reading a profile: it is there, or everything that is wrong with it is.</summary>
public sealed record ProfileCheck(RegionProfile? Profile, IReadOnlyList<ProfileProblem> Problems)
{
    /// <exception cref="ProfileRefusedException">when anything is wrong.</exception>
    public RegionProfile Demand(string what) => Profile ?? throw new ProfileRefusedException(what, Problems);
}

/// <summary>A profile was to be used and is wrong. The whole is refused, never a part of it.</summary>
public sealed class ProfileRefusedException(string what, IReadOnlyList<ProfileProblem> problems)
    : Exception($"{what} is refused:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<ProfileProblem> Problems => problems;
}

/// <summary>Gathers what is wrong in one file, so that its author sees all of it at once.</summary>
sealed class FileProblems(string file, List<ProfileProblem> all)
{
    public void Add(int line, string reason) => all.Add(new(file, line, reason));

    public void RefuseTwice(IEnumerable<Spotted<string>> ids, string what)
    {
        var repeated =
            from same in ids.Where(id => id.Value.Length > 0).GroupBy(id => id.Value)
            from again in same.Skip(1)
            select (same.Key, again.Line, First: same.First().Line);
        foreach (var (id, line, first) in repeated) Add(line, $"{what} \"{id}\" stands in line {first} already");
    }
}

/// <summary>A value and where it stands.</summary>
readonly record struct Spotted<T>(T Value, int Line);
