using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class EndingSessions(Databases databases)
{
    static readonly Grant CallTaker = new("kendal", null, nameof(Role.CallTaker));
    static readonly Grant Administrator = new("kendal", null, nameof(Role.Administrator));

    [Theory, BothEngines]
    public async Task Refuses_another_browser_at_once(Engine engine)
    {
        await using var office = await Open(engine);
        using var here = await office.SignedIn("ani");
        using var elsewhere = await office.SignedIn("ani");

        var other = (await Sessions(here)).Single(s => !s.GetProperty("current").GetBoolean()).GetProperty("id")
            .GetString();
        (await Delete(here, $"/api/sessions/{other}")).ShouldBe(HttpStatusCode.NoContent);
        (await elsewhere.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
        (await here.StatusOf("/api/session")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, BothEngines]
    public async Task Happens_within_two_seconds_when_another_node_revokes(Engine engine)
    {
        await using var office = await Open(engine);
        using var browser = await office.SignedIn("ani");
        await office.Change(
            async (db, ct) => (await db.Set<Session>().SingleAsync(ct)).Revoke(office.Clock.GetUtcNow()));

        office.Clock.Advance(TimeSpan.FromSeconds(2));
        using var answer = await browser.Http.GetAsync(new Uri("/api/session", UriKind.Relative));
        (await answer.Code()).ShouldBe("identity.session-ended");
    }

    [Fact]
    public async Task Ends_the_live_stream_that_it_opened()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        await using var db = office.Read();
        var session = await db.Set<Session>().SingleAsync();
        var (streams, user) = (office.Get<ISessionCheck>(), SessionTicket.For(session, []));

        (await streams.IsOpenAsync(user, default)).ShouldBeTrue();
        await office.Get<SessionEnding>().EndAsync(s => s.Id == session.Id, default);
        (await streams.IsOpenAsync(user, default)).ShouldBeFalse();
    }

    [Fact]
    public async Task Leaves_other_peoples_sessions_alone()
    {
        await using var office = await Open();
        await office.Hire("budi", CallTaker);
        using var ani = await office.SignedIn("ani");
        using var budi = await office.SignedIn("budi");

        var hers = (await Sessions(ani)).Single().GetProperty("id").GetString();
        (await Delete(budi, $"/api/sessions/{hers}")).ShouldBe(HttpStatusCode.NotFound);
        (await ani.StatusOf("/api/session")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Happens_on_signing_out()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        var kept = browser.Cookies.GetCookies(new(office.Address)).Single();
        (await Delete(browser, "/api/session")).ShouldBe(HttpStatusCode.NoContent);

        browser.Cookies.Add(new Uri(office.Address), new Cookie(kept.Name, kept.Value));
        (await browser.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Erases_the_key_of_its_drafts()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        await Delete(browser, "/api/session");
        await using var db = office.Read();
        (await db.Set<Session>().SingleAsync()).DraftKey.ShouldBeEmpty();
    }

    [Fact]
    public async Task Happens_twelve_hours_after_the_last_request()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        office.Clock.Advance(Session.Idle);
        (await browser.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Waits_while_the_person_works_but_not_beyond_a_week()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        var upkeep = office.Get<IEnumerable<IHostedService>>().OfType<SessionUpkeep>().Single();
        var hours = 0;
        for (; await browser.StatusOf("/api/session") == HttpStatusCode.OK; hours += 11)
        {
            await upkeep.RunAsync(default);
            office.Clock.Advance(TimeSpan.FromHours(11));
        }
        hours.ShouldBe(176); // the first step of eleven hours beyond 7 × 24
    }

    [Fact]
    public async Task Happens_when_the_password_is_set_anew()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        await office.Get<PeopleRegister>().SetPasswordAsync("ani", "another-long-password", default);
        (await browser.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignIn("ani", "another-long-password")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Is_the_administrators_too()
    {
        await using var office = await Open();
        await office.Hire("admin", Administrator);
        using var ani = await office.SignedIn("ani");
        using var admin = await office.SignedIn("admin");
        var person = (await admin.Get("/api/people")).GetProperty("items").EnumerateArray()
            .Single(p => p.GetProperty("login").GetString() == "ani");
        person.GetProperty("sessions").GetInt32().ShouldBe(1);

        (await Post(admin, $"/api/people/{person.GetProperty("id").GetString()}/revoke-sessions"))
            .ShouldBe(HttpStatusCode.NoContent);
        (await ani.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Is_nobody_elses()
    {
        await using var office = await Open();
        var budi = await office.Hire("budi", CallTaker);
        using var ani = await office.SignedIn("ani");
        (await Post(ani, $"/api/people/{budi}/revoke-sessions")).ShouldBe(HttpStatusCode.Forbidden);
        (await ani.StatusOf("/api/people")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Is_not_the_administrators_of_another_region()
    {
        await using var office = await Open();
        await office.Hire("admin", new Grant("elsewhere", null, nameof(Role.Administrator)));
        using var admin = await office.SignedIn("admin");
        (await admin.Get("/api/people")).GetProperty("items").GetArrayLength().ShouldBe(1); // themselves
    }

    [Theory, BothEngines]
    public async Task Does_not_happen_by_a_restart(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        string? cookie;
        await using (var before = await Office.OpenAsync(database))
        {
            await before.Hire("ani", CallTaker);
            using var browser = await before.SignedIn("ani");
            cookie = browser.Cookies.GetCookies(new(before.Address)).Single().Value;
        }

        await using var after = await Office.OpenAsync(database);
        using var again = after.Browse();
        again.Cookies.Add(new Uri(after.Address), new Cookie("siaga", cookie));
        (await again.StatusOf("/api/session")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Needs_the_token_that_only_the_browser_has()
    {
        await using var office = await Open();
        using var browser = await office.SignedIn("ani");
        await office.Change(async (db, ct) =>
        {
            var session = await db.Set<Session>().SingleAsync(ct);
            db.Entry(session).Property(s => s.TokenHash).CurrentValue = new byte[32];
        });
        office.Clock.Advance(TimeSpan.FromSeconds(2));
        (await browser.StatusOf("/api/session")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    static async Task<List<JsonElement>> Sessions(Browser browser) =>
        [.. (await browser.Get("/api/sessions")).GetProperty("items").EnumerateArray()];

    static async Task<HttpStatusCode> Delete(Browser browser, string path)
    {
        using var answer = await browser.Http.DeleteAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }

    static async Task<HttpStatusCode> Post(Browser browser, string path)
    {
        using var answer = await browser.Http.PostAsync(new Uri(path, UriKind.Relative), null);
        return answer.StatusCode;
    }

    async Task<Office> Open(Engine engine = Engine.Sqlite)
    {
        var office = await Office.OpenAsync(await databases.CreateAsync(engine));
        await office.Hire("ani", CallTaker);
        return office;
    }
}
