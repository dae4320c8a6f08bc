using System.CommandLine;
using System.Diagnostics;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Host.Commands;

/// <summary>Serves the console and the API until it is told to stop.</summary>
static class ServeCommand
{
    static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen. A demonstration listens on this machine only.",
        DefaultValueFactory = _ => HostSettings.DefaultUrls,
    };

    public static Command Create()
    {
        var command = new Command("serve", "Serve the console and the API.") { Urls };
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var output = new CommandOutput(parsed.GetValue(CommonOptions.Json));
        await using var app = SiagaApp.Create(parsed.Settings() with { Urls = parsed.GetRequiredValue(Urls) });
        try
        {
            await StartAsync(app, output, began, ct);
        }
        catch (Exception error) when (error is CannotServeException or ProfileRefusedException or AlreadyServedException or IOException)
        {
            CommandOutput.Progress(error.Message);
            return 1;
        }

        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    static async Task StartAsync(WebApplication app, CommandOutput output, long began, CancellationToken ct)
    {
        await app.OpenAsync(ct);
        await app.StartAsync(ct);

        var demonstration = app.Services.GetRequiredService<Demonstration>();
        if (demonstration.IsOn) TellAccounts(demonstration.Accounts);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var address = app.Urls.First();
        output.Result(
            new { Address = address, Demonstration = demonstration.IsOn, ReadySeconds = Math.Round(seconds, 2) },
            FormattableString.Invariant($"Siaga is ready at {address} after {seconds:0.0} s. Ctrl C stops it."));
    }

    // Five regions have some four hundred accounts: the roles of one, and how the others are named. The sign-in page has all.
    static void TellAccounts(IReadOnlyList<DemonstrationAccount> accounts)
    {
        CommandOutput.Progress($"""
            A demonstration: nothing here is real, only this machine can reach it.
            Password of every account: {DemonstrationAccounts.Password}
            Regions: {string.Join(", ", accounts.Select(a => a.Region).Distinct())}
            """);
        foreach (var role in accounts.Where(a => AgencyOf(a) is null).GroupBy(WithoutRegion))
        {
            var what = role.First();
            var login = role.Count() > 1 ? $"{role.Key}.REGION" : what.Login;
            CommandOutput.Progress($"  {login,-22} {what.Name}: {string.Join(", ", what.Roles)}");
        }

        var agency = accounts.Where(a => AgencyOf(a) is not null).GroupBy(a => (a.Region, AgencyOf(a))).FirstOrDefault();
        if (agency is not null)
            CommandOutput.Progress($"  Agencies, such as {agency.Key.Item2}: {string.Join(", ", agency.Select(a => a.Login))}");
        CommandOutput.Progress("The sign-in page offers all of them.");
    }

    static string WithoutRegion(DemonstrationAccount account) => account.Login[..^(account.Region.Length + 1)];

    static string? AgencyOf(DemonstrationAccount account) => account.Grants[0].Agency;
}
