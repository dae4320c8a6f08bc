using Shouldly;
using Siaga.Contracts;
using Siaga.Regions;
using Siaga.Regions.Files;
using Xunit;
using static Siaga.Tests.Regions.TheDutyList;

namespace Siaga.Tests.Regions;

public class TheProfile
{
    static readonly RegionProfile Fullest = RegionFiles.Check(Profiles.Fullest).Demand("fullest");

    [Fact]
    public void Holds_what_the_other_regions_need()
    {
        Fullest.Lines.Select(l => (l.Id, l.Kind))
            .ShouldBe([("112", CategoryKind.Emergency), ("14084", CategoryKind.Complaint)]);
        (Fullest.IsTrial, ((IRegionProfile)Fullest).ZoneLabel, Fullest.Languages.Count).ShouldBe((true, "WITA", 3));
        Fullest.Agreements.Select(a => a.Until).ShouldBe([new DateOnly(2028, 12, 31), null]);
    }

    [Theory]
    [InlineData("112", "2026-11-29 06:00", true)] // Sunday 07:00 WITA
    [InlineData("112", "2026-11-29 05:59", false)]
    [InlineData("112", "2026-11-29 20:00", false)] // 21:00 WITA
    [InlineData("14084", "2026-11-29 10:00", false)]
    [InlineData("14084", "2026-11-30 07:00", true)]
    public void Keeps_the_hours_of_each_line(string line, string wib, bool open) =>
        Fullest.IsOpen(line, Wib(wib)).ShouldBe(open);

    [Fact]
    public void Says_what_happens_outside_the_hours() =>
        Fullest.HoursOf("112").Outside.ShouldNotBeNull().ShouldSatisfyAllConditions(
            o => o.Tickets.ShouldBe(OutsideTickets.Officers),
            o => o.Inform.ShouldBe([Role.Sekda]));

    [Theory]
    [InlineData("2026-12-25", true)]
    [InlineData("2026-12-24", true)] // joint leave
    [InlineData("2026-12-23", false)]
    [InlineData("2027-03-10", true)]
    public void Knows_holidays_and_joint_leave(string day, bool holiday) =>
        Profiles.Kendal.IsHoliday(DateOnly.ParseExact(day, "yyyy-MM-dd")).ShouldBe(holiday);

    [Fact]
    public void Has_the_limits_of_the_regions_defaults() =>
        Profiles.Kendal.Ladder.ShouldBe(new(
            Seen: TimeSpan.FromMinutes(1), AcceptHigh: TimeSpan.FromMinutes(2), AcceptLow: TimeSpan.FromMinutes(10),
            MoveHigh: TimeSpan.FromMinutes(2), MoveLow: TimeSpan.FromMinutes(15), OnScene: TimeSpan.FromMinutes(15)));

    [Fact]
    public void Comes_back_unchanged_from_its_stored_text()
    {
        var back = ProfileSource.FromText(Profiles.Kendal.Source.Text);
        back.Files.ShouldBe(Profiles.Kendal.Source.Files, ignoreOrder: true);
        back.Hash.ShouldBe(Profiles.Kendal.Source.Hash);
    }

    [Fact]
    public void Has_another_hash_when_a_single_letter_differs() =>
        Profiles.Spoilt("routing.yaml", "routing", "Routing").Hash
            .ShouldNotBe(new ProfileSource(Profiles.Smallest).Hash);

    [Fact]
    public void Finds_retired_ones_still()
    {
        var source = Profiles.Spoilt("agencies.yaml", "tickets: calledIn", "tickets: calledIn\n    retired: true");
        RegionFiles.Check(source).Demand("serang").FindAgency("kodim").ShouldNotBeNull().Retired.ShouldBeTrue();
    }
}
