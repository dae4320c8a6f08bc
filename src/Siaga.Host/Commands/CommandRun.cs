using System.CommandLine;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Host.Commands;

/// <summary>Runs a command on an opened database without serving anybody.</summary>
static class CommandRun
{
    /// <summary>The same, but refuses where no database is: a mistyped folder must not be told that all is well.</summary>
    public static Command RunsOnWhatIs(this Command command, Func<CommandScope, Task<int>> work) =>
        command.Runs(work, settings => settings.MissingDatabase is { } missing
            ? throw new CannotServeException($"There is no database at {missing}: say where with --data, or --demo for the demonstration's.")
            : settings);

    public static Command Runs(this Command command, Func<CommandScope, Task<int>> work) => command.Runs(work, settings => settings);

    static Command Runs(this Command command, Func<CommandScope, Task<int>> work, Func<HostSettings, HostSettings> check)
    {
        command.SetAction(async (parsed, ct) =>
        {
            try
            {
                await using var app = SiagaApp.Create(check(parsed.Settings()), commandLine: true);
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
            catch (Exception error) when (
                error is CannotServeException or ProfileRefusedException or IOException or UnauthorizedAccessException)
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
