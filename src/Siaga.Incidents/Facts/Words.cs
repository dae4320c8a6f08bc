using System.Text.Json;
using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Writes an enum as <c>camelCase</c> in journal and answers alike, so both read the same for ever.</summary>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) where T : struct, Enum;

/// <summary>How a report ended. Each is one key for the call taker.</summary>
[JsonConverter(typeof(CamelCase<Outcome>))]
public enum Outcome { Emergency, Information, Complaint, Social, WrongRegion, Prank, Ghost, Test, Dropped }

/// <summary>Whether the reporter may be called or texted back. Unknown counts as no.</summary>
[JsonConverter(typeof(CamelCase<SafeContact>))]
public enum SafeContact { Unknown, Yes, No }

/// <summary>The language the reporter speaks (D7).</summary>
[JsonConverter(typeof(CamelCase<Language>))]
public enum Language { Id, En, Jv, Other }

[JsonConverter(typeof(CamelCase<IncidentKind>))]
public enum IncidentKind { Emergency, Complaint, Social }

[JsonConverter(typeof(CamelCase<IncidentStatus>))]
public enum IncidentStatus { Open, Closed }

[JsonConverter(typeof(CamelCase<CloseReason>))]
public enum CloseReason { Handled, FalseAlarm, Withdrawn, Duplicate }

/// <summary>The board's groups, in the board's order.</summary>
[JsonConverter(typeof(CamelCase<BoardGroup>))]
public enum BoardGroup { Overdue, Waiting, Moving, Ready }

/// <summary>Where one agency's piece of work stands.</summary>
[JsonConverter(typeof(CamelCase<TicketState>))]
public enum TicketState { Sent, Delivered, Seen, Accepted, OnTheWay, Arrived, Done, Declined, HandedOver, Returned, Recalled }

/// <summary>Why an agency has a ticket.</summary>
[JsonConverter(typeof(CamelCase<TicketWhy>))]
public enum TicketWhy { Routing, Category, ByHand, CalledIn, HandedOver, Reopened }

[JsonConverter(typeof(CamelCase<DeclineReason>))]
public enum DeclineReason { NotOurArea, NotOurDuty, NoUnitFree, Other }

/// <summary>A clock on every stage (K7).</summary>
[JsonConverter(typeof(CamelCase<Stage>))]
public enum Stage { Sent, Delivered, Seen, Accepted, OnTheWay, Arrived, Done }

/// <summary>Who says so: the desk's own key, the agency by telephone or radio to the call centre, the system, or a person afterwards.</summary>
[JsonConverter(typeof(CamelCase<StampSource>))]
public enum StampSource { Desk, Telephone, Radio, System, Later }

/// <summary>What passes its limit next, or has passed it.</summary>
[JsonConverter(typeof(CamelCase<Limit>))]
public enum Limit { Seen, Accepted, OnTheWay, Arrived }

/// <summary>Why a ticket needs the call centre now.</summary>
[JsonConverter(typeof(CamelCase<AttentionKind>))]
public enum AttentionKind { Unseen, Unaccepted, NotMoving, NotArrived, Declined, HandedBack, NobodyOnDuty }

[JsonConverter(typeof(CamelCase<PhoneResult>))]
public enum PhoneResult { Accepted, WillAct, NoAnswer, Refused }

[JsonConverter(typeof(CamelCase<NoticeKind>))]
public enum NoticeKind { Ticket, Climbed, Changed, Recalled, Returned, NobodyOnDuty, Reminder, Supervisor, Reopened, Late, AfterHours }

[JsonConverter(typeof(CamelCase<ChangeKind>))]
public enum ChangeKind { Place, Urgency, Victims, Category, Words }

/// <summary>People harmed, as far as known; counts only rise or are corrected, never guessed (K14).</summary>
public sealed record Victims(int Trapped, int Injured, int Dead)
{
    public static Victims None { get; } = new(0, 0, 0);
}

/// <summary>The place in a fact. "Not known yet" (<c>Known</c> false) is a place too; a village implies its district.</summary>
/// <param name="Position">"latitude,longitude" in degrees (WGS 84), private because it may be a home.</param>
public sealed record PlaceFact(bool Known, string? VillageCode, string? DistrictCode, PrivateText? Landmark, PrivateText? Position)
{
    public static PlaceFact Unknown { get; } = new(false, null, null, null, null);
}
