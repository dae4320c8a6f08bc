using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What one caller said. Always what folding its facts would give.</summary>
sealed class Report : IIdentified
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    public required string Line { get; init; }
    public required string TakenBy { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>The paper card that it was first written on; no two reports of a region name the same one.</summary>
    public string? Card { get; init; }

    public string? CallerNumber { get; private set; }

    /// <summary>The number in one spelling, so that 0812… and +62 812… are one caller.</summary>
    public string? CallerKey { get; private set; }
    public string? CallerName { get; private set; }
    public bool WishesUnnamed { get; private set; }
    public SafeContact SafeContact { get; private set; }
    public Language Language { get; private set; }
    public string? Category { get; private set; }
    public int? Urgency { get; private set; }
    public bool HasPlace { get; private set; }
    public bool PlaceKnown { get; private set; }
    public string? VillageCode { get; private set; }
    public string? DistrictCode { get; private set; }
    public string? Landmark { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }
    public string? Words { get; private set; }
    public string SearchText { get; private set; } = "";
    public int Trapped { get; private set; }
    public int Injured { get; private set; }
    public int Dead { get; private set; }

    /// <summary>The answers as JSON: shown, never searched.</summary>
    public string Answers { get; private set; } = "[]";
    public Outcome? Outcome { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedNote { get; private set; }
    public string? Neighbour { get; private set; }
    public Guid? IncidentId { get; private set; }

    /// <summary>The incident that it belonged to before a join, for parting.</summary>
    public Guid? CameFrom { get; private set; }

    /// <summary>What was said is itself of a restricted category, with or without an incident (B6).</summary>
    public bool RestrictedAlone { get; private set; }

    /// <summary>Itself restricted, or because its incident is: copied, so that the filter needs no join.</summary>
    public bool Restricted { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string? SettledWords { get; private set; }

    /// <summary>All its words were erased and nothing was told of it since.</summary>
    public DateTimeOffset? WordsErasedAt { get; private set; }

    public static Report From(ReportTaken taken, string region)
    {
        var report = new Report
        {
            RegionId = region, Id = taken.ReportId, Line = taken.Line, TakenBy = taken.TakenBy, BegunAt = taken.BegunAt, TakenAt = taken.At,
            Card = taken.Card,
        };
        report.Put(taken.Content);
        return report;
    }

    public void Apply(Fact fact)
    {
        WordsErasedAt = fact is ReportWordsErased erased ? erased.At : null;
        switch (fact)
        {
            case ReportChanged f: Put(f.Content); break;
            case ReportEnded f: (Outcome, EndedAt, EndedNote, Neighbour) = (f.Outcome, f.At, f.Note?.Text, f.Neighbour); break;
            case OutcomeCorrected f: Outcome = f.To; break;
            case ReportSettled f: (SettledAt, SettledWords) = (f.At, f.Words.Text); break;
            case ReportJoined f: (IncidentId, CameFrom) = (f.IncidentId, f.CameFrom); break;
            case ReportWordsErased: EraseWords(); break;
            case ReportLeft: (IncidentId, CameFrom, Restricted) = (null, null, RestrictedAlone); break;
            default: throw new InvalidOperationException($"A report does not know the fact {fact.GetType().Name}.");
        }
    }

    /// <summary>Follows its incident. What is itself restricted stays so.</summary>
    public void Restrict(bool incidentIs) => Restricted = incidentIs || RestrictedAlone;

    /// <summary>Its incident became restricted while it belonged there: taking it out does not make its words readable again.</summary>
    public void RestrictForGood() => (Restricted, RestrictedAlone) = (true, true);

    void EraseWords()
    {
        (CallerNumber, CallerKey, CallerName, Words, Landmark) = (null, null, null, null, null);
        (Latitude, Longitude, EndedNote, SettledWords) = (null, null, null, null);
        var answers = JsonSerializer.Deserialize<AnswerShape[]>(Answers, JsonSerializerOptions.Web)!;
        Answers = JsonSerializer.Serialize(answers.Select(a => a with { Answer = "" }), JsonSerializerOptions.Web);
        Index();
    }

    void Index() => SearchText = $"{Words} {Landmark} {CallerName}".ToLowerInvariant();

    void Put(ReportContent content)
    {
        (CallerNumber, CallerKey) = (content.CallerNumber?.Text, Telephone.Key(content.CallerNumber?.Text));
        (CallerName, WishesUnnamed) = (content.CallerName?.Text, content.WishesUnnamed);
        (SafeContact, Language) = (content.SafeContact, content.Language);
        (Category, Urgency, Words) = (content.Category, content.Urgency, content.Words?.Text);
        (Trapped, Injured, Dead) = (content.Victims.Trapped, content.Victims.Injured, content.Victims.Dead);
        Answers = JsonSerializer.Serialize(content.Answers.Select(a => new AnswerShape(a.Question, a.Answer?.Text ?? "")), JsonSerializerOptions.Web);
        RestrictedAlone |= content.Restricted;
        Restricted = RestrictedAlone || (IncidentId is not null && Restricted);
        var place = content.Place;
        (HasPlace, PlaceKnown) = (place is not null, place?.Known ?? false);
        (VillageCode, DistrictCode, Landmark) = (place?.VillageCode, place?.DistrictCode, place?.Landmark?.Text);
        (Latitude, Longitude) = PlaceShape.Degrees(place?.Position);
        Index();
    }
}

/// <summary>Telephone numbers in one spelling.</summary>
static class Telephone
{
    /// <summary>Digits only, the country code 62 written as 0; null when nothing is left.</summary>
    public static string? Key(string? number)
    {
        var digits = new string([.. (number ?? "").Where(char.IsAsciiDigit)]);
        return digits.Length == 0 ? null : digits.StartsWith("62", StringComparison.Ordinal) ? $"0{digits[2..]}" : digits;
    }
}

/// <summary>A correction of an outcome, shown beside the report (the figures follow the last one).</summary>
sealed class OutcomeCorrection : IRegional
{
    public required string RegionId { get; init; }
    public required Guid ReportId { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Outcome From { get; init; }
    public required Outcome To { get; init; }
    public required string? Reason { get; set; }
    public required string By { get; init; }
}

sealed class ReportTable : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> table)
    {
        table.ToTable("reports").HasKey(r => new { r.RegionId, r.Id });
        table.Property(r => r.SafeContact).HasConversion<string>();
        table.Property(r => r.Language).HasConversion<string>();
        table.Property(r => r.Outcome).HasConversion<string>();
        table.HasIndex(r => new { r.RegionId, r.IncidentId });
        table.HasIndex(r => new { r.RegionId, r.CallerKey, r.BegunAt });
        table.HasIndex(r => new { r.RegionId, r.BegunAt, r.Id });
        table.HasIndex(r => new { r.RegionId, r.Outcome, r.SettledAt });
        // Calls that belong to no case and are not erased yet.
        table.HasIndex(r => new { r.RegionId, r.TakenAt }).HasFilter("incident_id IS NULL AND words_erased_at IS NULL");
        table.HasIndex(r => new { r.RegionId, r.Card }).IsUnique(); // both engines let any number of reports have none
    }
}

sealed class OutcomeCorrectionTable : IEntityTypeConfiguration<OutcomeCorrection>
{
    public void Configure(EntityTypeBuilder<OutcomeCorrection> table)
    {
        table.ToTable("outcome_corrections").HasKey(c => new { c.RegionId, c.ReportId, c.At });
        table.Property(c => c.From).HasConversion<string>();
        table.Property(c => c.To).HasConversion<string>();
    }
}
