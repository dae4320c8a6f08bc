using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Siaga.Kernel;

namespace Siaga.Tests.Situation;

/// <summary>The depot behind a real socket, with the kernel's middleware. Who asks is said in a header: signing in is
/// not the kernel's.</summary>
sealed class DepotServer : IAsyncDisposable
{
    readonly WebApplication _app;

    DepotServer(WebApplication app) => _app = app;

    public HttpClient Client { get; private set; } = null!;
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<DepotServer> OpenAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        Depot.AddTo(builder.Services, connectionString);
        var app = builder.Build();
        app.UseSiagaKernel();
        app.Use(SignInAsync);
        Map(app);
        await using (var db = app.Services.GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("test")))
            await db.Database.EnsureCreatedAsync();
        await app.StartAsync();
        return new(app) { Client = new() { BaseAddress = new(app.Urls.Single()) } };
    }

    static Task SignInAsync(HttpContext http, RequestDelegate next)
    {
        if (http.Request.Headers["X-Person"].ToString() is { Length: > 0 } person)
        {
            http.User = new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person)], "test"));
            http.Items[typeof(Audience)] = http.RequestServices.GetRequiredService<DepotPeople>()[person];
        }

        return next(http);
    }

    static void Map(WebApplication app)
    {
        var region = app.MapGroup("/api/regions/{region}");
        LiveFeed.Map(region);
        region.MapGet("/ambulances", (SiagaDb db) => db.Set<Ambulance>().Select(a => a.Number).AsAsyncEnumerable());
        region.MapGet("/ambulances/after", (string after) => Cursor.Read<int>(after));
        region.MapPost("/ambulances/{number:int}", async (
            string region, int number, Words words, IdempotencyKey key, Actor by, RegionWriters regions,
            CancellationToken ct) =>
            TypedResults.Ok(await regions[region].WriteAsync(key, by, (db, _) => Buy(db, number, words.Note), ct)));
    }

    static Task<Guid> Buy(SiagaDb db, int number, string note)
    {
        if (note == "forbidden") throw new ForbiddenException("BuyAmbulances");
        if (note == "refused") throw new RefusedException("ambulance.too-many", new { most = 3 });
        db.Add(new Ambulance { RegionId = db.Region!, Number = number, Note = note });
        db.Record(new AmbulanceBought(number, Clock.Start));
        return Task.FromResult(Guid.CreateVersion7());
    }

    public sealed record Words(string Note);

    /// <summary>Asks as Ani unless told otherwise.</summary>
    public Task<HttpResponseMessage> BuyAsync(
        int number, string? key, string note = "", string? person = "ani", string query = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
        $"/api/regions/kendal/ambulances/{number}{query}")
        { Content = JsonContent.Create(new Words(note)) };
        if (key is not null) request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, key);
        if (person is not null) request.Headers.Add("X-Person", person);
        return Client.SendAsync(request);
    }

    /// <summary>On the connection that writes.</summary>
    public Task TamperAsync(string sql) => Get<RegionWriters>()["kendal"].WriteAsync(Depot.Key(), Depot.Ani, async (db, _) =>
    {
        await Depot.TamperAsync(db, sql);
        return 0;
    });

    /// <summary>One connection to the live feed, until the caller leaves.</summary>
    public async IAsyncEnumerable<SseItem<string>> FollowAsync(
        string? lastSeen, string person = "ani", string region = "kendal")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/regions/{region}/live");
        request.Headers.Add("X-Person", person);
        if (lastSeen is not null) request.Headers.Add("Last-Event-ID", lastSeen);
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode != HttpStatusCode.OK) throw new HttpRequestException($"{response.StatusCode}");
        await using var body = await response.Content.ReadAsStreamAsync();
        await foreach (var said in SseParser.Create(body).EnumerateAsync()) yield return said;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
