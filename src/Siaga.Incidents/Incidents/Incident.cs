using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What is happening: one incident, many reports, many tickets (B2). Always what folding its facts would give.</summary>
sealed class Incident : IIdentified
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }

    /// <summary>Such as <c>112-KDL-261121-0042</c>; people read it aloud.</summary>
    public required string Number { get; init; }
    public required DateOnly Day { get; init; }
    public required int DayNumber { get; init; }
    public required IncidentKind Kind { get; set; }
    public required Guid OpeningReport { get; init; }
    public required string OpenedBy { get; init; }

    /// <summary>When the call taker began the report: the call's own time until telephony stamps it.</summary>
    public required DateTimeOffset BegunAt { get; init; }
    public DateTimeOffset? CategoryChosenAt { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }

    public required string Category { get; set; }
    public required int Urgency { get; set; }
    public bool PlaceKnown { get; private set; }
    public string? VillageCode { get; private set; }
    public string? DistrictCode { get; private set; }
    public string? Landmark { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }
    public int Trapped { get; private set; }
    public int Injured { get; private set; }
    public int Dead { get; private set; }
    public string? Words { get; private set; }

    /// <summary>Lower-case words and landmark, for search.</summary>
    public string SearchText { get; private set; } = "";
    public bool Restricted { get; private set; }
    public bool Test { get; private set; }
    public IncidentStatus Status { get; private set; }
    public BoardGroup Group { get; private set; }
    public DateTimeOffset GroupSince { get; private set; }
    public int ReportCount { get; private set; }
    public CloseReason? ClosedBecause { get; private set; }
    public string? ClosedWords { get; private set; }
    public string? ClosedBy { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? DuplicateOf { get; private set; }

    /// <summary>Since when the law wants its words kept; null while it does not.</summary>
    public DateTimeOffset? HeldSince { get; private set; }
    public string? HeldBy { get; private set; }
    public string? HeldBecause { get; private set; }

    /// <summary>All its words were erased and nothing was told of it since.</summary>
    public DateTimeOffset? WordsErasedAt { get; private set; }

    /// <summary>The line it was reported on: what its number begins with.</summary>
    public string Line => LineOf(Number);
    public static string LineOf(string number) => string.Join('-', number.Split('-')[..^3]);

    public bool IsOpen => Status is IncidentStatus.Open;
    public Victims Victims => new(Trapped, Injured, Dead);

    /// <summary>The part of the number that is spoken: four digits or, on a very long day, more.</summary>
    public string ShortNumber => ShortNumberOf(DayNumber);
    public static string ShortNumberOf(int dayNumber) => dayNumber.ToString("0000", System.Globalization.CultureInfo.InvariantCulture);

    public static Incident From(IncidentOpened opened, string region)
    {
        var incident = new Incident
        {
            RegionId = region, Id = opened.IncidentId, Number = opened.Number, Day = opened.Day, DayNumber = opened.DayNumber,
            Kind = opened.Kind, OpeningReport = opened.ReportId, OpenedBy = opened.OpenedBy, BegunAt = opened.BegunAt,
            CategoryChosenAt = opened.CategoryChosenAt, OpenedAt = opened.At, Category = opened.Category, Urgency = opened.Urgency,
            Restricted = opened.Restricted, Test = opened.Test, GroupSince = opened.At, Group = BoardGroup.Waiting,
            Words = opened.Words?.Text,
        };
        incident.Put(opened.Place);
        incident.Put(opened.Victims);
        return incident;
    }

    public void Apply(IncidentFact fact)
    {
        // Whatever is told after an erasure may carry words again.
        if (fact is not IncidentWordsErased { Extent: ErasureExtent.Story }) WordsErasedAt = fact is IncidentWordsErased ? fact.At : null;
        switch (fact)
        {
            case PlaceChanged f: Put(f.To); break;
            case UrgencyChanged f: Urgency = f.To; break;
            case VictimsChanged f: Put(f.To); break;
            case CategoryChanged f: (Category, Restricted, Kind) = (f.To, Restricted || f.Restricted, f.Kind ?? Kind); break;
            case WordsChanged f: Words = f.To?.Text; Index(); break;
            case IncidentRestricted: Restricted = true; break;
            case IncidentWordsErased f: EraseWords(f.Extent); break;
            case ReportJoined: ReportCount++; break;
            case ReportLeft: ReportCount--; break;
            case IncidentClosed f: Close(f); break;
            case IncidentReopened f: Reopen(f.At); break;
            case IncidentHeld f: (HeldSince, HeldBy, HeldBecause) = (f.At, f.HeldBy, f.Reason.Text); break;
            case HoldLifted: (HeldSince, HeldBy, HeldBecause) = (null, null, null); break;
            case TicketFact or InformedAfterHours or IncidentNoted or ReminderSet or ReminderCameDue or ReminderEnded: break;
            default: throw new InvalidOperationException($"An incident does not know the fact {fact.GetType().Name}.");
        }
    }

    /// <summary>A report's outcome decides whether the incident that it opened is a test (J10).</summary>
    public void MarkTest(bool isTest) => Test = isTest;

    /// <summary>Reckons the board's group from the tickets; after every fact that touches one.</summary>
    public void Reckon(IReadOnlyCollection<Ticket> tickets, DateTimeOffset at)
    {
        var (group, since) = GroupOf(tickets, at);
        if (group != Group || group is not BoardGroup.Ready) (Group, GroupSince) = (group, since);
    }

    static (BoardGroup, DateTimeOffset) GroupOf(IReadOnlyCollection<Ticket> tickets, DateTimeOffset at)
    {
        var overdue = tickets.Where(t => t.Attention is not null).ToList();
        if (overdue.Count > 0) return (BoardGroup.Overdue, overdue.Min(t => t.AttentionSince!.Value));
        var waiting = tickets.Where(t => t.IsWaiting).ToList();
        if (waiting.Count > 0) return (BoardGroup.Waiting, waiting.Min(t => t.StateSince));
        var moving = tickets.Where(t => t.IsLive).ToList();
        if (moving.Count > 0) return (BoardGroup.Moving, moving.Min(t => t.StateSince));
        // With nobody at work and nothing done it waits for the call centre; it is not ready for closing.
        return tickets.Any(t => t.State is TicketState.Done) ? (BoardGroup.Ready, at) : (BoardGroup.Waiting, at);
    }

    void Put(PlaceFact place)
    {
        (PlaceKnown, VillageCode, DistrictCode, Landmark) = (place.Known, place.VillageCode, place.DistrictCode, place.Landmark?.Text);
        (Latitude, Longitude) = PlaceShape.Degrees(place.Position);
        Index();
    }

    void Put(Victims victims) => (Trapped, Injured, Dead) = (victims.Trapped, victims.Injured, victims.Dead);
    void Index() => SearchText = $"{Words} {Landmark}".ToLowerInvariant();

    void EraseWords(ErasureExtent extent)
    {
        (Words, Landmark, Latitude, Longitude) = (null, null, null, null);
        if (extent is ErasureExtent.Whole) ClosedWords = null;
        Index();
    }

    void Close(IncidentClosed f)
    {
        (Status, ClosedBecause, ClosedWords, ClosedBy) = (IncidentStatus.Closed, f.Reason, f.Words?.Text, f.ClosedBy);
        (ClosedAt, DuplicateOf) = (f.At, f.DuplicateOf);
    }

    void Reopen(DateTimeOffset at)
    {
        (Status, ClosedBecause, ClosedWords, ClosedBy, ClosedAt, DuplicateOf) = (IncidentStatus.Open, null, null, null, null, null);
        GroupSince = at;
    }
}

/// <summary>How many incidents a region's day has had: the next number.</summary>
sealed class IncidentDay : IRegional
{
    public required string RegionId { get; init; }
    public required DateOnly Day { get; init; }
    public required int Last { get; set; }
}

/// <summary>"Ask again in five minutes": a timer that anyone who holds the case can set.</summary>
sealed class Reminder : IRegional
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    public required Guid IncidentId { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required string? Words { get; set; }
    public required string SetBy { get; init; }
    public DateTimeOffset? CameDueAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

sealed class IncidentTable : IEntityTypeConfiguration<Incident>
{
    public void Configure(EntityTypeBuilder<Incident> table)
    {
        table.ToTable("incidents").HasKey(i => new { i.RegionId, i.Id });
        table.Ignore(i => i.IsOpen).Ignore(i => i.Line).Ignore(i => i.Victims).Ignore(i => i.ShortNumber);
        table.Property(i => i.Kind).HasConversion<string>();
        table.Property(i => i.Status).HasConversion<string>();
        table.Property(i => i.ClosedBecause).HasConversion<string>();
        table.HasIndex(i => new { i.RegionId, i.Number }).IsUnique();
        // The board's own order, so that its first hundred rows are the index's first hundred.
        table.HasIndex(i => new { i.RegionId, i.Status, i.Group, i.Urgency, i.GroupSince, i.Id });
        table.HasIndex(i => new { i.RegionId, i.Status, i.ClosedAt });
        table.HasIndex(i => new { i.RegionId, i.BegunAt });
        table.HasIndex(i => new { i.RegionId, i.Day, i.DayNumber });
        // Small ones: of what is closed and not erased yet, of what is held, and of what was joined.
        table.HasIndex(i => new { i.RegionId, i.ClosedAt }).HasFilter("closed_at IS NOT NULL AND words_erased_at IS NULL");
        table.HasIndex(i => new { i.RegionId, i.HeldSince }).HasFilter("held_since IS NOT NULL");
        table.HasIndex(i => new { i.RegionId, i.DuplicateOf }).HasFilter("duplicate_of IS NOT NULL");
    }
}

sealed class IncidentDayTable : IEntityTypeConfiguration<IncidentDay>
{
    public void Configure(EntityTypeBuilder<IncidentDay> table) =>
        table.ToTable("incident_days").HasKey(d => new { d.RegionId, d.Day });
}

sealed class ReminderTable : IEntityTypeConfiguration<Reminder>
{
    public void Configure(EntityTypeBuilder<Reminder> table)
    {
        table.ToTable("reminders").HasKey(r => new { r.RegionId, r.Id });
        table.HasIndex(r => new { r.RegionId, r.IncidentId });
        table.HasIndex(r => new { r.RegionId, r.DueAt });
    }
}
