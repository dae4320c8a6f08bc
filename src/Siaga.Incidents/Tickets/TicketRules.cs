using Siaga.Contracts;
using Siaga.Kernel;
using static Siaga.Incidents.TicketState;

namespace Siaga.Incidents;

/// <summary>What can be done with a ticket.</summary>
enum TicketAction { See, Accept, Decline, HandOver, CallIn, OnTheWay, Arrived, Done, Account, Acknowledge, Recall, Phone, Settle, CorrectStamp }

/// <summary>Whether something may be done now; otherwise the code of the reason, which the console turns into a sentence.</summary>
public sealed record Allowed(bool Yes, string? Reason)
{
    [System.Text.Json.Serialization.JsonPropertyName("allowed")] public bool Yes { get; } = Yes;
    static readonly Allowed Now = new(true, null);
    internal static Allowed From(string? whyNot) => whyNot is null ? Now : new(false, whyNot);
}

/// <summary>The one table of what a ticket allows: from which states, with which right. Commands and <c>allowedActions</c>
/// both read it. How an answer ends that comes late or twice is the same table: docs/adr/0013.</summary>
static class TicketRules
{
    sealed record Rule(Right Right, params TicketState[] From);

    static readonly Dictionary<TicketAction, Rule> Table = new()
    {
        [TicketAction.See] = new(Right.AnswerTickets, Sent, Delivered, Seen, Accepted, OnTheWay, Arrived, Done, Declined, HandedOver, Returned, Recalled),
        // An agency that declined may still change its mind, as long as nobody has taken over.
        [TicketAction.Accept] = new(Right.AnswerTickets, Sent, Delivered, Seen, Declined),
        [TicketAction.Decline] = new(Right.AnswerTickets, Sent, Delivered, Seen, Accepted),
        [TicketAction.HandOver] = new(Right.AnswerTickets, Sent, Delivered, Seen, Accepted),
        [TicketAction.CallIn] = new(Right.AnswerTickets, Seen, Accepted, OnTheWay, Arrived),
        [TicketAction.OnTheWay] = new(Right.AnswerTickets, Accepted),
        [TicketAction.Arrived] = new(Right.AnswerTickets, Accepted, OnTheWay),
        [TicketAction.Done] = new(Right.AnswerTickets, Accepted, OnTheWay, Arrived),
        [TicketAction.Account] = new(Right.AnswerTickets, Accepted, OnTheWay, Arrived, Done),
        [TicketAction.Acknowledge] = new(Right.AnswerTickets, Sent, Delivered, Seen, Accepted, OnTheWay, Arrived),
        [TicketAction.Recall] = new(Right.SendTickets, Sent, Delivered, Seen, Accepted, OnTheWay, Arrived),
        [TicketAction.Phone] = new(Right.SendTickets, Sent, Delivered, Seen, Accepted, OnTheWay),
        [TicketAction.Settle] = new(Right.SendTickets, Sent, Delivered, Seen, Accepted, OnTheWay, Arrived, Declined, Returned),
        [TicketAction.CorrectStamp] = new(Right.CorrectStamps, Delivered, Seen, Accepted, OnTheWay, Arrived, Done),
    };

    /// <summary>Null when the action is allowed, otherwise the reason's code.</summary>
    public static string? WhyNot(TicketAction action, Ticket ticket, Incident incident, Audience audience)
    {
        var rule = Table[action];
        if (!audience.May(rule.Right, ticket.RegionId, ticket.Agency)) return "identity.forbidden";
        if (!incident.IsOpen && action is not (TicketAction.See or TicketAction.Account or TicketAction.CorrectStamp)) return "incident.is-closed";
        if (!rule.From.Contains(ticket.State)) return $"ticket.is-{Kebab(ticket.State)}";
        return action switch
        {
            TicketAction.Accept when ticket.Successor is not null => "ticket.already-replaced",
            TicketAction.Settle => WhyNotSettled(ticket, audience),
            _ => null,
        };
    }

    // While the ladder still climbs, words would only silence it.
    static string? WhyNotSettled(Ticket ticket, Audience audience) => ticket switch
    {
        { Attention: null } => "ticket.nothing-to-settle",
        { IsLive: true, Rung: Rungs.Supervisor } => audience.May(Right.Supervise, ticket.RegionId) ? null : "identity.forbidden",
        { IsLive: true, HasLadder: true, Attention: not AttentionKind.NotArrived } => "ticket.ladder-goes-on",
        _ => null,
    };

    /// <exception cref="ForbiddenException">the right is missing</exception>
    /// <exception cref="RefusedException">the ticket's state says no</exception>
    public static void Demand(TicketAction action, Ticket ticket, Incident incident, Audience audience)
    {
        var whyNot = WhyNot(action, ticket, incident, audience);
        if (whyNot is "identity.forbidden") throw new ForbiddenException(Table[action].Right.ToString());
        if (whyNot is not null) throw new RefusedException(whyNot);
    }

    public static IReadOnlyDictionary<string, Allowed> All(Ticket ticket, Incident incident, Audience audience) =>
        Table.Keys.ToDictionary(Camel, action => Allowed.From(WhyNot(action, ticket, incident, audience)));

    static string Camel(TicketAction action) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(action.ToString());
    static string Kebab(TicketState state) => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(state.ToString());
}
