using Shouldly;
using Siaga.Contracts;
using Siaga.Identity;
using Siaga.Regions;
using Siaga.Regions.Files;
using Siaga.Simulation;
using Siaga.Tests.Simulation;
using Xunit;

namespace Siaga.Tests.Regions;

/// <summary>Every profile of the repository, those that come later too.</summary>
public class TheFiveRegions
{
    static readonly IReadOnlyList<Scenario> Scenarios = ScenarioFiles.All(Profiles.Folder);
    static readonly Dictionary<string, RegionProfile> Loaded =
        RegionFiles.FoldersUnder(Profiles.Folder).Select(RegionFiles.Load).ToDictionary(p => p.Id);

    public static TheoryData<string> Regions => [.. Loaded.Keys];

    [Fact]
    public void Are_those_of_the_first_day() => Loaded.Values
        .Select(p => $"{p.Code} {((IRegionProfile)p).ZoneLabel} {string.Join('+', p.Lines.Select(l => l.Id))} {p.IsTrial}")
        .ShouldBe(
            ["KDL WIB 112 False", "BRS WIB 112 True", "BDG WITA 112+14084 False", "SRG WIB 112 False", "JPR WIB 112 False"],
            ignoreOrder: true);

    [Theory]
    [InlineData("jepara", "2026-11-25T20:59:00+07:00", true)]
    [InlineData("jepara", "2026-11-25T21:00:00+07:00", false)]
    [InlineData("jepara", "2026-11-29T07:00:00+07:00", true)]
    [InlineData("badung", "2026-11-25T03:00:00+08:00", true)]
    [InlineData("serang", "2026-11-25T03:00:00+07:00", true)]
    public void Keep_their_hours(string region, string at, bool open) =>
        (Loaded[region].OutsideAt("112", DateTimeOffset.Parse(at, null)) is null).ShouldBe(open);

    [Theory]
    [InlineData("badung", "crime", "51.03.01", "polresta")]
    [InlineData("badung", "crime", "51.03.02", "polres")]
    [InlineData("barito-selatan", "forest-fire", "62.04.02", "bpbd manggala damkar")]
    [InlineData("serang", "stunting", null, "dinkes dp3akb")]
    [InlineData("jepara", "fire", "33.20.10", "polres bpbd pln")]
    public void Route_as_their_places_demand(string region, string category, string? district, string agencies) =>
        string.Join(' ', Loaded[region].Route(category, district).Select(a => a.Id)).ShouldBe(agencies);

    [Theory, MemberData(nameof(Regions))]
    public void Have_at_least_eight_cases_each(string region) =>
        Scenarios.Count(s => s.Region == region).ShouldBeGreaterThanOrEqualTo(8);

    [Theory, MemberData(nameof(Regions))]
    public void Play_every_category(string region) => Loaded[region].Categories.Where(c => !c.Retired).Select(c => c.Id)
        .Except(StepsOf(region).Select(s => s.Form?.Category)).ShouldBeEmpty();

    [Theory, MemberData(nameof(Regions))]
    public void Play_every_agency_that_can_hold_a_ticket(string region) => Loaded[region].Agencies
        .Where(a => a is { GetsTickets: true, Retired: false }).Select(a => a.Id)
        .Except(StepsOf(region).SelectMany(s => s.Expect?.Tickets?.Keys ?? Enumerable.Empty<string>())).ShouldBeEmpty();

    [Theory, MemberData(nameof(Regions))]
    public void Play_every_row_of_the_routing_table(string region) => RoutingRows
        .Of(Path.Combine(Profiles.Folder, region, "routing.yaml"))
        .Where(row => !Scenarios.Any(s => s.Region == region && Plays(s, Loaded[region], row.Category, row.Districts)))
        .ShouldBeEmpty();

    [Theory, MemberData(nameof(Regions))]
    public void Say_in_every_region_who_must_not_see_it(string region) =>
        StepsOf(region).Count(s => s.Expect?.HiddenFrom is { Count: > 0 }).ShouldBeGreaterThanOrEqualTo(8);

    [Theory, MemberData(nameof(Regions))]
    public void Have_a_plan_for_every_category_and_work_for_every_owner(string region)
    {
        var profile = Loaded[region];
        profile.Categories.Where(c => c.Plan is null).Select(c => c.Id).ShouldBeEmpty();
        profile.Plans.SelectMany(p => p.Tasks).Where(t => t.Owner != PlanTask.CallCentre)
            .ShouldAllBe(t => profile.FindAgency(t.Owner)!.GetsTickets);
        profile.Plans.ShouldAllBe(p => p.Tasks[0].Owner == PlanTask.CallCentre);
    }

    [Theory, MemberData(nameof(Regions))]
    public void Have_accounts_to_try_them_with(string region)
    {
        var logins = DemonstrationAccounts.Of(Loaded[region]).Select(a => a.Login).ToList();
        logins.ShouldBeUnique();
        logins.ShouldContain($"petugas1.{region}");
        logins.ShouldContain($"damkar.perwira.{region}");
        logins.ShouldContain($"{(region == "serang" ? "walikota" : "bupati")}.{region}");
    }

    static IEnumerable<ScenarioStep> StepsOf(string region) => Scenarios.Where(s => s.Region == region).SelectMany(s => s.Steps);

    /// <summary>Whether a report of the row's category and districts is seen to reach exactly the row's agencies.</summary>
    static bool Plays(Scenario scenario, RegionProfile profile, string category, string districts)
    {
        var codes = districts.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var agencies = profile.Route(category, codes.FirstOrDefault()).Select(a => a.Id).Order().ToList();
        return scenario.Steps.Where(s => s.Report is not null && s.Form?.Category == category
                && (codes.Length == 0 || codes.Contains(s.Form.Place?.Village?[..8])))
            .Any(report => scenario.Steps.Any(s => s.Expect is { Tickets: { } tickets } expect
                && expect.Incident == report.Report && tickets.Keys.Order().SequenceEqual(agencies)));
    }
}
