using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class SigningIn(Databases databases)
{
    static readonly Grant CallTaker = new("kendal", null, nameof(Role.CallTaker));

    [Theory, BothEngines]
    public async Task Opens_what_needs_a_session(Engine engine)
    {
        await using var office = await Open(engine);
        await office.Hire("ani", CallTaker);
        using var browser = office.Browse();
        (await browser.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);

        (await browser.SignIn(" Ani ")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var session = await browser.Get("/api/session");
        session.GetProperty("person").GetProperty("login").GetString().ShouldBe("ani");
        Convert.FromBase64String(session.GetProperty("draftKey").GetString()!).Length.ShouldBe(32);
        session.GetProperty("serverTime").GetString()!.ShouldEndWith("Z");
    }

    [Fact]
    public async Task Tells_the_rights_in_each_region()
    {
        await using var office = await Open();
        await office.Hire(
            "budi", new("kendal", "damkar", nameof(Role.AgencyDesk), "piket"),
            new("elsewhere", null, nameof(Role.Sekda)));
        using var browser = await office.SignedIn("budi");

        var region = (await browser.Get("/api/session")).GetProperty("regions").EnumerateArray().ShouldHaveSingleItem();
        region.GetProperty("zoneLabel").GetString().ShouldBe("WIB");
        Strings(region.GetProperty("roles")).ShouldBe(["agencyDesk"]);
        Strings(region.GetProperty("rights")).ShouldBe(["seeIncidents", "answerTickets", "correctStamps"]);
        region.GetProperty("agencies")[0].GetRawText().ShouldBe(
            """{"id":"damkar","shortName":"Damkar","role":"agencyDesk","post":"piket"}""");
    }

    [Fact]
    public async Task Gives_a_cookie_that_scripts_cannot_read_and_other_sites_cannot_send()
    {
        await using var office = await Open();
        await office.Hire("ani");
        using var browser = office.Browse();

        var cookie = (await browser.SignIn("ani")).Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("siaga=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
    }

    [Fact]
    public async Task Gives_a_cookie_for_https_only_behind_a_proxy_that_ends_it()
    {
        await using var office = await Open();
        await office.Hire("ani");
        using var browser = office.Browse();
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");

        (await browser.SignIn("ani")).Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldContain("secure");
    }

    [Fact]
    public async Task Answers_a_wrong_password_and_an_unknown_name_alike()
    {
        await using var office = await Open();
        await office.Hire("ani");
        using var browser = office.Browse();
        foreach (var login in (string[])["ani", "nobody"])
        {
            var answer = await browser.SignIn(login, "not-the-password");
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await answer.Code()).ShouldBe("identity.wrong-credentials");
        }
    }

    [Fact]
    public async Task Refuses_who_has_retired()
    {
        await using var office = await Open();
        var ani = await office.Hire("ani");
        await office.Change(
            async (db, ct) => (await db.FindAsync<Person>([ani], ct))!.RetiredAt = office.Clock.GetUtcNow());
        using var browser = office.Browse();
        (await browser.SignIn("ani")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Is_slowed_after_wrong_passwords_and_open_again_after_the_wait()
    {
        await using var office = await Open();
        await office.Hire("ani");
        using var browser = office.Browse();
        for (var tries = 0; tries < SignInBackoff.FreeTries; tries++) await browser.SignIn("ani", "not-the-password");

        var slowed = await browser.SignIn("ani");
        slowed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await slowed.Code()).ShouldBe("identity.too-many-tries");
        office.Clock.Advance(slowed.Headers.RetryAfter!.Delta!.Value);
        (await browser.SignIn("ani")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("cross-site", null, HttpStatusCode.Forbidden)]
    [InlineData("same-site", null, HttpStatusCode.Forbidden)]
    [InlineData(null, "https://example.invalid", HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Forbidden)]
    [InlineData(null, "own", HttpStatusCode.NoContent)]
    [InlineData("none", null, HttpStatusCode.NoContent)]
    public async Task Must_come_from_our_own_pages(string? site, string? origin, HttpStatusCode expected)
    {
        await using var office = await Open();
        await office.Hire("ani");
        using var browser = office.Browse();
        browser.Http.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        if (site is not null) browser.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        if (origin is not null)
            browser.Http.DefaultRequestHeaders.Add("Origin", origin == "own" ? office.Address : origin);

        (await browser.SignIn("ani")).StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Needs_a_name_and_a_password()
    {
        await using var office = await Open();
        using var browser = office.Browse();
        var answer = await browser.Http.PostAsJsonAsync("/api/session", new { name = "" });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Code()).ShouldBe("host.malformed");
    }

    static string?[] Strings(System.Text.Json.JsonElement list) =>
        [.. list.EnumerateArray().Select(e => e.GetString())];

    async Task<Office> Open(Engine engine = Engine.Sqlite) =>
        await Office.OpenAsync(await databases.CreateAsync(engine));
}
