using Siaga.Contracts;

namespace Siaga.Incidents;

/// <summary>The limits a ticket lives by, in whole seconds, as they were when it was sent: a later change of the region's
/// profile does not move the deadlines of running work.</summary>
public sealed record TicketLimits(int Seen, int AcceptHigh, int AcceptLow, int MoveHigh, int MoveLow, int OnScene)
{
    public static TicketLimits From(LadderLimits limits) => new(
        Seconds(limits.Seen), Seconds(limits.AcceptHigh), Seconds(limits.AcceptLow),
        Seconds(limits.MoveHigh), Seconds(limits.MoveLow), Seconds(limits.OnScene));

    /// <summary>Urgency 1 and 2 have the short limits.</summary>
    public int Accept(int urgency) => urgency <= 2 ? AcceptHigh : AcceptLow;
    public int Move(int urgency) => urgency <= 2 ? MoveHigh : MoveLow;

    static int Seconds(TimeSpan limit) => (int)limit.TotalSeconds;
}
