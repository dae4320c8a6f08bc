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

    [Theory]
    [InlineData(IncidentKind.Emergency, "complaint", IncidentKind.Complaint)]
    [InlineData(IncidentKind.Complaint, "medical", IncidentKind.Emergency)]
    [InlineData(IncidentKind.Emergency, "medical", null)]
    public void Carries_the_kind_where_it_changes_with_the_category(IncidentKind was, string to, IncidentKind? kind) =>
        Changes.Decide(Of(was), new(Category: to), Rows.Kendal, Rows.Ten).ShouldHaveSingleItem()
            .ShouldBeOfType<CategoryChanged>().Kind.ShouldBe(kind);

    // As older versions made it of a report that ended as a complaint.
    [Fact]
    public void Is_the_kind_alone_for_a_complaint_with_an_emergencys_category() =>
        Changes.Decide(Of(IncidentKind.Complaint), new(Category: "fire"), Rows.Kendal, Rows.Ten).ShouldHaveSingleItem()
            .ShouldBeOfType<CategoryChanged>()
            .ShouldSatisfyAllConditions(c => c.From.ShouldBe(c.To), c => c.Kind.ShouldBe(IncidentKind.Emergency));

    [Fact]
    public void Reads_from_the_journal_what_was_written_before_it_carried_a_kind() =>
        FactJson.Read("""
            {"incidentId":"01939c1e-5a80-7000-8000-000000000001","changeId":"01939c1e-5a80-7000-8000-000000000002",
             "from":"fire","to":"crime","restricted":false,"at":"2026-11-24T03:00:00Z"}
            """, typeof(CategoryChanged), new Dictionary<Guid, string>())
            .ShouldBeOfType<CategoryChanged>().Kind.ShouldBeNull();

    [Fact]
    public void Is_refused_for_a_category_that_the_region_does_not_have() =>
        Should.Throw<RefusedException>(() => Decide(new(Category: "ufo"))).Code.ShouldBe("category.unknown");

    static Incident Of(IncidentKind kind)
    {
        var incident = Rows.Incident();
        incident.Kind = kind;
        return incident;
    }

    static List<IncidentChange> Decide(WantedChange wanted) =>
        Changes.Decide(Rows.Incident(), wanted, Rows.Kendal, Rows.Ten);
}
