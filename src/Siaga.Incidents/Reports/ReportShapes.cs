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

    /// <summary>What this form changes since the report was last written down. The rest of the incident may be a colleague's
    /// change by now, and a resent form does not take that back.</summary>
    public static WantedChange Wanted(Report before, ReportForm form, IRegionProfile profile) => new(
        SamePlace(before, form.Place) ? null : form.Place?.ToFact(profile),
        form.Urgency == before.Urgency ? null : form.Urgency,
        form.Victims.ToFact() == new Victims(before.Trapped, before.Injured, before.Dead) ? null : form.Victims.ToFact(),
        form.Category == before.Category ? null : form.Category,
        form.Words.OrNull() == before.Words ? null : PrivateText.Of(form.Words));

    static bool SamePlace(Report r, PlaceShape? p) => p is null
        ? !r.HasPlace
        : r.HasPlace && (r.PlaceKnown, r.Landmark, r.Latitude, r.Longitude) == (p.Known, p.Landmark.OrNull(), p.Lat, p.Lon)
            && (!p.Known || (r.VillageCode, r.VillageCode is null ? r.DistrictCode : null) == (p.VillageCode, p.VillageCode is null ? p.DistrictCode : null));

    /// <summary>The form that would write this report down.</summary>
    public static ReportForm FormOf(Report r) => new(
        r.Line, r.CallerNumber, r.CallerName, r.WishesUnnamed, r.SafeContact, r.Language, r.Category, r.Urgency,
        PlaceOf(r), r.Words ?? "", new(r.Trapped, r.Injured, r.Dead), AnswersOf(r));

    // A village implies its district.
    static PlaceShape? PlaceOf(Report r) => !r.HasPlace
        ? null
        : new(r.PlaceKnown, r.VillageCode, r.VillageCode is null ? r.DistrictCode : null, r.Landmark, r.Latitude, r.Longitude);

    public static AnswerShape[] AnswersOf(Report r) => JsonSerializer.Deserialize<AnswerShape[]>(r.Answers, JsonSerializerOptions.Web)!;

    /// <summary>What lists show of a report: its first words.</summary>
    public static string? Headline(string? words) => words is null ? null
        : words.ReplaceLineEndings(" ") is { Length: > 90 } text ? string.Concat(text.AsSpan(0, 90), "…") : words.ReplaceLineEndings(" ");

    static string? OrNull(this string? text) => string.IsNullOrEmpty(text) ? null : text;
}
