using Siaga.Contracts;

namespace Siaga.Host.Paper;

/// <summary>One A4 page for one report, when there is no server: the form's fields, whom to telephone, and a number by which
/// the report is entered later.</summary>
static class PaperCard
{
    const double Left = 34, Right = 561, Width = Right - Left, Row = 23, Bottom = 815;
    const double Small = 6.5, Label = 7, Usual = 8, Title = 13;

    /// <summary>As it stands on the page and is asked for when the report is entered: <c>KDL-K0042</c>.</summary>
    public static string NumberOf(IRegionProfile region, int card) => FormattableString.Invariant($"{region.Code}-K{card:0000}");

    /// <param name="first">The number of the first card.</param>
    public static PdfPages Make(IRegionProfile region, int first, int cards)
    {
        var pages = new PdfPages($"{region.ServiceName}: {PaperWords.Title}");
        for (var card = first; card < first + cards; card++)
        {
            pages.AddPage();
            var y = Form(pages, region, NumberOf(region, card));
            y = Directory(pages, region, y + 20);
            Telephones(pages, region, y + 14);
        }

        return pages;
    }

    static double Form(PdfPages page, IRegionProfile region, string number)
    {
        page.Text(PaperWords.Title, Left, 42, Title, bold: true);
        page.Text(number, Right - PdfPages.WidthOf(number, Title) - 6, 42, Title, bold: true);
        page.Text($"{region.ServiceName} · {region.RegionName} · {region.ZoneLabel}", Left, 55, Usual);
        var y = 62.0;
        foreach (var row in PaperWords.Rows) y = Fields(page, row, y);
        y = Agencies(page, y + 8);
        foreach (var row in PaperWords.End) y = Fields(page, row, y);
        return y;
    }

    static double Fields(PdfPages page, (string Label, double Share)[] row, double y)
    {
        var x = Left;
        foreach (var (label, share) in row)
        {
            page.Text(label, x, y + Row - 4, Label);
            var from = x + PdfPages.WidthOf(label, Label) + 3;
            x += Width * share;
            if (from < x - 14) page.Line(from, y + Row - 3, x - 6, y + Row - 3);
        }

        return y + Row;
    }

    static double Agencies(PdfPages page, double y)
    {
        const int rows = 6;
        var (column, top) = (Width / PaperWords.Stages.Length, y + 13);
        for (var i = 0; i < PaperWords.Stages.Length; i++) page.Text(PaperWords.Stages[i], Left + (i * column) + 3, y + 10, Label);
        for (var row = 0; row <= rows; row++) page.Line(Left, top + (row * Row), Right, top + (row * Row));
        for (var i = 0; i <= PaperWords.Stages.Length; i++) page.Line(Left + (i * column), top, Left + (i * column), top + (rows * Row), 0.3);
        return top + (rows * Row);
    }

    static double Directory(PdfPages page, IRegionProfile region, double y)
    {
        page.Text(PaperWords.Directory, Left, y, Usual, bold: true);
        var categories = region.Categories.Where(c => !c.Retired).ToList();
        var perColumn = (categories.Count + 1) / 2;
        // However many a region has, they stay on this page, above the telephones.
        var step = Math.Min(11, (Bottom - 70 - y) / Math.Max(1, perColumn));
        for (var i = 0; i < categories.Count; i++)
        {
            var text = PdfPages.Fit(Words(region, categories[i]), Small, (Width / 2) - 8);
            page.Text(text, Left + (i / perColumn * Width / 2), y + 12 + (i % perColumn * step), Small);
        }

        return y + 6 + (perColumn * step);
    }

    static string Words(IRegionProfile region, Category category) =>
        $"{category.Urgency}  {category.Name.Id}: {string.Join(", ", region.Route(category.Id, null).Select(a => a.ShortName))}{(category.Restricted ? PaperWords.Restricted : "")}";

    // A number that the region has not filled in is written by hand: a line, not a missing agency.
    static void Telephones(PdfPages page, IRegionProfile region, double y)
    {
        page.Text(PaperWords.Telephones, Left, y, Usual, bold: true);
        const int columns = 4;
        foreach (var (i, agency) in region.Agencies.Where(a => a is { GetsTickets: true, Retired: false }).Index())
        {
            var text = PdfPages.Fit($"{agency.ShortName}: {agency.Phone ?? "............................"}", Small, (Width / columns) - 4);
            page.Text(text, Left + (i % columns * Width / columns), y + 12 + (i / columns * 10), Small);
        }
    }
}
