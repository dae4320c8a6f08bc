using System.CommandLine;
using Siaga.Host.Commands;

var root = new RootCommand("Siaga: an emergency call centre, from the caller's words to the agencies' answers.")
{
    // One file for each under Commands/.
    ServeCommand.Create(),
    RegionCommand.Create(),
    UserCommand.Create(),
    JournalCommand.Create(),
    PrivacyCommand.Create(),
    BackupCommand.Create(),
    PaperCommand.Create(),
    SimulateCommand.Create(),
    BenchCommand.Create(),
    DrillCommand.Create(),
};
foreach (var option in CommonOptions.All) root.Options.Add(option);
// Longer than the host takes to let its requests end.
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
