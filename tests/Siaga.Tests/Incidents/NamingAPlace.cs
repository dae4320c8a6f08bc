using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class NamingAPlace
{
    [Fact]
    public void By_its_village_brings_the_district() =>
        Fact(Situations.InVillage(Situations.Donosari))
            .ShouldBe(new PlaceFact(true, Situations.Donosari, Situations.Patebon, null, null));

    [Fact]
    public void By_its_village_overrules_another_district() =>
        Fact(new(true, Situations.Donosari, Situations.Boja, null, null, null)).DistrictCode
            .ShouldBe(Situations.Patebon);

    [Fact]
    public void By_its_district_is_enough() =>
        Fact(Situations.In(Situations.Boja)).ShouldBe(new PlaceFact(true, null, Situations.Boja, null, null));

    [Fact]
    public void By_coordinates_alone_is_enough() =>
        PlaceShape.Degrees(Fact(new(true, null, null, null, -6.9231, 110.2034)).Position).ShouldBe((-6.9231, 110.2034));

    [Fact]
    public void Can_wait_until_it_is_known() =>
        Fact(Situations.NotKnownYet with { Landmark = "dekat pasar" })
            .ShouldBe(PlaceFact.Unknown with { Landmark = new("dekat pasar") });

    [Fact]
    public void Forgets_a_village_that_is_not_known_yet() =>
        Fact(new(false, Situations.Donosari, null, null, null, null)).ShouldBe(PlaceFact.Unknown);

    [Theory]
    [InlineData("33.24.14.9999", null, "place.village-unknown")]
    [InlineData("33.74.01.1001", null, "place.village-unknown")]
    [InlineData(null, "33.74.01", "place.district-unknown")]
    [InlineData(null, null, "place.empty")]
    public void Is_refused_when_the_region_does_not_have_it(string? village, string? district, string code) =>
        Should.Throw<RefusedException>(() => Fact(new(true, village, district, "di sana", null, null))).Code
            .ShouldBe(code);

    [Fact]
    public void Is_private_where_it_may_be_a_home() =>
        Fact(new(true, Situations.Donosari, null, "rumah biru", -6.9, 110.2))
        .ToString().ShouldNotContain("rumah biru");

    static PlaceFact Fact(PlaceShape place) => place.ToFact(Rows.Kendal);
}
