using Shouldly;
using Siaga.Contracts;
using Siaga.Regions.Files;
using Xunit;

namespace Siaga.Tests.Regions;

public class KendalsProfile
{
    static readonly string[] CategoriesOfTheIssue =
    [
        "fire", "rescue-people", "rescue-animals", "traffic-accident", "medical", "crime", "electricity", "flood",
        "landslide", "forest-fire", "other-disaster", "fallen-tree", "dangerous-structure", "violence", "public-order",
        "social-aid", "other",
    ];

    [Fact]
    public void Has_nothing_wrong() =>
        RegionFiles.Validate(Path.Combine(Profiles.Folder, "kendal")).Problems.ShouldBeEmpty();

    [Fact]
    public void Has_every_category_of_the_service_and_one_for_complaints() =>
        Profiles.Kendal.Categories.Select(c => c.Id)
            .ShouldBe([.. CategoriesOfTheIssue, "complaint"], ignoreOrder: true);

    [Fact]
    public void Keeps_only_violence_restricted() =>
        Profiles.Kendal.Categories.Where(c => c.Restricted).Select(c => c.Id).ShouldBe(["violence"]);

    [Fact]
    public void Has_the_official_districts_and_villages()
    {
        (Profiles.Kendal.Districts.Count, Profiles.Kendal.Villages.Count).ShouldBe((20, 286));
        Profiles.Kendal.FindVillage("33.24.14.2003").ShouldBe(new Village("33.24.14.2003", "Donosari", "33.24.14"));
        Profiles.Kendal.FindDistrict("33.24.20").ShouldBe(new District("33.24.20", "Kaliwungu Selatan"));
    }

    [Fact]
    public void Sends_tickets_to_every_agency_but_the_legal_section_and_the_partners() =>
        Profiles.Kendal.Categories.SelectMany(c => Profiles.Kendal.Route(c.Id, null)).Select(a => a.Id).Distinct()
            .ShouldBe(
                Profiles.Kendal.Agencies.Select(a => a.Id).Except(["hukum", "kodim", "kejaksaan"]), ignoreOrder: true);
}
