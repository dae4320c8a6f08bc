using Siaga.Contracts;
using Siaga.Kernel;
using static Siaga.Incidents.IncidentAction;

namespace Siaga.Incidents;

/// <summary>What can be done with an incident.</summary>
enum IncidentAction { Send, Change, Note, Remind, Restrict, Close, CloseOtherwise, Reopen, Join, Part, Hold, LiftHold }

/// <summary>The one table of what an incident allows. Commands and <c>allowedActions</c> both read it.</summary>
static class IncidentRules
{
    /// <param name="From">Null when it can be done with an open and with a closed incident.</param>
    sealed record Rule(Right Right, IncidentStatus? From);

    static readonly Dictionary<IncidentAction, Rule> Table = new()
    {
        [Send] = new(Right.SendTickets, IncidentStatus.Open),
        [Change] = new(Right.ChangeIncidents, IncidentStatus.Open),
        [Note] = new(Right.SeeIncidents, IncidentStatus.Open),
        [Remind] = new(Right.SeeIncidents, IncidentStatus.Open),
        [Restrict] = new(Right.RestrictIncidents, IncidentStatus.Open),
        [Close] = new(Right.CloseIncidents, IncidentStatus.Open),
        [CloseOtherwise] = new(Right.CloseIncidents, IncidentStatus.Open),
        [Join] = new(Right.CloseIncidents, IncidentStatus.Open),
        [Reopen] = new(Right.CloseIncidents, IncidentStatus.Closed),
        [Part] = new(Right.CloseIncidents, IncidentStatus.Closed),
        [Hold] = new(Right.HoldIncidents, null),
        [LiftHold] = new(Right.HoldIncidents, null),
    };

    static readonly Allowed Forbidden = Allowed.From("identity.forbidden");
    static readonly (IncidentAction Action, string Name)[] Names =
        [.. Table.Keys.Select(action => (action, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(action.ToString())))];

    /// <summary>Null when the action is allowed, otherwise the reason's code.</summary>
    /// <param name="tickets">All tickets of the incident: closing as handled waits for them.</param>
    public static string? WhyNot(
        IncidentAction action, Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile, Audience audience) =>
        WhyNot(action, incident, tickets, profile, audience.May(Table[action].Right, incident.RegionId));

    static string? WhyNot(
        IncidentAction action, Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile, bool hasRight)
    {
        var rule = Table[action];
        if (!hasRight) return "identity.forbidden";
        if (rule.From is { } from && incident.Status != from) return incident.IsOpen ? "incident.is-open" : "incident.is-closed";
        return action switch
        {
            Restrict when incident.Restricted => "incident.is-restricted",
            Hold when incident.HeldSince is not null => "incident.is-held",
            LiftHold when incident.HeldSince is null => "incident.not-held",
            Part when incident.DuplicateOf is null => "incident.not-joined",
            Reopen when incident.DuplicateOf is not null => "incident.is-joined", // parting brings its reports back
            Close => WhyNotHandled(incident, tickets, profile),
            _ => null,
        };
    }

    /// <summary>Why it cannot be closed as handled. Proof comes first: docs/adr/0007.</summary>
    public static string? WhyNotHandled(Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile) =>
        tickets.Any(t => t.IsLive) ? "incident.tickets-open"
        : tickets.All(t => t.State is not TicketState.Done) ? "incident.nothing-done"
        : profile.FindCategory(incident.Category)?.Proof is ProofRule.Account
            && tickets.Any(t => t.State is TicketState.Done && t.Account is null) ? "incident.proof-missing"
        : null;

    /// <exception cref="ForbiddenException">the right is missing</exception>
    /// <exception cref="RefusedException">the incident's state says no</exception>
    public static void Demand(
        IncidentAction action, Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile, Audience audience)
    {
        var whyNot = WhyNot(action, incident, tickets, profile, audience);
        if (whyNot is "identity.forbidden") throw new ForbiddenException(Table[action].Right.ToString());
        if (whyNot is not null) throw new RefusedException(whyNot);
    }

    public static IReadOnlyDictionary<string, Allowed> All(
        Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile, Audience audience) =>
        For(OfState(incident, tickets, profile), RightsOf(audience, profile.Id));

    /// <summary>What the incident's state allows to somebody with every right.</summary>
    public static IReadOnlyDictionary<string, Allowed> OfState(Incident incident, IReadOnlyCollection<Ticket> tickets, IRegionProfile profile) =>
        Names.ToDictionary(n => n.Name, n => Allowed.From(WhyNot(n.Action, incident, tickets, profile, hasRight: true)));

    /// <summary>The same for somebody with these rights.</summary>
    public static IReadOnlyDictionary<string, Allowed> For(IReadOnlyDictionary<string, Allowed> ofState, IReadOnlySet<Right> rights) =>
        Array.TrueForAll(Names, n => rights.Contains(Table[n.Action].Right))
            ? ofState
            : Names.ToDictionary(n => n.Name, n => rights.Contains(Table[n.Action].Right) ? ofState[n.Name] : Forbidden);

    public static IReadOnlySet<Right> RightsOf(Audience audience, string region) =>
        Table.Values.Select(rule => rule.Right).Distinct().Where(right => audience.May(right, region)).ToHashSet();
}
