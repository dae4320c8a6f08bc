using System.CommandLine;
using System.Globalization;
using Siaga.Host;
using Siaga.Simulation;
using Siaga.TestHost;

// For browser journeys, never shipped: a demonstration whose clock goes on by itself and is driven on standard input.
var data = new Option<DirectoryInfo?>("--data") { Description = "Where the database is kept; a temporary folder otherwise." };
var port = new Option<int>("--port") { Description = "The port on this machine; a free one otherwise." };
var killSafe = new Option<bool>("--kill-safe")
{
    Description = "Keeps the clock beside the database (--data), so that a killed host goes on from there and never from before.",
};
var root = new RootCommand("A server for browser journeys. Its first line is its address; then it takes: advance 2m, time, stop.") { data, port, killSafe };
root.SetAction(async (parsed, ct) =>
{
    var given = parsed.GetValue(data);
    var folder = given ?? Directory.CreateTempSubdirectory("siaga-test-host-");
    var settings = new HostSettings { DataFolder = folder.FullName, Urls = $"http://127.0.0.1:{parsed.GetValue(port)}" };
    var offset = new ClockOffset(parsed.GetValue(killSafe) ? Path.Combine(folder.FullName, "clock-offset") : null);
    await using (var host = await DrivenHost.StartAsync(settings, offset.Now, ct))
    {
        Console.WriteLine(host.Address.GetLeftPart(UriPartial.Authority));
        await new Driving(host, offset).RunAsync(Console.In, Console.Out, ct);
    }

    if (given is null) folder.Delete(recursive: true);
});
return await root.Parse(args).InvokeAsync();
