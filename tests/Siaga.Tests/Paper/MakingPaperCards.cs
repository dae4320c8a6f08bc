using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Siaga.Host.Paper;
using Siaga.Tests.Regions;
using Xunit;

namespace Siaga.Tests.Paper;

public sealed partial class MakingPaperCards
{
    static string Kendal(int first, int cards) => Encoding.Latin1.GetString(PaperCard.Make(Profiles.Kendal.AtVersion(1), first, cards).Write());

    [Fact]
    public void Gives_each_card_one_page_and_the_next_number()
    {
        var pdf = Kendal(first: 41, cards: 3);
        pdf.ShouldContain("/Count 3 ");
        CardNumber().Matches(pdf).Select(m => m.Value).ShouldBe(["KDL-K0041", "KDL-K0042", "KDL-K0043"]);
    }

    [Fact]
    public void Names_every_category_and_every_agency_that_is_telephoned()
    {
        var (kendal, pdf) = (Profiles.Kendal.AtVersion(1), Kendal(1, 1));
        foreach (var category in kendal.Categories.Where(c => !c.Retired)) pdf.ShouldContain($"({category.Urgency}  {category.Name.Id}:");
        foreach (var agency in kendal.Agencies.Where(a => a is { GetsTickets: true, Retired: false })) pdf.ShouldContain($"({agency.ShortName}: ");
    }

    [Fact]
    public void Keeps_everything_on_the_page() => Placed().Matches(Kendal(1, 1))
        .Select(m => (X: Number(m, 1), Y: Number(m, 2))).ShouldAllBe(at => at.X > 20 && at.X < PdfPages.Width - 20 && at.Y > 20 && at.Y < PdfPages.Height - 20);

    [Fact]
    public void Says_where_each_part_of_the_file_begins()
    {
        var pdf = Kendal(1, 2);
        foreach (var (n, at) in Offset().Matches(pdf).Select((m, i) => (i + 1, (int)Number(m, 1))))
            pdf[at..].ShouldStartWith($"{n} 0 obj");
        pdf[(int)Number(Start().Match(pdf), 1)..].ShouldStartWith("xref");
    }

    static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"KDL-K\d{4}")] private static partial Regex CardNumber();
    [GeneratedRegex(@"([\d.]+) ([\d.]+) Td")] private static partial Regex Placed();
    [GeneratedRegex(@"^(\d{10}) 00000 n", RegexOptions.Multiline)] private static partial Regex Offset();
    [GeneratedRegex(@"startxref\n(\d+)")] private static partial Regex Start();
}
