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

/// <summary>What only reads the profile shares one call centre, in which nothing changes.</summary>
public sealed class QuietCentre(Databases databases) : IAsyncLifetime
{
    CallCentre _centre = null!;

    internal Browser CallTaker { get; private set; } = null!;
    internal Browser Stranger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _centre = await CallCentre.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        CallTaker = await _centre.CallTaker();
        await _centre.Hire("asing", new Grant("jepara", null, nameof(Role.Supervisor)));
        Stranger = await _centre.SignedIn("asing");
    }

    public async ValueTask DisposeAsync()
    {
        CallTaker.Dispose();
        Stranger.Dispose();
        await _centre.DisposeAsync();
    }
}

public sealed class ReadingARegion(QuietCentre quiet, Databases databases) : IClassFixture<QuietCentre>
{
    const string Region = "/api/regions/kendal";

    [Fact]
    public async Task Answers_the_profile_as_the_console_expects_it()
    {
        var profile = await quiet.CallTaker.Get($"{Region}/profile");
        profile.GetProperty("version").GetInt64().ShouldBe(1);
        (Text(profile, "code"), Text(profile, "zone"), Text(profile, "zoneLabel"))
            .ShouldBe(("KDL", "Asia/Jakarta", "WIB"));
        var fire = profile.GetProperty("categories").EnumerateArray().First(c => Text(c, "id") == "fire");
        (Text(fire, "kind"), Text(fire, "proof"), Text(fire.GetProperty("name"), "en"))
            .ShouldBe(("emergency", "account", "Fire"));
        profile.GetProperty("ladder").GetProperty("acceptLowSeconds").GetInt32().ShouldBe(600);
        profile.GetProperty("targets").GetProperty("ticketSentSeconds").GetInt32().ShouldBe(30);
    }

    [Fact]
    public async Task Answers_who_does_what_by_when()
    {
        var profile = await quiet.CallTaker.Get($"{Region}/profile");
        var fire = profile.GetProperty("categories").EnumerateArray().First(c => Text(c, "id") == "fire");
        var plan = profile.GetProperty("plans").EnumerateArray().First(p => Text(p, "id") == Text(fire, "plan"));
        var task = plan.GetProperty("tasks")[1];
        (Text(task, "id"), Text(task, "owner"), task.GetProperty("limitMinutes").GetInt32())
            .ShouldBe(("turn-out", "damkar", 4));
        profile.GetProperty("trial").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Names_the_reasons_for_declining_that_a_ticket_takes() =>
        (await quiet.CallTaker.Get($"{Region}/profile")).GetProperty("declineReasons").EnumerateArray()
            .Select(reason => reason.GetString()!)
            .ShouldBe(Enum.GetNames<DeclineReason>().Select(JsonNamingPolicy.CamelCase.ConvertName));

    [Theory]
    [InlineData("profile")]
    [InlineData("places")]
    public async Task Sends_the_same_version_once(string what)
    {
        using var first = await quiet.CallTaker.Http.GetAsync(new Uri($"{Region}/{what}", UriKind.Relative));
        first.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
        (await Again(quiet.CallTaker, what, first.Headers.ETag!)).ShouldBe(HttpStatusCode.NotModified);
        (await Again(quiet.CallTaker, what, new("\"another\""))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Answers_every_district_and_village()
    {
        var places = await quiet.CallTaker.Get($"{Region}/places");
        (places.GetProperty("districts").GetArrayLength(), places.GetProperty("villages").GetArrayLength())
            .ShouldBe((20, 286));
    }

    [Theory, BothEngines]
    public async Task Says_who_is_on_duty_now(Engine engine)
    {
        await using var centre = await CallCentre.OpenAsync(await databases.CreateAsync(engine));
        await centre.Hire("ani", new Grant("kendal", "damkar", nameof(Role.AgencyDesk), "piket-1"));
        await centre.Hire("budi", new Grant("kendal", "damkar", nameof(Role.AgencyDesk), "perwira"));
        using var browser = await centre.CallTaker();
        var damkar = Agency(await browser.Get($"{Region}/duty"), "damkar");
        Desk(damkar).ShouldBe(["piket-1 Name of ani", "piket-2 ", "piket-3 "]);
        Text(damkar.GetProperty("officer").GetProperty("person"), "name").ShouldBe("Name of budi");
    }

    [Fact]
    public async Task Says_by_night_who_is_off_duty()
    {
        await using var centre = await CallCentre.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        using var browser = await centre.CallTaker();
        centre.Clock.Advance(TimeSpan.FromHours(11)); // 19:00 WIB
        var duty = await browser.Get($"{Region}/duty");
        Desk(Agency(duty, "damkar")).ShouldBe(["piket-1 ", "piket-2 "]);
        Desk(Agency(duty, "dlh")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Leaves_out_of_the_duty_list_who_gets_no_tickets() =>
        (await quiet.CallTaker.Get($"{Region}/duty")).GetProperty("agencies").EnumerateArray()
            .Select(a => Text(a, "id"))
            .ShouldBe(Profiles.Kendal.Agencies.Select(a => a.Id).Except(["hukum"]));

    [Fact]
    public async Task Says_whom_a_report_would_reach_and_where_nobody_sits()
    {
        await using var centre = await CallCentre.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
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
    public async Task Refuses_a_question_that_makes_no_sense(string question, HttpStatusCode status) =>
        (await quiet.CallTaker.StatusOf($"{Region}/{question}")).ShouldBe(status);

    [Theory]
    [InlineData("profile"), InlineData("places"), InlineData("duty"), InlineData("routing?category=fire")]
    public async Task Tells_strangers_nothing(string what) =>
        (await quiet.Stranger.StatusOf($"{Region}/{what}")).ShouldBe(HttpStatusCode.NotFound);

    static async Task<HttpStatusCode> Again(Browser browser, string what, EntityTagHeaderValue held)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"{Region}/{what}");
        question.Headers.IfNoneMatch.Add(held);
        using var answer = await browser.Http.SendAsync(question);
        return answer.StatusCode;
    }

    static JsonElement Agency(JsonElement duty, string id) =>
        duty.GetProperty("agencies").EnumerateArray().First(a => Text(a, "id") == id);

    static IEnumerable<string> Desk(JsonElement agency) => agency.GetProperty("desk").EnumerateArray()
        .Select(post => $"{Text(post, "post")} {Name(post.GetProperty("person"))}");

    static string? Name(JsonElement person) => person.ValueKind == JsonValueKind.Null ? "" : Text(person, "name");

    static string? Text(JsonElement of, string key) => of.GetProperty(key).GetString();
}
