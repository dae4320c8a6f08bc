using System.Text.Json;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A report's row and its form, compared and turned into each other.</summary>
static class ReportShapes
{
    public static bool Same(Report r, ReportForm f) =>
        (r.CallerNumber, r.CallerName, r.WishesUnnamed, r.SafeContact, r.Language, r.Category, r.Urgency, r.Words)
        == (f.CallerNumber.OrNull(), f.CallerName.OrNull(), f.WishesUnnamed, f.SafeContact, f.Language, f.Category, f.Urgency, f.Words.OrNull())
        && (r.Trapped, r.Injured, r.Dead) == (f.Victims.Trapped, f.Victims.Injured, f.Victims.Dead)
        && AnswersOf(r).SequenceEqual(f.Answers) && SamePlace(r, f.Place);

    static bool SamePlace(Report r, PlaceShape? p) => p is null
        ? !r.HasPlace
        : r.HasPlace && (r.PlaceKnown, r.Landmark, r.Latitude, r.Longitude) == (p.Known, p.Landmark.OrNull(), p.Lat, p.Lon)
            && (!p.Known || (r.VillageCode, r.VillageCode is null ? r.DistrictCode : null) == (p.VillageCode, p.VillageCode is null ? p.DistrictCode : null));

    public static AnswerShape[] AnswersOf(Report r) => JsonSerializer.Deserialize<AnswerShape[]>(r.Answers, JsonSerializerOptions.Web)!;

    /// <summary>What lists show of a report: its first words.</summary>
    public static string? Headline(string? words) => words is null ? null
        : words.ReplaceLineEndings(" ") is { Length: > 90 } text ? string.Concat(text.AsSpan(0, 90), "…") : words.ReplaceLineEndings(" ");

    static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;
}
