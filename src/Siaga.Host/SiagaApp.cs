using Microsoft.EntityFrameworkCore;
using Siaga.Host.Watching;
using Siaga.Host.Web;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Regions;

namespace Siaga.Host;

/// <summary>Wires the kernel, the modules and the web. Tests and commands build the same application.</summary>
public static class SiagaApp
{
    const long MostRequestBytes = 1024 * 1024;

    // One for the process: the model of the database is made once for each.
    static readonly ModuleAssemblies Modules = new(
        typeof(SiagaDb).Assembly, typeof(IdentityModule).Assembly, typeof(RegionModule).Assembly, typeof(IncidentsModule).Assembly);

    /// <param name="configure">Replaces what is outside, such as the clock, in tests and replays.</param>
    public static WebApplication Create(
        HostSettings settings, bool commandLine = false, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiagaApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.LogTo(commandLine);
        builder.WebHost.UseUrls(settings.Urls.Split(';')).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MostRequestBytes;
        });
        builder.Host.ConfigureHostOptions(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));

        builder.Services.AddSingleton(settings);
        builder.Services.AddClock(settings);
        builder.Services.AddSingleton<Demonstration>();
        builder.Services.AddModules(settings, builder.Configuration);
        builder.Services.AddWeb();
        configure?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseWeb();
        app.UseIdentity();
        app.UseSiagaKernel();
        app.MapModules();
        app.MapConsole(settings);
        return app;
    }

    // Who drives a clock wants it to jump.
    static void AddClock(this IServiceCollection services, HostSettings settings)
    {
        if (settings.Clock is { } driven) services.AddSingleton(driven);
        else services.AddSingleton(new SteadyClock(TimeProvider.System)).AddSingleton<TimeProvider>(all => all.GetRequiredService<SteadyClock>()).AddHostedService<ClockWatch>();
    }

    static void AddModules(this IServiceCollection services, HostSettings settings, IConfiguration configuration)
    {
        services.AddSiagaKernel(settings.Database(configuration), Modules);
        services.AddJournalAnchors(settings.Anchors(configuration));
        services.AddSingleton(new WatchedFolder(settings.FolderOf(settings.Database(configuration)))).AddSingleton<DiskWatch>();
        services.AddHostedService(all => all.GetRequiredService<DiskWatch>());
        services.AddIdentity();
        services.AddRegions();
        services.AddIncidents();
    }

    static void MapModules(this WebApplication app)
    {
        var api = app.MapGroup("/api").RequireAuthorization();
        api.MapIdentity();
        var region = api.MapGroup("/regions/{region}").AddEndpointFilter<RegionMembersOnly>();
        region.MapRegions();
        region.MapIncidents();
        ShowServer.Map(region);
        LiveFeed.Map(region);
    }

    /// <summary>Before the start: brings the tables up to date, runs the regions, prepares a demonstration.</summary>
    /// <exception cref="CannotServeException">when a demonstration is asked for where none may be.</exception>
    /// <exception cref="Siaga.Regions.Files.ProfileRefusedException">when a region's profile is wrong.</exception>
    public static async Task OpenAsync(this WebApplication app, CancellationToken ct = default)
    {
        await app.Services.GetRequiredService<IDatabaseEngine>().MigrateAsync(ct);
        await app.SetClockAsync(ct);
        await app.Services.LoadRegionsAsync(app.Services.GetRequiredService<HostSettings>().RegionsFolder, ct);
        await app.Services.GetRequiredService<Demonstration>().OpenAsync(app.Configuration, ct);
    }

    static async Task SetClockAsync(this WebApplication app, CancellationToken ct)
    {
        if (app.Services.GetService<SteadyClock>() is not { } clock) return;
        await using var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("clock"));
        if (await db.JournalHeads.MaxAsync(h => (DateTimeOffset?)h.LastRecordedAt, ct) is { } last) clock.NotBefore(last);
    }

    static void LogTo(this ILoggingBuilder logging, bool commandLine)
    {
        logging.ClearProviders();
        // Standard output belongs to what was asked for.
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        // A failed statement reaches its caller as an exception; here it would only say that a new database is empty.
        logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        logging.AddFilter("Microsoft.EntityFrameworkCore.Model", LogLevel.Error);
        // It warns that keys lie readable in the database. They may: a session needs its row there too.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (commandLine) logging.SetMinimumLevel(LogLevel.Warning);
    }
}
