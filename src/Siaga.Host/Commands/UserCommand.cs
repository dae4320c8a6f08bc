using System.CommandLine;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Kernel;

namespace Siaga.Host.Commands;

/// <summary>People, from the command line of the machine that runs Siaga.</summary>
static class UserCommand
{
    static readonly Argument<string> Login = new("login") { Description = "The name to sign in with." };
    static readonly Option<string> Name = new("--name") { Description = "The name that others see.", Required = true };
    static readonly Option<string[]> Grants = new("--grant")
    {
        Description =
            "What the person may do: region:role, or region/agency:role[:post][:restricted]. May be repeated.",
        AllowMultipleArgumentsPerToken = true,
    };

    public static Command Create() => new("user", "Look after people and their passwords.")
    {
        new Command("list", "List people and what they may do.").Runs(List),
        new Command("add", "Add a person; the password is read from standard input.") { Login, Name, Grants }.Runs(Add),
        new Command("password", "Set a password and end the person's sessions.") { Login }.Runs(SetPassword),
    };

    static async Task<int> List(CommandScope run)
    {
        await using var db = run.Read();
        var people = await PeopleRegister.ListAsync(db, run.Ct);
        foreach (var p in people)
        {
            run.Output.Result(
                new { p.Id, p.Login, p.Name, p.Grants },
                $"{p.Login,-28} {p.Name}: {string.Join(", ", p.Grants.Select(Write))}");
        }
        run.Output.Result(new { People = people.Count }, $"{people.Count} people");
        return 0;
    }

    static async Task<int> Add(CommandScope run)
    {
        var grants = (run.Parsed.GetValue(Grants) ?? []).Select(g => Read(g, run.Get<IRegionLookup>())).ToList();
        var login = run.Parsed.GetRequiredValue(Login);
        var id = await run.Get<PeopleRegister>()
            .AddAsync(login, run.Parsed.GetRequiredValue(Name), ReadPassword(), grants, run.Ct);
        run.Output.Result(new { Id = id, Login = login, Grants = grants.Count }, $"{login} was added.");
        return 0;
    }

    static async Task<int> SetPassword(CommandScope run)
    {
        var login = run.Parsed.GetRequiredValue(Login);
        await run.Get<PeopleRegister>().SetPasswordAsync(login, ReadPassword(), run.Ct);
        run.Output.Result(new { Login = login }, $"{login} has a new password and is signed out everywhere.");
        return 0;
    }

    internal static Grant Read(string text, IRegionLookup regions)
    {
        var parts = text.Split(':');
        var place = parts[0].Split('/');
        var rest = parts.Skip(2).Where(p => p != "restricted").ToArray();
        var region = regions.Find(place[0])
            ?? throw new CannotServeException($"{text}: there is no region {place[0]}.");
        if (place.Length > 1 && region.FindAgency(place[1]) is null)
            throw new CannotServeException($"{text}: {place[0]} has no agency {place[1]}.");
        // By name only: as a number it would mean another role after the next one is added.
        var named = Enum.GetNames<Role>()
            .FirstOrDefault(r => r.Equals(parts.ElementAtOrDefault(1), StringComparison.OrdinalIgnoreCase))
            ?? throw new CannotServeException(
                $"{text}: the role must be one of {string.Join(", ", Enum.GetNames<Role>())}.");
        var role = Enum.Parse<Role>(named);
        if (role is Role.AgencyDesk or Role.SectionHead or Role.AgencyHead != place.Length > 1)
        {
            throw new CannotServeException(
                $"{text}: {role} {(place.Length > 1 ? "belongs to no agency" : "needs an agency")}.");
        }

        return new(place[0], place.ElementAtOrDefault(1), named, rest.FirstOrDefault(), parts.Contains("restricted"));
    }

    static string Write(Grant grant) => $"{grant.Region}{(grant.Agency is null ? "" : $"/{grant.Agency}")}:{grant.Role}"
        + $"{(grant.Post is null ? "" : $":{grant.Post}")}{(grant.Restricted ? ":restricted" : "")}";

    // Never an argument: those are seen in lists of processes and kept in histories.
    static string ReadPassword()
    {
        if (Console.IsInputRedirected) return Console.ReadLine() ?? "";

        Console.Error.Write($"Password (at least {PeopleRegister.ShortestPassword} characters, not shown): ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key is not ConsoleKey.Backspace) typed.Append(key.KeyChar);
            else if (typed.Length > 0) typed.Length--;
        }
        Console.Error.WriteLine();
        return typed.ToString();
    }
}
