using System.CommandLine;

namespace Siaga.Host.Commands;

/// <summary>What every command understands.</summary>
static class CommonOptions
{
    public static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of the SQLite database (default: data, or data/demo with --demo). "
            + "For PostgreSQL set ConnectionStrings__Siaga instead.",
        Recursive = true,
        HelpName = "DIR",
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON lines; the last line is the summary.",
        Recursive = true,
    };

    public static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Use the demonstration's database.",
        Recursive = true,
    };

    public static IEnumerable<Option> All => [Data, Json, Demo];

    /// <summary>A whole number from one on.</summary>
    public static Option<int> Number(string name, string description, int usual)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError($"{name} must be at least 1.");
        });
        return option;
    }

    public static HostSettings Settings(this ParseResult parsed) => new()
    {
        Demonstration = parsed.GetValue(Demo),
        DataFolder = parsed.GetValue(Data)?.FullName,
    };
}
