using System.Net;
using Shouldly;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using Xunit;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

public sealed class WritingDownACall(Databases databases)
{
    static readonly Guid Tab = Guid.CreateVersion7(), OtherTab = Guid.CreateVersion7();

    [Theory, BothEngines]
    public async Task Keeps_what_was_typed(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var id = await Begin(server);
        (await Save(server, id, Tab, 0)).As<SaveDraft.Answer>().Version.ShouldBe(1);

        var draft = (await server.As("petugas1").GetAsync<ReadDrafts.Answer>("drafts")).Items.ShouldHaveSingleItem();
        (draft.Id, draft.BegunAt, draft.Form.Words, draft.Form.Place)
            .ShouldBe((id, server.Now, "Rumah terbakar", In(Boja)));
    }

    [Fact]
    public async Task Begins_once_and_loses_nothing_when_the_browser_asks_again()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        await Save(server, id, Tab, 0);
        var again = await server.As("petugas1").PostAsync<DraftView>("drafts", new BeginDraft.Request(id, "112", Tab));
        again.Form.Words.ShouldBe("Rumah terbakar");
    }

    [Fact]
    public async Task Is_one_persons_alone()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        foreach (var other in (string[])["petugas2", "petugas3", "pengawas"])
        {
            (await server.As(other).StatusAsync($"drafts/{id}")).ShouldBe(HttpStatusCode.NotFound);
            (await Save(server, id, OtherTab, 0, other)).Status.ShouldBe(HttpStatusCode.NotFound);
            (await server.As(other).TryAsync($"drafts/{id}/take-over", new TakeOverDraft.Request(OtherTab))).Status
                .ShouldBe(HttpStatusCode.NotFound);
            (await server.As(other).TryAsync("drafts", new BeginDraft.Request(id, "112", OtherTab))).Status
                .ShouldBe(HttpStatusCode.NotFound);
            (await server.As(other).TryAsync($"reports/{id}/send", new SendReport.Request(Form(), [], null))).Status
                .ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Has_one_editor_at_a_time()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        await Save(server, id, Tab, 0);
        (await Save(server, id, OtherTab, 1)).Code.ShouldBe("draft.edited-elsewhere");

        var taken = await server.As("petugas1")
            .PostAsync<DraftView>($"drafts/{id}/take-over", new TakeOverDraft.Request(OtherTab));
        (await Save(server, id, OtherTab, taken.Version)).Status.ShouldBe(HttpStatusCode.OK);
        (await Save(server, id, Tab, taken.Version)).Code.ShouldBe("draft.edited-elsewhere");
    }

    [Fact]
    public async Task Goes_on_in_another_tab_when_the_first_one_is_gone()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        await Save(server, id, Tab, 0);
        server.Clock.Advance(TimeSpan.FromSeconds(21));
        (await Save(server, id, OtherTab, 0))
            .ShouldSatisfyAllConditions(s => s.Code.ShouldBe("draft.newer-version"),
                s => s.Status.ShouldBe(HttpStatusCode.PreconditionFailed));
        (await Save(server, id, OtherTab, 1)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Is_saved_on_a_version_only()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        (await server.As("petugas1").TryAsync(HttpMethod.Put, $"drafts/{id}", new SaveDraft.Request(Tab, Form())))
            .ShouldSatisfyAllConditions(s => s.Code.ShouldBe("kernel.version-missing"),
                s => s.Status.ShouldBe(HttpStatusCode.PreconditionRequired));
        (await Save(server, id, Tab, -1)).Status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.PreconditionFailed)]
    [InlineData((1L << 53) - 1, HttpStatusCode.PreconditionFailed)]
    [InlineData(1L << 53, HttpStatusCode.BadRequest)]
    [InlineData(long.MaxValue, HttpStatusCode.BadRequest)]
    public async Task Is_not_saved_on_a_version_that_never_was(long version, HttpStatusCode status)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        (await Save(server, id, Tab, version)).Status.ShouldBe(status);
        (await Save(server, id, Tab, 0)).As<SaveDraft.Answer>().Version.ShouldBe(1);
    }

    [Fact]
    public async Task Ends_with_its_outcome()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        await server.EndAsync(id, Outcome.Prank);
        (await server.As("petugas1").GetAsync<ReadDrafts.Answer>("drafts")).Items.ShouldBeEmpty();
        (await Save(server, id, Tab, 1)).Code.ShouldBe("draft.ended");
    }

    [Theory, BothEngines]
    public async Task Is_put_away_when_it_was_begun_by_mistake(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var id = await Begin(server);
        (await Discard(server, id, Nothing)).Status.ShouldBe(HttpStatusCode.NoContent);
        (await Discard(server, id, Nothing)).Status.ShouldBe(HttpStatusCode.NoContent); // asked again
        (await server.As("petugas1").GetAsync<ReadDrafts.Answer>("drafts")).Items.ShouldBeEmpty();
        var figures = await server.As("pengawas").GetAsync<TodayFigures.Answer>("figures/today");
        (figures.CallsToday, figures.TestToday).ShouldBe((0, 0));
        (await Save(server, id, Tab, 0, form: Nothing)).Code.ShouldBe("draft.ended");
    }

    [Theory]
    [InlineData("number")]
    [InlineData("words")]
    [InlineData("category")]
    [InlineData("place")]
    public async Task Is_never_put_away_with_what_a_caller_said(string what)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var (id, form) = (await Begin(server), Form());
        var written = what switch { "number" => Nothing with { CallerNumber = form.CallerNumber },
            "words" => Nothing with { Words = form.Words }, "category" => Nothing with { Category = form.Category },
            _ => Nothing with { Place = form.Place } };
        (await Discard(server, id, written)).Code.ShouldBe("draft.not-empty");
        await Save(server, id, Tab, 0, form: written);
        server.Clock.Advance(TimeSpan.FromSeconds(21));
        (await Discard(server, id, Nothing, OtherTab)).Code.ShouldBe("draft.not-empty"); // it stands in the other tab
        (await server.As("petugas1").GetAsync<ReadDrafts.Answer>("drafts")).Items.Count.ShouldBe(1);
    }

    [Theory, BothEngines]
    public async Task Is_not_put_away_by_a_tab_that_took_over_and_saved_nothing(Engine engine)
    {
        await using var server = await SiagaServer.OpenAsync(databases, engine);
        var id = await Begin(server);
        await Save(server, id, Tab, 0);
        await server.As("petugas1").DoAsync($"drafts/{id}/take-over", new TakeOverDraft.Request(OtherTab));
        (await Discard(server, id, Nothing, OtherTab)).Code.ShouldBe("draft.not-empty");
        await Save(server, id, OtherTab, 1);
        (await Discard(server, id, Nothing, OtherTab)).Status.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Goes_on_when_words_come_from_a_tab_that_was_away()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var id = await Begin(server);
        server.Clock.Advance(TimeSpan.FromSeconds(21));
        await Discard(server, id, Nothing, OtherTab);
        (await Save(server, id, Tab, 0)).Status.ShouldBe(HttpStatusCode.OK);
        (await server.As("petugas1").GetAsync<ReadDrafts.Answer>("drafts")).Items.Single().Form.Words
            .ShouldBe("Rumah terbakar");
    }

    [Fact]
    public async Task Is_not_put_away_once_it_is_a_report_or_by_another()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        (await Discard(server, @case.Report, Nothing)).Code.ShouldBe("draft.has-report");
        (await Discard(server, await Begin(server), Nothing, login: "pengawas")).Status
            .ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Shows_that_it_was_sent()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        var @case = await server.OpenAsync(Form());
        var draft = await server.As("petugas1").GetAsync<DraftView>($"drafts/{@case.Report}");
        draft.Sent.ShouldBe(new(@case.Id, @case.Number, "0001"));
    }

    [Theory]
    [InlineData("damkar.piket-1")]
    [InlineData("sekda")]
    [InlineData("bupati")]
    [InlineData("admin")]
    public async Task Is_not_for_those_who_take_no_calls(string login)
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As(login).TryAsync("drafts", new BeginDraft.Request(Guid.CreateVersion7(), "112", Tab))).Status
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Knows_the_lines_of_the_region()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        (await server.As("petugas1").CodeAsync("drafts", new BeginDraft.Request(Guid.CreateVersion7(), "14084", Tab)))
            .ShouldBe("report.line-unknown");
    }

    static async Task<Guid> Begin(SiagaServer server)
    {
        var id = Guid.CreateVersion7();
        await server.As("petugas1").DoAsync("drafts", new BeginDraft.Request(id, "112", Tab));
        return id;
    }

    static ReportForm Nothing => DraftView.Empty("112");

    static Task<Said> Discard(SiagaServer server, Guid id, ReportForm form, Guid? tab = null,
        string login = "petugas1") =>
        server.As(login).TryAsync($"drafts/{id}/discard", new DiscardDraft.Request(tab ?? Tab, form));

    static Task<Said> Save(
        SiagaServer server, Guid id, Guid tab, long version, string login = "petugas1", ReportForm? form = null) =>
        server.As(login).TryAsync(HttpMethod.Put, $"drafts/{id}", new SaveDraft.Request(tab, form ?? Form()),
            version: version);
}
