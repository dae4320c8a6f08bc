using Siaga.Contracts;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Regions;
using Siaga.Tests.Situation;

namespace Siaga.Tests.Incidents;

/// <summary>Rows made from facts, for decisions that need no database.</summary>
static class Rows
{
    public static readonly DateTimeOffset Ten = SiagaServer.TuesdayMorning;
    public static readonly Guid IncidentId = Guid.CreateVersion7(Ten), TicketId = Guid.CreateVersion7(Ten);
    public static readonly IRegionProfile Kendal = Profiles.Kendal;
    static readonly RungReached Desk = new(1, ["desk"], []);

    public static readonly Audience Dispatcher = Of(new Grant("kendal", null, nameof(Role.Dispatcher)));
    public static readonly Audience Supervisor = Of(new Grant("kendal", null, nameof(Role.Supervisor)));
    public static readonly Audience CallTaker = Of(new Grant("kendal", null, nameof(Role.CallTaker)));
    public static readonly Audience Executive = Of(new Grant("kendal", null, nameof(Role.Executive)));
    public static readonly Audience Sekda = Of(new Grant("kendal", null, nameof(Role.Sekda)));
    public static readonly Audience Administrator = Of(new Grant("kendal", null, nameof(Role.Administrator)));
    public static readonly Audience OtherRegion = Of(new Grant("jepara", null, nameof(Role.Supervisor)));
    public static readonly Audience Damkar = Of(new Grant("kendal", "damkar", nameof(Role.AgencyDesk)));
    public static readonly Audience Polres = Of(new Grant("kendal", "polres", nameof(Role.AgencyDesk)));

    /// <summary>May do everything: what is then refused is refused by the state.</summary>
    public static readonly Audience Everyone = Of(
        new Grant("kendal", null, nameof(Role.Supervisor)), new Grant("kendal", "damkar", nameof(Role.AgencyDesk)));

    public static Audience Of(params Grant[] grants) => Audience.Of("ani", grants, RightsTable.SightOf);

    public static Incident Incident(string category = "fire", int urgency = 2, DateTimeOffset? begunAt = null,
        bool restricted = false) =>
        Siaga.Incidents.Incident.From(new IncidentOpened(
            IncidentId, "112-KDL-261124-0001", new(2026, 11, 24), 1, IncidentKind.Emergency, category, urgency,
            PlaceFact.Unknown, Victims.None, PrivateText.Of("Api"), restricted, false, Guid.CreateVersion7(Ten), "ani",
            begunAt ?? Ten, begunAt ?? Ten, Ten), "kendal");

    public static Incident With(this Incident incident, params IncidentFact[] facts)
    {
        foreach (var fact in facts) incident.Apply(fact);
        return incident;
    }

    public static Incident Closed(this Incident incident, Guid? duplicateOf = null) =>
        incident.With(
            new IncidentClosed(IncidentId, duplicateOf is null ? CloseReason.Handled : CloseReason.Duplicate, null,
                duplicateOf, "ani", Ten));

    public static Ticket Ticket(bool ladder = true, int rung = 1, int[]? empty = null, string agency = "damkar") =>
        Siaga.Incidents.Ticket.From(
        new TicketSent(IncidentId, TicketId, agency, TicketWhy.Routing, null, null, ladder,
            TicketLimits.From(Kendal.Ladder),
            new(rung, ["desk"], empty ?? []), null, Ten), Incident());

    public static Ticket With(this Ticket ticket, params TicketFact[] facts)
    {
        foreach (var fact in facts) ticket.Apply(fact);
        return ticket;
    }

    public static Ticket In(TicketState state) => state switch
    {
        TicketState.Sent => Ticket(),
        TicketState.Delivered => Ticket().With(new TicketDelivered(IncidentId, TicketId, "damkar", "desk", Ten)),
        TicketState.Seen => Ticket().With(Seen()),
        TicketState.Accepted => Ticket().With(Accepted()),
        TicketState.OnTheWay => Ticket().With(Accepted(), Moved(Stage.OnTheWay)),
        TicketState.Arrived => Ticket().With(Accepted(), Moved(Stage.Arrived)),
        TicketState.Done => Ticket().With(Accepted(), Moved(Stage.Done)),
        TicketState.Declined => Ticket().With(Declined()),
        TicketState.HandedOver =>
            Ticket().With(
                new TicketHandedOver(IncidentId, TicketId, "damkar", "bpbd", Guid.CreateVersion7(Ten), "desk", null,
                    Ten)),
        TicketState.Returned =>
            Ticket().With(new TicketReturned(IncidentId, TicketId, "damkar", "bpbd", "desk", null, Ten)),
        _ => Ticket().With(new TicketRecalled(IncidentId, TicketId, "damkar", null, false, Ten)),
    };

    public static TicketSeen Seen(int seconds = 0) =>
        new(IncidentId, TicketId, "damkar", "desk", Ten.AddSeconds(seconds));
    public static TicketAccepted Accepted(int seconds = 0) =>
        new(IncidentId, TicketId, "damkar", "desk", StampSource.Desk, false, Ten.AddSeconds(seconds));
    public static TicketMoved Moved(Stage stage, int seconds = 0) =>
        new(IncidentId, TicketId, "damkar", stage, "desk", StampSource.Desk, Ten.AddSeconds(seconds));
    public static TicketDeclined Declined() =>
        new(IncidentId, TicketId, "damkar", "desk", StampSource.Desk, DeclineReason.NoUnitFree, null, Ten);
    public static TicketAccounted Accounted() => new(IncidentId, TicketId, "damkar", new("Padam"), "desk", Ten);
    public static TicketSettled Settled() => new(IncidentId, TicketId, "damkar", new("Sudah"), "ani", Ten);

    public static TicketLimitPassed Missed(Limit limit, int toRung, int seconds = 60) =>
        new(IncidentId, TicketId, "damkar", limit, Ten.AddSeconds(seconds), seconds, toRung - 1,
            limit is Limit.Arrived ? null : new(toRung, ["x"], []), Ten.AddSeconds(seconds));

    public static TicketPhoned Phoned(PhoneResult result, int? toRung = null, int seconds = 0) =>
        new(IncidentId, TicketId, "damkar", StampSource.Telephone, result, null,
            toRung is { } rung ? new(rung, ["x"], []) : null, Ten.AddSeconds(seconds));
}
