using System.Globalization;
using Siaga.Host;
using Siaga.Simulation;

namespace Siaga.TestHost;

/// <summary>Takes one command a line and answers one line when the server has come to rest.</summary>
sealed class Driving(DrivenHost host, ClockOffset offset)
{
    // Between commands the clock goes on, or the console would call the connection lost.
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(TextReader commands, TextWriter answers, CancellationToken ct)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var going = GoOnAsync(stopping.Token);
        // The end of standard input is the end of the journey that started us.
        while (await commands.ReadLineAsync(ct) is { } line && line.Trim() != "stop")
        {
            answers.WriteLine(await AnswerAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), ct));
            await answers.FlushAsync(ct);
        }

        await stopping.CancelAsync();
        await going;
    }

    async Task<string> AnswerAsync(string[] words, CancellationToken ct)
    {
        switch (words)
        {
            case ["time"]:
                break;
            case ["settle"]:
                await host.Time.SettleAsync(ct);
                break;
            case ["advance", var text] when Duration.TryParse(text) is { } time:
                await host.Time.PassAsync(time, ct);
                offset.Add(time);
                break;
            default:
                return "error: say advance 2m, settle, time or stop";
        }

        return $"ok {host.Time.Now.ToString("O", CultureInfo.InvariantCulture)}";
    }

    async Task GoOnAsync(CancellationToken ct)
    {
        using var ticks = new PeriodicTimer(Tick);
        try
        {
            while (await ticks.WaitForNextTickAsync(ct)) host.Clock.MoveTo(offset.Now);
        }
        catch (OperationCanceledException)
        {
            // told to stop
        }
    }
}
