using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class AskingOverHttp(Databases databases)
{
    [Theory, BothEngines]
    public async Task Repeats_the_first_answer_and_refuses_the_key_for_anything_else(Engine engine)
    {
        await using var server = await Open(engine);
        var first = await Answer(await server.BuyAsync(1, "k"));
        (await Answer(await server.BuyAsync(1, "k"))).ShouldBe(first);

        // Another body, another address of the same route, another query.
        Task<HttpResponseMessage>[] others =
            [server.BuyAsync(1, "k", "other"), server.BuyAsync(2, "k"), server.BuyAsync(1, "k", query: "?x=1")];
        foreach (var other in others) (await Problem(await other)).ShouldBe((422, "kernel.key-reused", "{}"));
    }

    [Fact]
    public async Task Answers_what_the_kernel_throws_as_problems_with_a_code()
    {
        await using var server = await Open(Engine.Sqlite);
        (await Problem(await server.BuyAsync(1, "a", "refused")))
            .ShouldBe((409, "ambulance.too-many", """{"most":3}"""));
        (await Problem(await server.BuyAsync(1, "b", "forbidden")))
            .ShouldBe((403, "identity.forbidden", """{"right":"BuyAmbulances"}"""));
        (await Problem(await server.BuyAsync(1, "c", person: null))).ShouldBe((401, "identity.not-signed-in", "{}"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")] // one longer than may be
    public async Task Refuses_a_key_of_another_form(string? key)
    {
        await using var server = await Open(Engine.Sqlite);
        var (status, code, _) = await Problem(await server.BuyAsync(1, key));
        (status, code).ShouldBe((400, "kernel.malformed"));
        (await server.BuyAsync(1, new string('~', 64))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Takes_bodies_up_to_a_limit()
    {
        await using var server = await Open(Engine.Sqlite);
        (await server.BuyAsync(1, "a", new string('x', 200_000))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Problem(await server.BuyAsync(2, "b", new string('x', RequestFingerprint.MostBytes))))
            .ShouldBe((413, "kernel.too-large", "{}"));
    }

    [Theory, BothEngines]
    public async Task Says_503_and_when_to_try_again_while_nothing_can_be_stored(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await using var server = await DepotServer.OpenAsync(database);
        await using var depot = Depot.Beside(database);
        await depot.TamperAsync("ALTER TABLE journal_heads RENAME TO elsewhere");
        var answer = await server.BuyAsync(1, "k");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (await Problem(answer)).ShouldBe((503, "kernel.not-committed", "{}"));

        await depot.TamperAsync("ALTER TABLE elsewhere RENAME TO journal_heads");
        (await server.BuyAsync(1, "k")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Reads_for_whoever_asks_and_for_nobody_who_did_not_sign_in()
    {
        await using var server = await Open(Engine.Sqlite);
        await server.BuyAsync(1, "k");
        (await server.Client.GetFromJsonAsync<int[]>("/api/regions/kendal/ambulances")).ShouldBeEmpty();
        server.Client.DefaultRequestHeaders.Add("X-Person", "ani");
        (await server.Client.GetFromJsonAsync<int[]>("/api/regions/kendal/ambulances")).ShouldBe([1]);
    }

    [Theory]
    [InlineData("Wzdd", 200)] // [7]
    [InlineData("WzcsOF0", 400)] // [7,8]
    [InlineData("WyJ4Il0", 400)] // ["x"]
    [InlineData("e30", 400)] // {}
    [InlineData("%F0%9F%98%80", 400)]
    [InlineData("W", 400)]
    public async Task Refuses_a_cursor_of_another_list(string after, int status)
    {
        await using var server = await Open(Engine.Sqlite);
        ((int)(await server.Client.GetAsync($"/api/regions/kendal/ambulances/after?after={after}")).StatusCode)
            .ShouldBe(status);
    }

    [Fact]
    public void Writes_cursors_that_can_be_read_again()
    {
        var (at, id) = (Clock.Start, Guid.CreateVersion7());
        Cursor.Read<DateTimeOffset, Guid>(Cursor.Write(at, id)).ShouldBe((at, id));
        var written = Cursor.Write("x", null, true);
        Cursor.TryRead<string, long?, bool>(written, out var text, out var number, out var flag).ShouldBeTrue();
        (text, number, flag).ShouldBe(("x", null, true));
    }

    static async Task<Guid> Answer(HttpResponseMessage answer) =>
        await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Guid>();

    static async Task<(int Status, string? Code, string Parameters)> Problem(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var code = problem.GetProperty("code").GetString();
        problem.GetProperty("type").GetString().ShouldBe($"urn:siaga:{code}");
        problem.GetProperty("status").GetInt32().ShouldBe((int)answer.StatusCode);
        return ((int)answer.StatusCode, code, problem.GetProperty("parameters").GetRawText());
    }

    async Task<DepotServer> Open(Engine engine) => await DepotServer.OpenAsync(await databases.CreateAsync(engine));
}
