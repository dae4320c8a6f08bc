using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class WhatChanges
{
    [Fact]
    public void Is_nothing_when_nothing_is_wanted() => Decide(new()).ShouldBeEmpty();

    [Fact]
    public void Is_nothing_when_all_is_as_wanted() =>
        Decide(new(PlaceFact.Unknown, 2, Victims.None, "fire", PrivateText.Of("Api"))).ShouldBeEmpty();

    [Fact]
    public void Is_a_fact_for_each_difference() => Decide(new(
            Situations.In(Situations.Boja).ToFact(Rows.Kendal), 1, new(1, 0, 0), "medical", PrivateText.Of("Ledakan")))
        .Select(c => c.GetType())
            .ShouldBe([typeof(CategoryChanged), typeof(PlaceChanged), typeof(UrgencyChanged), typeof(VictimsChanged),
                typeof(WordsChanged)]);

    [Fact]
    public void Names_what_was_and_what_is() =>
        Decide(new(Urgency: 1)).ShouldHaveSingleItem().ShouldBeOfType<UrgencyChanged>()
        .ShouldSatisfyAllConditions(c => c.From.ShouldBe(2), c => c.To.ShouldBe(1));

    [Fact]
    public void Is_a_landmark_alone_too() =>
        Decide(new(Place: PlaceFact.Unknown with { Landmark = new("depan masjid") })).ShouldHaveSingleItem()
            .ShouldBeOfType<PlaceChanged>();

    [Theory]
    [InlineData("violence", false, true)]
    [InlineData("medical", true, true)]
    [InlineData("medical", false, false)]
    public void Never_lifts_a_restriction(string to, bool was, bool restricted) =>
        Changes.Decide(Rows.Incident(restricted: was), new(Category: to), Rows.Kendal, Rows.Ten).ShouldHaveSingleItem()
            .ShouldBeOfType<CategoryChanged>().Restricted.ShouldBe(restricted);

    [Fact]
    public void Is_refused_for_a_category_that_the_region_does_not_have() =>
        Should.Throw<RefusedException>(() => Decide(new(Category: "ufo"))).Code.ShouldBe("category.unknown");

    static List<IncidentChange> Decide(WantedChange wanted) =>
        Changes.Decide(Rows.Incident(), wanted, Rows.Kendal, Rows.Ten);
}
