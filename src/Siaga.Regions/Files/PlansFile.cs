using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>plans.yaml</c>: who does what by when (D8). A plan is of use only to the categories that name it.</summary>
sealed class PlansFile(IReadOnlyList<ListedAgency> agencies, IReadOnlyList<Spotted<Category>> categories)
{
    const int LongestMinutes = 30 * 24 * 60;

    readonly ILookup<string, ListedAgency> _agencies = agencies.ToLookup(a => a.Agency.Id);

    public IReadOnlyList<ResponsePlan> Read(YamlMap file, FileProblems categoriesFile)
    {
        var plans = file.Maps("plans", 1, int.MaxValue, map => (Id: map.Id(), Tasks: ReadTasks(map)));
        file.Problems.RefuseTwice(plans.Select(p => p.Id), "plan");
        RefuseUnknown(categoriesFile, plans.Select(p => p.Id.Value).ToHashSet());
        var named = categories.Select(c => c.Value.Plan).ToHashSet();
        foreach (var (id, line) in plans.Select(p => p.Id).Where(p => p.Value.Length > 0 && !named.Contains(p.Value)))
            file.Problems.Add(line, $"plan \"{id}\" is of no category");
        return [.. plans.Select(p => new ResponsePlan(p.Id.Value, p.Tasks))];
    }

    /// <summary>A profile without the file.</summary>
    public IReadOnlyList<ResponsePlan> None(FileProblems categoriesFile)
    {
        RefuseUnknown(categoriesFile, []);
        return [];
    }

    void RefuseUnknown(FileProblems categoriesFile, HashSet<string> known)
    {
        foreach (var (category, line) in categories.Where(c => c.Value.Plan is { } plan && !known.Contains(plan)))
            categoriesFile.Add(line, $"plan \"{category.Plan}\" of category \"{category.Id}\" is not known");
    }

    IReadOnlyList<PlanTask> ReadTasks(YamlMap plan)
    {
        var tasks = plan.Maps("tasks", 1, int.MaxValue, map => (Id: map.Id(), Task: ReadTask(map)));
        plan.Problems.RefuseTwice(tasks.Select(t => t.Id), "task");
        return [.. tasks.Select(t => t.Task with { Id = t.Id.Value })];
    }

    PlanTask ReadTask(YamlMap map)
    {
        var owner = map.Id("owner");
        if (owner.Value.Length > 0 && WhyNot(owner.Value) is { } reason)
            map.Problems.Add(owner.Line, $"owner \"{owner.Value}\" {reason}");
        return new("", map.Local("text"), owner.Value, map.Whole("limitMinutes", 1, LongestMinutes));
    }

    string? WhyNot(string owner) => owner == PlanTask.CallCentre ? null : _agencies[owner].FirstOrDefault() switch
    {
        null => "is not known",
        { Agency.Retired: true } => "is retired",
        { Tickets: TicketRule.None } => "gets no tickets",
        _ => null,
    };
}
