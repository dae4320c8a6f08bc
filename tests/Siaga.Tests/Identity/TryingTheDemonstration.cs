using System.Net;
using Shouldly;
using Siaga.Contracts;
using Siaga.Host;
using Siaga.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class TryingTheDemonstration(Databases databases)
{
    static readonly IReadOnlyList<DemonstrationAccount> Accounts = DemonstrationAccounts.Of(new SmallRegion());

    [Fact]
    public void Has_an_account_for_every_role_and_every_post() => Accounts.Select(a => a.Login).ShouldBe(
    [
        "petugas1.kendal", "petugas2.kendal", "petugas3.kendal", "pengawas.kendal", "sekda.kendal", "bupati.kendal",
            "admin.kendal",
        "damkar.piket.kendal", "damkar.perwira.kendal", "kabag.damkar.kendal", "kepala.damkar.kendal",
        "dp3appkb.piket.kendal", "dp3appkb.perwira.kendal", "kabag.dp3appkb.kendal", "kepala.dp3appkb.kendal",
    ]);

    [Fact]
    public void Lets_three_people_do_everything()
    {
        Roles("petugas1").ShouldBe([Role.CallTaker]);
        Roles("petugas2").ShouldBe([Role.CallTaker, Role.Dispatcher]);
        Roles("petugas3").ShouldBe([Role.CallTaker, Role.Dispatcher, Role.Supervisor]);
    }

    [Fact]
    public void Shows_restricted_records_only_to_agencies_that_restricted_categories_go_to() =>
        Accounts.SelectMany(a => a.Grants).Where(g => g.Restricted).Select(g => g.Agency).Distinct()
            .ShouldBe(["dp3appkb"]);

    [Theory, BothEngines]
    public async Task Opens_with_the_password_that_everybody_knows(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await using (await Office.OpenAsync(database, demonstration: true)) { }
        await using var office = await Office.OpenAsync(
            database, demonstration: true); // a second start adds nobody twice
        using var browser = await office.SignedIn("damkar.perwira.kendal", DemonstrationAccounts.Password);

        (await browser.Get("/api/session")).GetProperty("demonstration").GetBoolean().ShouldBeTrue();
        var offered = (await browser.Get("/api/demonstration")).GetProperty("accounts");
        offered.GetArrayLength().ShouldBe(Accounts.Count);
        offered[1].GetRawText().ShouldBe(
            """{"login":"petugas2.kendal","name":"Petugas 2","region":"kendal","what":"callTaker,dispatcher"}""");
    }

    [Theory, BothEngines]
    public async Task Offers_nothing_on_a_real_database(Engine engine)
    {
        await using var office = await Office.OpenAsync(await databases.CreateAsync(engine));
        using var browser = office.Browse();
        (await browser.StatusOf("/api/demonstration")).ShouldBe(HttpStatusCode.NotFound);
        await Should.ThrowAsync<InvalidOperationException>(
            () => office.Get<PeopleRegister>().AddMissingAsync(Accounts, default));
    }

    [Fact]
    public async Task Is_refused_on_a_database_in_real_use()
    {
        var database = await databases.CreateAsync(Engine.Sqlite);
        await using (await Office.OpenAsync(database)) { }
        await Should.ThrowAsync<CannotServeException>(() => Office.OpenAsync(database, demonstration: true));
    }

    [Fact]
    public async Task Stays_a_demonstration_for_ever()
    {
        var database = await databases.CreateAsync(Engine.Sqlite);
        await using (await Office.OpenAsync(database, demonstration: true)) { }
        await using var later = await Office.OpenAsync(database);
        later.Get<Siaga.Host.Demonstration>().IsOn.ShouldBeTrue();
    }

    [Fact]
    public async Task Does_not_start_where_other_machines_reach_it()
    {
        await using var app = SiagaApp.Create(new HostSettings
        {
            ConnectionString = await databases.CreateAsync(
                Engine.Sqlite), Demonstration = true, Urls = "http://0.0.0.0:5112",
        });
        (await Should.ThrowAsync<CannotServeException>(() => app.OpenAsync())).Message.ShouldStartWith(
            "http://0.0.0.0:5112");
    }

    [Theory]
    [InlineData("http://localhost:5112", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://[::1]:5112", true)]
    [InlineData("http://0.0.0.0:5112", false)]
    [InlineData("http://*:5112", false)]
    [InlineData("http://+:5112", false)]
    [InlineData("http://[::]:5112", false)]
    [InlineData("http://192.168.1.4:5112", false)]
    [InlineData("http://siaga.example.invalid", false)]
    public void Listens_on_this_machine_only(string url, bool expected) =>
        Siaga.Host.Demonstration.IsLoopback(url).ShouldBe(expected);

    [Fact]
    public async Task Answers_to_no_other_name_than_this_machines()
    {
        await using var office = await Office.OpenAsync(
            await databases.CreateAsync(Engine.Sqlite), demonstration: true);
        using var browser = office.Browse();
        browser.Http.DefaultRequestHeaders.Host = "rebound.example.invalid";
        (await browser.StatusOf("/api/demonstration")).ShouldBe(HttpStatusCode.BadRequest);
    }

    static IReadOnlyList<Role> Roles(string login) => Accounts.Single(a => a.Login == $"{login}.kendal").Roles;
}
