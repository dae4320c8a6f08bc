using Shouldly;
using Siaga.Contracts;
using Xunit;

namespace Siaga.Tests.Regions;

public class Routing
{
    [Theory]
    [InlineData("fire", null, "damkar pln")]
    [InlineData("fire", "33.24.15", "damkar pln")]
    [InlineData("fire", "33.24.08", "damkar pln dinkes polres")]
    [InlineData("rescue-people", "33.24.16", "bpbd damkar dinkes")]
    [InlineData("fallen-tree", "33.24.06", "bpbd damkar")]
    [InlineData("fallen-tree", "99.99.99", "bpbd dlh")]
    [InlineData("violence", null, "polres dp3appkb")]
    [InlineData("no-such-category", null, "")]
    public void Takes_the_districts_own_row_first(string category, string? district, string agencies) =>
        string.Join(' ', Profiles.Kendal.Route(category, district).Select(a => a.Id)).ShouldBe(agencies);

    [Fact]
    public void Knows_no_category_that_goes_to_nobody() =>
        Profiles.Kendal.Categories.Where(c => Profiles.Kendal.Route(c.Id, null).Count == 0).ShouldBeEmpty();

    [Fact]
    public void Never_reaches_a_partner_by_itself() =>
        (from category in Profiles.Kendal.Categories
         from district in Profiles.Kendal.Districts.Select(d => d.Code).Append(null)
         from agency in Profiles.Kendal.Route(category.Id, district)
         select agency.Id).ShouldNotContain(id => id == "kodim" || id == "kejaksaan" || id == "hukum");

    [Fact]
    public void Leaves_partners_able_to_hold_a_ticket() =>
        Profiles.Kendal.Agencies.Where(a => !a.GetsTickets).Select(a => a.Id).ShouldBe(["hukum"]);
}
