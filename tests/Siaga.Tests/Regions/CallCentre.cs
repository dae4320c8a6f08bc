using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Siaga.Contracts;
using Siaga.Host;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Tests.Identity;

namespace Siaga.Tests.Regions;

/// <summary>A running Siaga with the profiles of the repository, on a Tuesday morning in Kendal.</summary>
sealed class CallCentre : IAsyncDisposable
{
    // Far ahead, because the test's own browser drops cookies by the real clock. 08:00 WIB.
    static readonly DateTimeOffset Tuesday = new(2126, 11, 26, 1, 0, 0, TimeSpan.Zero);

    readonly WebApplication _app;

    CallCentre(WebApplication app, FakeTimeProvider clock) => (_app, Clock) = (app, clock);

    public FakeTimeProvider Clock { get; }

    public static async Task<CallCentre> OpenAsync(string database)
    {
        var clock = new FakeTimeProvider(Tuesday);
        var settings = new HostSettings { ConnectionString = database, Urls = "http://127.0.0.1:0" };
        var app = SiagaApp.Create(settings, configure: services =>
        {
            services.AddLogging(log => log.ClearProviders());
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        });
        await app.OpenAsync();
        await app.StartAsync();
        return new(app, clock);
    }

    public Task<string> Hire(string login, params Grant[] grants) => _app.Services
        .GetRequiredService<PeopleRegister>()
        .AddAsync(login, $"Name of {login}", Office.Password, grants, default);

    /// <summary>Someone who takes calls there, signed in.</summary>
    public async Task<Browser> CallTaker()
    {
        await Hire("petugas1", new Grant("kendal", null, nameof(Role.CallTaker)));
        return await SignedIn("petugas1");
    }

    public async Task<Browser> SignedIn(string login)
    {
        var browser = new Browser(_app.Urls.First());
        (await browser.SignIn(login)).EnsureSuccessStatusCode();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
