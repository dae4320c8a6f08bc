using Microsoft.AspNetCore.Identity;
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
    internal IServiceProvider Services => _app.Services;
    public Uri Address => new(_app.Urls.First());
    public static string Password => DemonstrationAccounts.Password;

    /// <exception cref="CannotServeException">when the database is in real use, or another machine could reach it.</exception>
    public static async Task<DrivenHost> StartAsync(HostSettings settings, DateTimeOffset start, CancellationToken ct)
    {
        var clock = new DrivenClock(start);
        var app = SiagaApp.Create(settings with { Demonstration = true, Clock = clock }, commandLine: true, Adapt);
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

    // Scenarios start a server each and sign in by dozens: only what goes wrong is worth a line, and a password that
    // everybody knows is not worth a slow hash.
    static void Adapt(IServiceCollection services)
    {
        services.AddLogging(log => log.AddFilter("Microsoft", LogLevel.Error).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error));
        services.PostConfigure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1);
    }

    public async ValueTask DisposeAsync()
    {
        Time.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
