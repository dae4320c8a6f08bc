using System.Globalization;
using System.Text;

namespace Siaga.Host.Paper;

/// <summary>Writes A4 pages of text and lines as PDF 1.4: what a card needs and no more. Its fonts are two of the fourteen that
/// every reader and printer has, so none is embedded; their letters are those of Windows-1252.</summary>
sealed class PdfPages(string title)
{
    public const double Width = 595.28, Height = 841.89;

    // Of Helvetica, in thousandths, from the space on; what is not here is as wide as a digit.
    static readonly int[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556,
        278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
        611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
        556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    readonly List<StringBuilder> _pages = [];

    public int Count => _pages.Count;

    public void AddPage() => _pages.Add(new());

    /// <param name="y">Of the base line, from the top of the page.</param>
    public void Text(string text, double x, double y, double size, bool bold = false) => _pages[^1].Append(
        CultureInfo.InvariantCulture, $"BT /{(bold ? "B" : "R")} {size:0.##} Tf {x:0.##} {Height - y:0.##} Td ({Escaped(text)}) Tj ET\n");

    public void Line(double x1, double y1, double x2, double y2, double width = 0.5) => _pages[^1].Append(
        CultureInfo.InvariantCulture, $"{width:0.##} w {x1:0.##} {Height - y1:0.##} m {x2:0.##} {Height - y2:0.##} l S\n");

    public static double WidthOf(string text, double size) =>
        text.Sum(letter => letter - ' ' is >= 0 and var at && at < Widths.Length ? Widths[at] : 556) * size / 1000;

    /// <summary>As much of the text as fits.</summary>
    public static string Fit(string text, double size, double width)
    {
        while (text.Length > 1 && WidthOf(text, size) > width) text = text[..^1];
        return text;
    }

    public byte[] Write()
    {
        var (file, at) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        void Add(string body)
        {
            at.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{at.Count} 0 obj\n{body}\nendobj\n");
        }

        const int firstPage = 6;
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add($"<< /Type /Pages /Count {Count} /Kids [{string.Join(' ', _pages.Select((_, i) => $"{firstPage + (2 * i)} 0 R"))}] >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>");
        Add($"<< /Title ({Escaped(title)}) /Creator (Siaga) >>");
        foreach (var page in _pages)
        {
            Add(FormattableString.Invariant(
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {Width} {Height}] /Resources << /Font << /R 3 0 R /B 4 0 R >> >> /Contents {at.Count + 2} 0 R >>"));
            Add($"<< /Length {page.Length} >>\nstream\n{page}endstream");
        }

        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {at.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in at) file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {at.Count + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString()); // one byte a letter: offsets are counted in letters
    }

    // Latin-1 is Windows-1252 without its typographer's signs; a letter that is in neither is a question mark, not a gap.
    static string Escaped(string text) => string.Concat(text.Select(letter => letter switch
    {
        '(' or ')' or '\\' => $"\\{letter}",
        '–' or '—' => "-",
        '‘' or '’' => "'",
        < ' ' or (> '~' and < '\u00A0') or > '\u00FF' => "?",
        _ => $"{letter}",
    }));
}
