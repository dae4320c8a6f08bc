using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Simulation;

namespace Siaga.Host;

/// <summary>A demonstration in this process whose clock the caller drives: for scenarios and for browser journeys.</summary>
public sealed class DrivenHost : IAsyncDisposable
{
    readonly WebApplication _app;

    DrivenHost(WebApplication app, DrivenClock clock) =>
        (_app, Clock, Time) = (app, clock, new(clock, ActivatorUtilities.CreateInstance<Settling>(app.Services)));

    public DrivenClock Clock { get; }
    public DrivenTime Time { get; }
    public Uri Address => new(_app.Urls.First());
    public static string Password => DemonstrationAccounts.Password;

    /// <exception cref="CannotServeException">when the database is in real use, or another machine could reach it.</exception>
    public static async Task<DrivenHost> StartAsync(HostSettings settings, DateTimeOffset start, CancellationToken ct)
    {
        var clock = new DrivenClock(start);
        var app = SiagaApp.Create(settings with { Demonstration = true, Clock = clock }, commandLine: true, services => services.AddLogging(Quieten));
        try
        {
            await app.OpenAsync(ct);
            await app.StartAsync(ct);
            return new(app, clock);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    // Scenarios start a server each: only what goes wrong is worth a line.
    static void Quieten(ILoggingBuilder log) =>
        log.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error);

    public async ValueTask DisposeAsync()
    {
        Time.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
