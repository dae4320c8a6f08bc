namespace Siaga.Contracts;

/// <summary>Words in both languages of the console.</summary>
public sealed record LocalText(string Id, string En);

/// <summary>What kind of work a category is. Only an emergency has the ladder of minutes.</summary>
public enum CategoryKind { Emergency, Complaint, Social }

/// <summary>Which proof a category asks for before an incident may be closed.</summary>
public enum ProofRule { None, Account }

/// <param name="Id">Stable, kebab-case, retired and never removed.</param>
/// <param name="Urgency">1 life threat … 5 no hurry: what a new report begins with.</param>
/// <param name="Restricted">Records are seen by few from the first moment (B6).</param>
/// <param name="Plan">The id of the response plan, null where the region has none.</param>
public sealed record Category(
    string Id, LocalText Name, CategoryKind Kind, int Urgency, bool Restricted, ProofRule Proof, string? Plan,
    IReadOnlyList<Question> Questions, IReadOnlyList<LocalText> Do, IReadOnlyList<LocalText> Dont, bool Retired);

/// <summary>A question that stands beside the draft (K13). At most five for a category are asked.</summary>
/// <param name="Id">Stable, retired and never removed: old answers are shown with the question's words.</param>
/// <param name="RaisesTo">The urgency that "yes" suggests; null when the answer changes nothing.</param>
public sealed record Question(string Id, LocalText Text, int? RaisesTo, bool Retired);

/// <param name="Phone">The desk's telephone, for the call taker; null until the region fills it in.</param>
/// <param name="Vertical">Belongs to the state, not to the region (Polres, PLN).</param>
/// <param name="GetsTickets">The legal section reads and gets none.</param>
public sealed record Agency(
    string Id, string ShortName, LocalText Name, bool Vertical, bool GetsTickets, string? Phone, bool Retired);

/// <summary>Who is on duty at an agency at one moment, as posts of its duty list. Both may be empty: then the ladder
/// climbs at once.</summary>
public sealed record Duty(IReadOnlyList<string> Desk, string? Officer);

public sealed record District(string Code, string Name);

/// <param name="Code">The official code, such as <c>33.24.14.2003</c>.</param>
public sealed record Village(string Code, string Name, string DistrictCode);

/// <summary>The limits of the acceptance ladder; each region sets its own in <c>region.yaml</c>.</summary>
public sealed record LadderLimits(
    TimeSpan Seen, TimeSpan AcceptHigh, TimeSpan AcceptLow, TimeSpan MoveHigh, TimeSpan MoveLow, TimeSpan OnScene)
{
    public TimeSpan Accept(int urgency) => urgency <= 2 ? AcceptHigh : AcceptLow;
    public TimeSpan Move(int urgency) => urgency <= 2 ? MoveHigh : MoveLow;
}

/// <summary>Response-time targets shown beside the measured times.</summary>
public sealed record Targets(TimeSpan TicketSent, TimeSpan Accepted, TimeSpan OnTheWay, TimeSpan OnScene);

/// <summary>A telephone line of the service.</summary>
/// <param name="Id">Stable: <c>112</c>, <c>14084</c>.</param>
public sealed record ServiceLine(string Id, string Number, CategoryKind Kind);

/// <summary>Whom tickets go to when the call centre itself is closed.</summary>
public enum OutsideTickets { Officers, Desks }

/// <summary>What happens outside a region's hours (J8): the caller is told, the report is taken all the same.</summary>
/// <param name="Inform">Who hears once of each incident that gets a ticket then.</param>
public sealed record OutsideHours(LocalText Announcement, OutsideTickets Tickets, IReadOnlyList<Role> Inform);

/// <summary>What the service demands for a kind of incident (D8): who does what, and by when.</summary>
/// <param name="Id">What categories name in <c>plan</c>.</param>
public sealed record ResponsePlan(string Id, IReadOnlyList<PlanTask> Tasks);

/// <param name="Owner">An agency's id, or <see cref="CallCentre"/>.</param>
/// <param name="LimitMinutes">After the report began.</param>
public sealed record PlanTask(string Id, LocalText Text, string Owner, int LimitMinutes)
{
    public const string CallCentre = "call-centre";
}

/// <summary>How long words are kept; a legal hold stops all of them.</summary>
public sealed record Keeping(int IncidentYears, int RecordingYears, int PrankDays, int DraftHours);

/// <summary>A region's own number, told to callers who reached the wrong one.</summary>
public sealed record NeighbourNumber(string Name, string Number);

/// <summary>The running configuration of a region: data, never code. Immutable; a change is another version.</summary>
public interface IRegionProfile
{
    string Id { get; }
    long Version { get; }
    /// <summary>Three letters in incident numbers: <c>KDL</c>.</summary>
    string Code { get; }
    string ServiceName { get; }
    string RegionName { get; }
    TimeZoneInfo Zone { get; }
    /// <summary>How people call the zone: <c>WIB</c>, <c>WITA</c>, <c>WIT</c>.</summary>
    string ZoneLabel => Zone.BaseUtcOffset.Hours switch { 7 => "WIB", 8 => "WITA", 9 => "WIT", _ => Zone.Id };
    IReadOnlyList<ServiceLine> Lines { get; }
    IReadOnlyList<NeighbourNumber> Neighbours { get; }
    IReadOnlyList<Category> Categories { get; }
    IReadOnlyList<ResponsePlan> Plans { get; }
    IReadOnlyList<Agency> Agencies { get; }
    IReadOnlyList<District> Districts { get; }
    IReadOnlyList<Village> Villages { get; }
    LadderLimits Ladder { get; }
    Targets Targets { get; }
    Keeping Keeping { get; }

    /// <summary>Null when the id is not known; retired ones are still found, so old records keep their names.</summary>
    Category? FindCategory(string id);
    Agency? FindAgency(string id);
    Village? FindVillage(string code);
    District? FindDistrict(string code);

    /// <summary>The agencies a new incident goes to, in the routing table's order. A district's own row replaces the
    /// general one; an unknown place (null) takes the general one.</summary>
    IReadOnlyList<Agency> Route(string category, string? districtCode);

    /// <summary>Who is on duty at the agency at that instant: exceptions first, then the weekly pattern, in the region's zone.</summary>
    Duty DutyAt(string agency, DateTimeOffset instant);

    /// <summary>Every post of the agency's duty list, patterns and exceptions together, and whether the duty officer stands
    /// on it. Empty for an agency without one.</summary>
    IReadOnlyList<(string Post, bool Officer)> PostsOf(string agency);

    /// <summary>What happens at that instant to what is reported on the line; null while it is open.</summary>
    OutsideHours? OutsideAt(string line, DateTimeOffset instant);

    /// <summary>The official (or national) holidays of the region's calendar.</summary>
    bool IsHoliday(DateOnly day);
}

/// <summary>Asks Siaga.Regions for the running profiles; held in memory.</summary>
public interface IRegionLookup
{
    IReadOnlyCollection<IRegionProfile> All { get; }

    /// <summary>Null when there is no such region.</summary>
    IRegionProfile? Find(string region);
}
