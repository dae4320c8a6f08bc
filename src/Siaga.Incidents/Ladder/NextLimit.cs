namespace Siaga.Incidents;

/// <summary>What a ticket must reach next, and by when. Pure: the rules of the acceptance ladder in one place.</summary>
sealed record NextLimit(Limit Limit, DateTimeOffset DueAt, int Seconds)
{
    /// <summary>Null when nothing more is awaited: no ladder, over, or already the supervisor's item.</summary>
    public static NextLimit? Of(Ticket ticket, Incident incident) => ticket switch
    {
        { HasLadder: false } => null,
        { State: TicketState.OnTheWay, ArrivalMissed: true } => null,
        { State: TicketState.OnTheWay } => At(Limit.Arrived, incident.BegunAt, ticket.Limits.OnScene),
        { Rung: Rungs.Supervisor } => null,
        { IsWaiting: true, RungSeen: false, Rung: <= Rungs.Sekda } => At(Limit.Seen, ticket.RungSince, ticket.Limits.Seen),
        { IsWaiting: true } => At(Limit.Accepted, ticket.RungSince, ticket.Limits.Accept(incident.Urgency)),
        { State: TicketState.Accepted } => At(Limit.OnTheWay, ticket.RungSince, ticket.Limits.Move(incident.Urgency)),
        _ => null,
    };

    /// <summary>Why the call centre must look, once this limit has passed.</summary>
    public static AttentionKind Missed(Limit limit) => limit switch
    {
        Limit.Seen => AttentionKind.Unseen,
        Limit.Accepted => AttentionKind.Unaccepted,
        Limit.OnTheWay => AttentionKind.NotMoving,
        _ => AttentionKind.NotArrived,
    };

    static NextLimit At(Limit limit, DateTimeOffset since, int seconds) => new(limit, since.AddSeconds(seconds), seconds);
}
