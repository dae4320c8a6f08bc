using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Siaga.Contracts;
using Siaga.Host;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Regions;

namespace Siaga.Tests.Situation;

/// <summary>A whole Siaga for Kendal, with its own database, the accounts of the demonstration and a clock that
/// only the test moves.</summary>
sealed class SiagaServer : IAsyncDisposable
{
    public const string Region = "kendal";

    /// <summary>10:00 on a working day: everybody is on duty.</summary>
    public static readonly DateTimeOffset TuesdayMorning = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    /// <summary>22:00 on a Sunday: nobody is on duty at DLH, and some officers rest.</summary>
    public static readonly DateTimeOffset SundayNight = new(2026, 11, 22, 15, 0, 0, TimeSpan.Zero);

    static readonly string Nowhere = Directory.CreateTempSubdirectory("siaga-root-").CreateSubdirectory("regions")
        .Parent!.FullName;

    WebApplication _app;
    readonly Dictionary<string, Seat> _seats = [];

    readonly string _database;

    SiagaServer(WebApplication app, FakeTimeProvider clock, string database) => (_app, Clock, _database) = (app, clock, database);

    public FakeTimeProvider Clock { get; private set; }
    public DateTimeOffset Now => Clock.GetUtcNow();
    public string Address => _app.Urls.First();
    public IRegionProfile Kendal => Get<IRegionLookup>().Find(Region)!;
    public IServiceProvider Services => _app.Services;
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();
    public SiagaDb Read(Audience? audience = null) =>
        Get<IDatabaseEngine>().OpenReader(audience ?? Audience.System("test"));
    public RegionWriter Writer => Get<RegionWriters>()[Region];

    /// <summary>A person who is signed in: <c>petugas1</c>, <c>damkar.piket-1</c>.</summary>
    public Seat As(string login)
    {
        if (!_seats.TryGetValue(login, out var seat)) _seats.Add(login, seat = new(this, login));
        return seat;
    }

    /// <param name="over">What the server takes for the time, made from the clock that the test moves.</param>
    public static async Task<SiagaServer> OpenAsync(
        Databases databases, Engine engine, DateTimeOffset? at = null, IRegionProfile? profile = null,
        Func<FakeTimeProvider, TimeProvider>? over = null)
    {
        var database = await databases.CopyAsync(engine, PrepareAsync);
        return await StartAsync(database, at ?? TuesdayMorning, isNew: false, profile, over);
    }

    /// <summary>Stops, and starts on the same database at that time: years would keep every timer busy.</summary>
    public async Task LaterAsync(DateTimeOffset at)
    {
        await DisposeAsync();
        _seats.Clear();
        var later = await StartAsync(_database, at, isNew: false);
        (_app, Clock) = (later._app, later.Clock);
    }

    static async Task PrepareAsync(string database)
    {
        await using var server = await StartAsync(database, TuesdayMorning, isNew: true);
    }

    static async Task<SiagaServer> StartAsync(
        string database, DateTimeOffset at, bool isNew, IRegionProfile? profile = null,
        Func<FakeTimeProvider, TimeProvider>? over = null)
    {
        var clock = new FakeTimeProvider(at);
        // The profile is read once for all tests, not from a folder for each.
        var settings = new HostSettings { ConnectionString = database, Demonstration = true,
            Urls = "http://127.0.0.1:0", Root = Nowhere };
        var app = SiagaApp.Create(settings, configure: services =>
        {
            services.AddLogging(log => log.ClearProviders());
            services.Configure<PasswordHasherOptions>(
                hashing => hashing.IterationCount = 1); // slow on purpose elsewhere
            services.Replace(ServiceDescriptor.Singleton(over?.Invoke(clock) ?? clock));
            services.Replace(ServiceDescriptor.Singleton<IRegionLookup>(new OnlyKendal(profile ?? OfTheRepository)));
        });
        // A copy has its tables already: comparing them with the model would cost more than the rest of the start.
        var demonstration = app.Services.GetRequiredService<Siaga.Host.Demonstration>();
        await (isNew ? app.OpenAsync() : demonstration.OpenAsync(app.Configuration, default));
        await app.StartAsync();
        return new(app, clock, database);
    }

    /// <summary>Moves the clock from one deadline to the next. When it returns, ladder, reminders and notices have done
    /// everything that was due on the way.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        var until = Now + by;
        while (true)
        {
            var next = await SettleAsync();
            if (Now >= until) return;
            Clock.SetUtcNow(next is { } due && due > Now && due < until ? due : until);
        }
    }

    /// <summary>Does what is due now and brings every fact to its subscribers.</summary>
    /// <returns>The next deadline.</returns>
    public async Task<DateTimeOffset?> SettleAsync()
    {
        IDueWork[] works = [Get<ClimbLadder>(), Get<RingReminders>()];
        DateTimeOffset? next = null;
        foreach (var work in works)
        {
            var due = await work.RunDueAsync(Region, default);
            for (var turns = 0; due <= Now; turns++)
            {
                if (turns > 100) throw new InvalidOperationException($"{work.Name} is due again and again at {due:O}.");
                due = await work.RunDueAsync(Region, default);
            }

            if (next is null || due < next) next = due;
        }

        await PumpAsync();
        return next;
    }

    public async Task PumpAsync()
    {
        foreach (var pump in Get<IEnumerable<IHostedService>>().OfType<FactPump>())
            while (await pump.PumpAsync(Region) > 0) { }
    }

    /// <summary>Begins a session without the slow hash of a password.</summary>
    internal async Task<(string Person, string Cookie)> SignInAsync(string login)
    {
        var (token, now) = (RandomNumberGenerator.GetBytes(32), Now);
        var person = await PersonAsync(login);
        var session = new Session
        {
            Id = Guid.CreateVersion7(now), PersonId = person, TokenHash = SHA256.HashData(token),
            BegunAt = now, LastSeenAt = now, Expires = now + Session.Longest, Device = "test", DraftKey = [],
        };
        await Get<UnjournalledWriter>()
            .WriteAsync(Audience.System("test"), (db, _) => Task.FromResult(db.Add(session).Entity.Id), default);
        var cookies = Get<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(SessionTicket.For(session, token),
            new AuthenticationProperties { IssuedUtc = now,
                ExpiresUtc = now + TimeSpan.FromDays(365) }, CookieAuthenticationDefaults.AuthenticationScheme);
        return (person, $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
    }

    public async Task<string> PersonAsync(string login)
    {
        var full = string.Create(CultureInfo.InvariantCulture, $"{login}.{Region}");
        await using var db = Read();
        return await db.Set<Siaga.Identity.Person>().Where(p => p.Login == full).Select(p => p.Id).SingleAsync();
    }

    /// <summary>Every account, with what it may see.</summary>
    public async Task<IReadOnlyDictionary<string, Audience>> AudiencesAsync()
    {
        await using var db = Read();
        var people = await db.Set<Siaga.Identity.Person>().Select(p => new { p.Id, p.Login }).ToListAsync();
        var audiences = await Get<IAudienceSource>().ForAsync(db, [.. people.Select(p => p.Id)], default);
        return people.ToDictionary(p => p.Login[..^(Region.Length + 1)], p => audiences[p.Id]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats.Values) seat.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    static readonly IRegionProfile OfTheRepository = Profiles.Kendal.AtVersion(1);

    sealed class OnlyKendal(IRegionProfile profile) : IRegionLookup
    {
        public IReadOnlyCollection<IRegionProfile> All => [profile];
        public IRegionProfile? Find(string region) => region == Region ? profile : null;
    }
}
