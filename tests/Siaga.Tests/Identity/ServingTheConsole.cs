using System.Net;
using System.Text;
using Shouldly;
using Siaga.Host;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

/// <summary>What every answer has in common, on a console of three files.</summary>
public sealed class ServingTheConsole(Databases databases) : IAsyncLifetime
{
    readonly string _folder = Directory.CreateTempSubdirectory("siaga-console-").FullName;
    Office _office = null!;
    Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory($"{_folder}/assets");
        await File.WriteAllTextAsync($"{_folder}/index.html", "<!doctype html><title>Siaga</title>");
        await File.WriteAllTextAsync($"{_folder}/icon.svg", "<svg/>");
        await File.WriteAllTextAsync($"{_folder}/assets/main-4f3a.js", new string(' ', 5000));
        _office = await Office.OpenAsync(new HostSettings
        {
            ConnectionString = await databases.CreateAsync(Engine.Sqlite),
            ConsoleFolder = _folder,
        });
        _browser = _office.Browse();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/kendal/board")]
    [InlineData("/api/session")]
    [InlineData("/assets/main-4f3a.js")]
    public async Task Lets_a_page_run_our_scripts_and_nothing_else(string path)
    {
        using var answer = await Ask(path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'; script-src 'self'; style-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    [Theory]
    [InlineData("/", "no-cache")]
    [InlineData("/kendal/incidents/0042", "no-cache")]
    [InlineData("/icon.svg", "no-cache")]
    [InlineData("/assets/main-4f3a.js", "public, max-age=31536000, immutable")]
    [InlineData("/api/session", "no-store")]
    public async Task Says_how_long_an_answer_may_be_kept(string path, string expected)
    {
        using var answer = await Ask(path);
        answer.Headers.GetValues("Cache-Control").ShouldHaveSingleItem()
            .ShouldBe(expected, StringCompareShould.IgnoreCase);
    }

    [Theory]
    [InlineData("/kendal/board", "text/html")]
    [InlineData("/api/no-such-thing", "application/problem+json")]
    [InlineData("/assets/gone-1111.js", "application/problem+json")]
    public async Task Answers_an_unknown_address_with_the_page_only_when_it_is_the_consoles(
        string path, string expected)
    {
        using var answer = await Ask(path);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(expected);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Compresses_scripts(string encoding)
    {
        _browser.Http.DefaultRequestHeaders.Add("Accept-Encoding", encoding);
        using var answer = await Ask("/assets/main-4f3a.js");
        answer.Content.Headers.ContentEncoding.ShouldBe([encoding]);
    }

    [Fact]
    public async Task Describes_the_api_as_openapi_3_1()
    {
        var api = await _browser.Get("/openapi/v1.json");
        api.GetProperty("openapi").GetString()!.ShouldStartWith("3.1");
        api.GetProperty("paths").TryGetProperty("/api/session", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Gives_every_refusal_the_same_form()
    {
        using var answer = await _browser.Http.PutAsync(new Uri("/api/session", UriKind.Relative), null);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await answer.Code()).ShouldBe("host.wrong-method");
    }

    [Fact]
    public async Task Refuses_a_body_beyond_a_megabyte()
    {
        using var body = new StringContent(
            $$"""{"name":"{{new string('a', 1 << 20)}}","password":"x"}""", Encoding.UTF8, "application/json");
        using var answer = await _browser.Http.PostAsync(new Uri("/api/session", UriKind.Relative), body);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Says_that_it_is_well(string path, string expected) =>
        (await _browser.Get(path)).GetProperty("status").GetString().ShouldBe(expected);

    Task<HttpResponseMessage> Ask(string path) => _browser.Http.GetAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _office.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
