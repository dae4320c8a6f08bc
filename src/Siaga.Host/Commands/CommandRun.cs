using System.CommandLine;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Host.Commands;

/// <summary>Runs a command on an opened database without serving anybody.</summary>
static class CommandRun
{
    public static Command Runs(this Command command, Func<CommandScope, Task<int>> work)
    {
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = SiagaApp.Create(parsed.Settings(), commandLine: true);
            try
            {
                await app.OpenAsync(ct);
                await using var scope = app.Services.CreateAsyncScope();
                return await work(
                    new(parsed, scope.ServiceProvider, new CommandOutput(parsed.GetValue(CommonOptions.Json)), ct));
            }
            catch (RefusedException refused)
            {
                CommandOutput.Progress($"Refused: {refused.Code} {refused.Parameters}");
                return 1;
            }
            catch (Exception error) when (error is CannotServeException or ProfileRefusedException)
            {
                CommandOutput.Progress(error.Message);
                return 1;
            }
        });
        return command;
    }
}

/// <summary>What a command has at hand.</summary>
sealed record CommandScope(ParseResult Parsed, IServiceProvider Services, CommandOutput Output, CancellationToken Ct)
{
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Reads everything: whoever can start Siaga can read its database anyway.</summary>
    public SiagaDb Read() => Get<IDatabaseEngine>().OpenReader(Audience.System("command-line"));
}
