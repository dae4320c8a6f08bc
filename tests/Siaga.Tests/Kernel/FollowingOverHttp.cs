using System.Text.Json;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class FollowingOverHttp(Databases databases)
{
    [Theory, BothEngines]
    public async Task Misses_nothing_and_says_nothing_twice_over_connections_that_break(Engine engine)
    {
        const int Facts = 200;
        await using var server = await Open(engine);
        var writer = Task.Run(async () =>
        {
            for (var number = 1; number <= Facts; number++) await server.BuyAsync(number, $"k{number}");
        });

        var (heard, place, connections) = (new List<string>(), FollowingLive.Place([], 0), 0);
        while (heard.Count < Facts)
        {
            connections++;
            var thisTime = 0;
            await foreach (var said in server.FollowAsync(place))
            {
                if (said.EventId is { Length: > 0 } id) place = id;
                if (said.EventType == "fact") heard.Add(Stream(said.Data)!);
                if (++thisTime > 7 || heard.Count == Facts) break; // the connection breaks in the middle
            }
        }

        await writer;
        connections.ShouldBeGreaterThan(20);
        heard.ShouldBe(Enumerable.Range(1, Facts).Select(number => $"ambulance/{number}"));
    }

    [Fact]
    public async Task Says_when_and_what_and_by_which_clock()
    {
        await using var server = await Open(Engine.Sqlite);
        await server.BuyAsync(1, "k");
        var place = FollowingLive.Place([], 0);
        var events = new List<(string Type, JsonElement Data)>();
        await foreach (var said in server.FollowAsync(place))
        {
            events.Add((said.EventType, JsonSerializer.Deserialize<JsonElement>(said.Data)));
            if (events.Count == 2) break;
        }

        events.Select(e => e.Type).ShouldBe(["hello", "fact"]);
        events[1].Data.EnumerateObject().Select(p => p.Name).ShouldBe(["stream", "kind", "at", "serverTime"]);
        (events[1].Data.GetProperty("kind").GetString(), events[1].Data.GetProperty("at").GetDateTimeOffset())
            .ShouldBe(("ambulance.bought", Clock.Start));
    }

    [Fact]
    public async Task Is_not_there_for_whoever_is_not_of_the_region()
    {
        await using var server = await Open(Engine.Sqlite);
        server.Get<DepotPeople>().Grant("budi", new Grant("jepara", null, "all"));
        (await Should.ThrowAsync<HttpRequestException>(async () =>
            await server.FollowAsync(null, "budi").FirstAsync())).Message.ShouldBe("NotFound");
    }

    [Fact]
    public async Task Lets_go_of_its_screens_when_the_server_stops()
    {
        var server = await Open(Engine.Sqlite);
        await using var screen = server.FollowAsync(null).GetAsyncEnumerator();
        (await screen.MoveNextAsync()).ShouldBeTrue();
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)); // the host's own limit is 30
    }

    static string? Stream(string data) =>
        JsonSerializer.Deserialize<LiveEvent>(data, JsonSerializerOptions.Web)!.Stream;

    async Task<DepotServer> Open(Engine engine) => await DepotServer.OpenAsync(await databases.CreateAsync(engine));
}
