using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class SmallReckonings
{
    [Theory]
    [InlineData("0812-3456 7890", "081234567890")]
    [InlineData("+62 812 3456 7890", "081234567890")]
    [InlineData("62812 34567890", "081234567890")]
    [InlineData("(0294) 381234", "0294381234")]
    [InlineData("tidak ada", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_telephone_number_has_one_spelling(string? written, string? key) =>
        Telephone.Key(written).ShouldBe(key);

    [Theory]
    [InlineData(50, 20)]
    [InlineData(90, 50)]
    [InlineData(0, 10)]
    [InlineData(100, 50)]
    [InlineData(60, 30)]
    public void A_percentile_is_the_value_of_an_actual_case(int percent, double expected) =>
        Percentile.NearestRank([50, 10, 30, 20], percent).ShouldBe(expected);

    [Fact]
    public void A_percentile_of_nothing_is_nothing() => Percentile.NearestRank([], 90).ShouldBeNull();

    [Fact]
    public void A_percentile_of_one_is_that_one() =>
        (Percentile.NearestRank([7], 50), Percentile.NearestRank([7], 90)).ShouldBe((7, 7));

    [Theory]
    [InlineData(7, "0007")]
    [InlineData(42, "0042")]
    [InlineData(12345, "12345")]
    public void A_short_number_has_no_upper_bound(int day, string expected) =>
        Incident.ShortNumberOf(day).ShouldBe(expected);

    [Fact]
    public void A_headline_is_one_line_of_the_first_words()
    {
        ReportShapes.Headline("Api\ndi atap").ShouldBe("Api di atap");
        ReportShapes.Headline(new string('x', 200))!.Length.ShouldBe(91);
        ReportShapes.Headline(null).ShouldBeNull();
    }

    [Theory]
    [InlineData("100%", @"100\%")]
    [InlineData("a_b", @"a\_b")]
    [InlineData(@"c\d", @"c\\d")]
    public void A_percent_sign_that_is_searched_for_is_a_percent_sign(string typed, string pattern) =>
        Like.Escape(typed).ShouldBe(pattern);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Fewer_than_five_restricted_cases_are_in_no_breakdown(int restricted, bool shown) =>
        TodayFigures.MayShow(restricted).ShouldBe(shown);
}
