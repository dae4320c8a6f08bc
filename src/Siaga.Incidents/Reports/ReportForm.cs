using System.ComponentModel.DataAnnotations;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The call taker's form. Only category and place are needed for a ticket to leave; nothing else is required (K1).</summary>
/// <param name="Urgency">1 life threat … 5 no hurry; null takes the category's own.</param>
/// <param name="Place">Null while it was not asked; "not known yet" is a place.</param>
public sealed record ReportForm(
    [property: Required, MaxLength(20)] string Line, [property: MaxLength(40)] string? CallerNumber, [property: MaxLength(120)] string? CallerName,
    bool WishesUnnamed, SafeContact SafeContact, Language Language, [property: MaxLength(60)] string? Category,
    [property: Range(1, 5)] int? Urgency, PlaceShape? Place, [property: Required(AllowEmptyStrings = true), MaxLength(4000)] string Words,
    [property: Required] VictimsShape Victims, [property: Required, MaxLength(20)] AnswerShape[] Answers)
{
    /// <exception cref="RefusedException">the place's codes are not the region's</exception>
    internal ReportContent ToContent(IRegionProfile profile) => new(
        PrivateText.Of(CallerNumber), PrivateText.Of(CallerName), WishesUnnamed, SafeContact, Language, Category, Urgency,
        Place?.ToFact(profile), PrivateText.Of(Words), Victims.ToFact(),
        [.. Answers.Select(a => new AnswerFact(a.Question, PrivateText.Of(a.Answer)))],
        Category is not null && profile.FindCategory(Category) is { Restricted: true });
}

public sealed record VictimsShape([property: Range(0, 100_000)] int Trapped, [property: Range(0, 100_000)] int Injured, [property: Range(0, 100_000)] int Dead)
{
    internal Victims ToFact() => new(Trapped, Injured, Dead);
    internal static VictimsShape Of(Victims v) => new(v.Trapped, v.Injured, v.Dead);
}

/// <param name="Answer">yes, no, unknown, or free words.</param>
public sealed record AnswerShape([property: Required, MaxLength(60)] string Question, [property: Required(AllowEmptyStrings = true), MaxLength(300)] string Answer);
