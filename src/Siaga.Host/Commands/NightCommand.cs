using System.CommandLine;
using Siaga.Host.Drills;

namespace Siaga.Host.Commands;

/// <summary>Serves a demonstration whose clock begins at another moment: for drill retention, which kills it.</summary>
static class NightCommand
{
    static readonly Option<DateTimeOffset> At = new("--at") { Description = "What time it is.", Required = true };
    static readonly Option<string> Urls = new("--urls") { Description = "Where to listen.", Required = true };

    public static Command Create()
    {
        var command = new Command("night", "Serve a demonstration at another time.") { At, Urls };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        await using var app = SiagaApp.Create(parsed.Settings() with
        {
            Demonstration = true, Clock = ShiftedClock.From(parsed.GetRequiredValue(At)),
            Urls = parsed.GetRequiredValue(Urls),
        });
        await app.OpenAsync(ct);
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
