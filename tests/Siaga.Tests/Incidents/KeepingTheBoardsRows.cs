using System.Text.Json;
using Shouldly;
using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

/// <summary>What the board keeps in memory is what the database would say, for everybody and at any moment.</summary>
public sealed class KeepingTheBoardsRows(Databases databases)
{
    static readonly string[] Watchers = ["petugas1", "petugas2", "pengawas", "damkar.piket-1", "sekda"];
    static readonly ListIncidents.Query Open = new(null, null, null, null, null, null, 20);
    static readonly ListIncidents.Query Closed = Open with { State = IncidentStatus.Closed };

    [Theory]
    [InlineData(Engine.Sqlite, 31, 200)]
    [InlineData(Engine.Postgres, 32, 80)]
    public async Task Shows_the_same_as_reading_everything(Engine engine, int seed, int steps)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var shift = new RandomShift(server, seed);
        var audiences = await AudiencesAsync(server);
        for (var step = 0; step < steps; step++)
        {
            await shift.DoSomethingAsync();
            await server.AdvanceAsync(TimeSpan.FromSeconds(1 + shift.Random.Next(40)));
            foreach (var (login, audience) in audiences) await CompareAsync(server, audience, $"{login}, seed {seed}, step {step}");
        }
    }

    static async Task CompareAsync(SiagaServer server, Audience audience, string where)
    {
        var board = server.Get<BoardReading>();
        foreach (var query in (ListIncidents.Query[])[Open, Closed])
        {
            await using var db = server.Read(audience);
            var kept = await board.PageAsync(db, server.Kendal, query, default);
            var read = await board.ReadPageAsync(db, server.Kendal, query, default);
            JsonSerializer.Serialize(kept with { At = read.At }).ShouldBe(JsonSerializer.Serialize(read), where);
        }
    }

    static async Task<Dictionary<string, Audience>> AudiencesAsync(SiagaServer server)
    {
        await using var db = server.Read();
        var people = (await Siaga.Identity.PeopleRegister.ListAsync(db, default)).Where(p => Watchers.Contains(p.Login[..^".kendal".Length]));
        var ids = people.ToDictionary(p => p.Login, p => p.Id);
        var audiences = await server.Get<IAudienceSource>().ForAsync(db, ids.Values, default);
        return ids.ToDictionary(p => p.Key, p => audiences[p.Value]);
    }
}
