using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Siaga.Contracts;
using Siaga.Host;
using Siaga.Identity;
using Siaga.Kernel;

namespace Siaga.Tests.Identity;

/// <summary>A running Siaga with its own database and a clock that only the test moves.</summary>
sealed class Office : IAsyncDisposable
{
    public const string Password = "a-long-password";
    // Far ahead: the test's own browser drops cookies by the real clock.
    static readonly DateTimeOffset Morning = new(2126, 11, 21, 0, 0, 0, TimeSpan.Zero);

    readonly WebApplication _app;

    Office(WebApplication app, FakeTimeProvider clock) => (_app, Clock) = (app, clock);

    public FakeTimeProvider Clock { get; }
    public string Address => _app.Urls.First();
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();
    public SiagaDb Read() => Get<IDatabaseEngine>().OpenReader(Audience.System("test"));

    public static async Task<Office> OpenAsync(HostSettings settings)
    {
        var clock = new FakeTimeProvider(Morning);
        var app = SiagaApp.Create(settings with { Urls = "http://127.0.0.1:0" }, configure: services =>
        {
            services.AddLogging(log => log.ClearProviders());
            services.Configure<PasswordHasherOptions>(
                hashing => hashing.IterationCount = 1); // slow on purpose elsewhere
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            services.Replace(ServiceDescriptor.Singleton<IRegionLookup>(new SmallRegion()));
        });
        await app.OpenAsync();
        await app.StartAsync();
        return new(app, clock);
    }

    public static Task<Office> OpenAsync(string database, bool demonstration = false) =>
        OpenAsync(new HostSettings { ConnectionString = database, Demonstration = demonstration });

    public Task<string> Hire(string login, params Grant[] grants) =>
        Get<PeopleRegister>().AddAsync(login, $"Name of {login}", Password, grants, default);

    public Task<bool> Change(Func<SiagaDb, CancellationToken, Task> work) =>
        Get<UnjournalledWriter>().WriteAsync(Audience.System("test"), async (db, ct) =>
        {
            await work(db, ct);
            return true;
        }, default);

    public Task<bool> Dismiss(string person) => Change(async (db, ct) =>
        db.RemoveRange(await db.Set<PersonGrant>().Where(g => g.PersonId == person).ToListAsync(ct)));

    public Browser Browse() => new(Address);

    public async Task<Browser> SignedIn(string login, string password = Password)
    {
        var browser = Browse();
        (await browser.SignIn(login, password)).EnsureSuccessStatusCode();
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>A browser with its own cookies, on a page of Siaga's.</summary>
sealed class Browser : IDisposable
{
    readonly HttpClientHandler _handler = new() { AutomaticDecompression = DecompressionMethods.None };
    readonly HttpClient _http;

    public Browser(string address)
    {
        _http = new HttpClient(_handler) { BaseAddress = new Uri(address) };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.Add(
            "User-Agent", "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0");
    }

    public CookieContainer Cookies => _handler.CookieContainer;
    public HttpClient Http => _http;

    public Task<HttpResponseMessage> SignIn(string name, string password = Office.Password) =>
        _http.PostAsJsonAsync("/api/session", new { name, password });

    public async Task<HttpStatusCode> StatusOf(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    public async Task<System.Text.Json.JsonElement> Get(string path) =>
        await _http.GetFromJsonAsync<System.Text.Json.JsonElement>(path);

    public void Dispose() => _http.Dispose();
}

static class Problems
{
    public static async Task<string?> Code(this HttpResponseMessage answer) =>
        (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("code").GetString();
}
