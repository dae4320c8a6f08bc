using Microsoft.Extensions.Hosting;
using Shouldly;
using Siaga.Identity;
using Siaga.Regions;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

/// <summary>The duty page says whose screen is open, and nothing that nobody knows.</summary>
public sealed class SayingWhoIsThere(Databases databases)
{
    [Theory, BothEngines]
    public async Task Names_those_on_duty_whose_screen_is_open(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        (await PresentAsync(server)).ShouldBeEmpty();
        await server.As("damkar.piket-1").GetAsync("notices");
        (await PresentAsync(server)).ShouldBe(["Damkar piket-1"]);
    }

    [Theory, BothEngines]
    public async Task Names_nobody_whose_screen_closed_until_it_is_open_again(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        await server.As("damkar.piket-1").GetAsync("notices");
        server.Clock.SetUtcNow(server.Now.AddSeconds(91));
        (await PresentAsync(server)).ShouldBeEmpty();

        await server.As("damkar.piket-1").GetAsync("notices");
        await server.Get<IEnumerable<IHostedService>>().OfType<SessionUpkeep>().Single().RunAsync(default);
        (await PresentAsync(server)).ShouldBe(["Damkar piket-1"]);
    }

    static async Task<List<string>> PresentAsync(SiagaServer server) =>
        [.. (await server.As("pengawas").GetAsync<ReadDuty.View>("duty")).Agencies.SelectMany(a => a.Desk)
            .Where(d => d.Present).Select(d => d.Person!.Name)];
}
