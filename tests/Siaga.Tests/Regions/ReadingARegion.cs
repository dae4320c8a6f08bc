using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Shouldly;
using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Regions;

public sealed class ReadingARegion(Databases databases)
{
    const string Region = "/api/regions/kendal";

    [Theory, BothEngines]
    public async Task Answers_the_profile_as_the_console_expects_it(Engine engine)
    {
        await using var centre = await CallCentre.OpenAsync(await databases.CreateAsync(engine));
        using var browser = await centre.CallTaker();
        var profile = await browser.Get($"{Region}/profile");
        profile.GetProperty("version").GetInt64().ShouldBe(1);
        (Text(profile, "code"), Text(profile, "zone"), Text(profile, "zoneLabel")).ShouldBe(("KDL", "Asia/Jakarta", "WIB"));
        var fire = profile.GetProperty("categories").EnumerateArray().First(c => Text(c, "id") == "fire");
        (Text(fire, "kind"), Text(fire, "proof"), fire.GetProperty("name").GetProperty("en").GetString())
            .ShouldBe(("emergency", "account", "Fire"));
        profile.GetProperty("ladder").GetProperty("acceptLowSeconds").GetInt32().ShouldBe(600);
        profile.GetProperty("targets").GetProperty("ticketSentSeconds").GetInt32().ShouldBe(30);
    }

    [Fact]
    public async Task Names_the_reasons_for_declining_that_a_ticket_takes()
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        var profile = await browser.Get($"{Region}/profile");
        profile.GetProperty("declineReasons").EnumerateArray().Select(r => r.GetString()!)
            .ShouldBe(Enum.GetNames<DeclineReason>().Select(JsonNamingPolicy.CamelCase.ConvertName));
    }

    [Theory]
    [InlineData("profile")]
    [InlineData("places")]
    public async Task Sends_the_same_version_once(string what)
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        using var first = await browser.Http.GetAsync(new Uri($"{Region}/{what}", UriKind.Relative));
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        (await Again(browser, what, first.Headers.ETag!)).ShouldBe(HttpStatusCode.NotModified);
        (await Again(browser, what, new("\"another\""))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answers_every_district_and_village()
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        var places = await browser.Get($"{Region}/places");
        (places.GetProperty("districts").GetArrayLength(), places.GetProperty("villages").GetArrayLength()).ShouldBe((20, 286));
    }

    [Fact]
    public async Task Says_who_is_on_duty_now()
    {
        await using var centre = await Open();
        await centre.Hire("ani", new Grant("kendal", "damkar", nameof(Role.AgencyDesk), "piket-1"));
        await centre.Hire("budi", new Grant("kendal", "damkar", nameof(Role.AgencyDesk), "perwira"));
        using var browser = await centre.CallTaker();
        var damkar = Agency(await browser.Get($"{Region}/duty"), "damkar");
        Desk(damkar).ShouldBe(["piket-1 Name of ani", "piket-2 ", "piket-3 "]);
        Text(damkar.GetProperty("officer").GetProperty("person"), "name").ShouldBe("Name of budi");
    }

    [Fact]
    public async Task Says_by_night_that_the_third_post_is_off_duty()
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        centre.Clock.Advance(TimeSpan.FromHours(11)); // 19:00 WIB
        Desk(Agency(await browser.Get($"{Region}/duty"), "damkar")).ShouldBe(["piket-1 ", "piket-2 "]);
        Desk(Agency(await browser.Get($"{Region}/duty"), "dlh")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaves_out_of_the_duty_list_who_gets_no_tickets()
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        (await browser.Get($"{Region}/duty")).GetProperty("agencies").EnumerateArray()
            .ShouldNotContain(a => Text(a, "id") == "hukum");
    }

    [Fact]
    public async Task Says_whom_a_report_would_reach_and_where_nobody_sits()
    {
        await using var centre = await Open();
        await centre.Hire("ani", new Grant("kendal", "bpbd", nameof(Role.AgencyDesk), "piket-1"));
        using var browser = await centre.CallTaker();
        var routing = await browser.Get($"{Region}/routing?category=fallen-tree&district=33.24.15&urgency=3");
        routing.GetProperty("agencies").GetRawText().ShouldBe(
            """[{"id":"bpbd","shortName":"BPBD","deskOnDuty":1,"nobodyOnDuty":false},"""
            + """{"id":"dlh","shortName":"DLH","deskOnDuty":0,"nobodyOnDuty":true}]""");
    }

    [Theory]
    [InlineData("routing?category=fire", HttpStatusCode.OK)]
    [InlineData("routing?category=unknown", HttpStatusCode.NotFound)]
    [InlineData("routing", HttpStatusCode.BadRequest)]
    [InlineData("routing?category=fire&urgency=6", HttpStatusCode.BadRequest)]
    public async Task Refuses_a_question_that_makes_no_sense(string question, HttpStatusCode status)
    {
        await using var centre = await Open();
        using var browser = await centre.CallTaker();
        (await browser.StatusOf($"{Region}/{question}")).ShouldBe(status);
    }

    [Theory]
    [InlineData("profile"), InlineData("places"), InlineData("duty"), InlineData("routing?category=fire")]
    public async Task Tells_strangers_nothing(string what)
    {
        await using var centre = await Open();
        await centre.Hire("asing", new Grant("jepara", null, nameof(Role.Supervisor)));
        using var browser = await centre.SignedIn("asing");
        (await browser.StatusOf($"{Region}/{what}")).ShouldBe(HttpStatusCode.NotFound);
    }

    async Task<CallCentre> Open() => await CallCentre.OpenAsync(await databases.CreateAsync(Engine.Sqlite));

    static async Task<HttpStatusCode> Again(Browser browser, string what, EntityTagHeaderValue held)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{Region}/{what}");
        question.Headers.IfNoneMatch.Add(held);
        using var answer = await browser.Http.SendAsync(question);
        return answer.StatusCode;
    }

    static JsonElement Agency(JsonElement duty, string id) =>
        duty.GetProperty("agencies").EnumerateArray().First(a => Text(a, "id") == id);

    static IEnumerable<string> Desk(JsonElement agency) => agency.GetProperty("desk").EnumerateArray().Select(post =>
        $"{Text(post, "post")} {(post.GetProperty("person") is { ValueKind: JsonValueKind.Object } p ? Text(p, "name") : "")}");

    static string? Text(JsonElement of, string key) => of.GetProperty(key).GetString();
}
