using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>What a new version no longer names though the running one does. Old records name it for ever, so it is retired,
/// never removed.</summary>
static class RemovedIds
{
    public static IReadOnlyList<ProfileProblem> Between(RegionProfile running, RegionProfile next)
    {
        var problems = new List<ProfileProblem>();
        if (running.Id != next.Id) problems.Add(new(ProfileSource.Region, 1, $"\"id\" is \"{next.Id}\", but the region is \"{running.Id}\""));
        Removed(ProfileSource.Region, "line", running.Lines.Select(l => l.Id), next.Lines.Select(l => l.Id), "lines stay");
        Removed(ProfileSource.Categories, "category", running.Categories.Select(c => c.Id), next.Categories.Select(c => c.Id), "keep it with \"retired: true\"");
        foreach (var category in next.Categories)
        {
            Removed(ProfileSource.Categories, $"question of {category.Id}", running.FindCategory(category.Id)?.Questions.Select(q => q.Id) ?? [],
                category.Questions.Select(q => q.Id), "keep it with \"retired: true\"");
        }

        Removed(ProfileSource.Agencies, "agency", running.Agencies.Select(a => a.Id), next.Agencies.Select(a => a.Id), "keep it with \"retired: true\"");
        Removed(ProfileSource.Places, "village", running.Villages.Select(v => v.Code), next.Villages.Select(v => v.Code), "old records lie there");
        Removed(ProfileSource.Places, "district", running.Districts.Select(d => d.Code), next.Districts.Select(d => d.Code), "old records lie there");
        return problems;

        void Removed(string file, string what, IEnumerable<string> had, IEnumerable<string> has, string why) =>
            problems.AddRange(had.Except(has).Select(id => new ProfileProblem(file, 1, $"{what} \"{id}\" is gone: {why}")));
    }
}
