using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;
using static Siaga.Incidents.TicketState;

namespace Siaga.Incidents;

/// <summary>One agency's piece of work on an incident: always what folding its facts would give.</summary>
sealed class Ticket : IIdentified
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    public required Guid IncidentId { get; init; }
    public required string Agency { get; init; }
    public required TicketWhy Why { get; init; }
    public string? FromAgency { get; init; }
    public Guid? Replaces { get; init; }
    public required bool HasLadder { get; set; }
    public required TicketLimits Limits { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public string? SentWords { get; private set; }

    /// <summary>Copied from the incident, so that the filter on restricted records needs no join.</summary>
    public bool Restricted { get; set; }
    public TicketState State { get; private set; }
    public DateTimeOffset StateSince { get; private set; }
    public int Rung { get; private set; }
    public DateTimeOffset RungSince { get; private set; }

    /// <summary>Someone of this rung, or below, has opened it since the rung was reached.</summary>
    public bool RungSeen { get; private set; }
    public Limit? AwaitedLimit { get; private set; }
    public DateTimeOffset? NextDueAt { get; private set; }
    public int AwaitedSeconds { get; private set; }
    public AttentionKind? Attention { get; private set; }
    public DateTimeOffset? AttentionSince { get; private set; }
    public int? AttentionSeconds { get; private set; }
    public bool AcceptedLate { get; private set; }

    /// <summary>The late arrival was shown and told: once, whatever is settled afterwards.</summary>
    public bool ArrivalMissed { get; private set; }
    public Guid? Successor { get; private set; }
    public DeclineReason? DeclinedBecause { get; private set; }
    public string? EndedWords { get; private set; }
    public string? EndedBy { get; private set; }
    public string? HandedTo { get; private set; }
    public string? Account { get; private set; }
    public string? AccountBy { get; private set; }
    public DateTimeOffset? AccountAt { get; private set; }

    public bool IsWaiting => State is Sent or Delivered or Seen;
    public bool IsLive => State is Sent or Delivered or Seen or Accepted or OnTheWay or Arrived;

    public static Ticket From(TicketSent sent, Incident incident) => new()
    {
        RegionId = incident.RegionId, Id = sent.TicketId, IncidentId = sent.IncidentId, Agency = sent.Agency, Why = sent.Why,
        FromAgency = sent.From, Replaces = sent.Replaces, HasLadder = sent.HasLadder, Limits = sent.Limits, SentAt = sent.At,
        SentWords = sent.Words?.Text, Restricted = incident.Restricted, State = Sent, StateSince = sent.At,
        Rung = sent.Reached.Rung, RungSince = sent.EnteredAt ?? sent.At,
        // What passed on paper, nobody can be called for any more: it is seen in the times, and not told as news.
        ArrivalMissed = sent.EnteredAt is { } entered && incident.BegunAt.AddSeconds(sent.Limits.OnScene) <= entered,
        Attention = sent.Reached.Empty.Length > 0 ? AttentionKind.NobodyOnDuty : null,
        AttentionSince = sent.Reached.Empty.Length > 0 ? sent.EnteredAt ?? sent.At : null,
    };

    /// <summary>Applies a fact of this ticket.</summary>
    public void Apply(TicketFact fact)
    {
        switch (fact)
        {
            case TicketDelivered: Enter(Delivered, fact.At); break;
            case TicketSeen: See(fact.At); break;
            case TicketAccepted f: Accept(f); break;
            case TicketDeclined f: (DeclinedBecause, EndedWords, EndedBy) = (f.Reason, f.Words?.Text, f.Person); End(Declined, f.At, AttentionKind.Declined); break;
            case TicketHandedOver f: (HandedTo, Successor, EndedWords, EndedBy) = (f.To, f.NewTicket, f.Words?.Text, f.Person); End(HandedOver, f.At); break;
            case TicketReturned f: (HandedTo, EndedWords, EndedBy) = (f.To, f.Words?.Text, f.Person); End(Returned, f.At, AttentionKind.HandedBack); break;
            case TicketRecalled f: EndedWords = f.Reason?.Text; End(Recalled, f.At); break;
            case TicketMoved f: Move(f); break;
            case TicketAccounted f: (Account, AccountBy, AccountAt) = (f.Words.Text, f.Person, f.At); break;
            case LadderBegan f: Call(f.Reached, f.At); break;
            case TicketCalledHigher f: Call(f.Reached, f.At); break;
            case TicketLimitPassed f: Miss(f); break;
            case TicketPhoned f: Phone(f); break;
            case TicketSettled: Calm(); break;
            case TicketSent f: Successor = f.TicketId; Calm(); break; // another ticket takes over from this one
            case ChangesAcknowledged or StampCorrected: break;
            default: throw new InvalidOperationException($"A ticket does not know the fact {fact.GetType().Name}.");
        }
    }

    public void EraseWords() => (SentWords, EndedWords, Account) = (null, null, null);

    /// <summary>The case became an emergency or is none any more: the ladder begins now, or is over.</summary>
    public void Follow(IncidentKind kind, DateTimeOffset at)
    {
        var ladder = kind is IncidentKind.Emergency;
        if (HasLadder == ladder || !(IsLive || State is Declined)) return;
        HasLadder = ladder;
        // From the lowest rung: a rung that the ladder had reached before would keep it silent for good.
        if (ladder) (Rung, RungSince, RungSeen) = (Rungs.Desk, at, !IsWaiting);
        // What only the ladder would end, nobody could end without it.
        else if (IsLive && Attention is not AttentionKind.NobodyOnDuty) Calm();
    }

    /// <summary>Reckons the next deadline anew; after every fact of the ticket or its incident.</summary>
    public void Reckon(Incident incident)
    {
        Restricted = incident.Restricted;
        var next = incident.Status is IncidentStatus.Open ? NextLimit.Of(this, incident) : null;
        (AwaitedLimit, NextDueAt, AwaitedSeconds) = (next?.Limit, next?.DueAt, next?.Seconds ?? 0);
    }

    void See(DateTimeOffset at)
    {
        if (IsWaiting && State is not Seen) Enter(Seen, at);
        RungSeen = true;
        if (Attention is AttentionKind.Unseen or AttentionKind.NobodyOnDuty) Calm();
    }

    void Accept(TicketAccepted fact)
    {
        Enter(Accepted, fact.At);
        (Rung, RungSince, RungSeen, AcceptedLate) = (Rungs.Desk, fact.At, true, fact.Late);
        (DeclinedBecause, EndedWords, EndedBy) = (null, null, null);
        Calm();
    }

    void Move(TicketMoved fact)
    {
        (Rung, RungSince, RungSeen) = (Rungs.Desk, fact.At, true); // the ladder's work is done
        Enter(fact.Stage switch { Stage.OnTheWay => OnTheWay, Stage.Arrived => Arrived, _ => Done }, fact.At);
        Calm();
    }

    void Call(RungReached reached, DateTimeOffset at)
    {
        Calm();
        Climb(reached, at);
        if (reached.Empty.Length > 0) (Attention, AttentionSince) = (AttentionKind.NobodyOnDuty, at);
    }

    void Miss(TicketLimitPassed fact)
    {
        var kind = NextLimit.Missed(fact.Limit);
        ArrivalMissed |= fact.Limit is Limit.Arrived;
        if (Attention != kind) (Attention, AttentionSince, AttentionSeconds) = (kind, fact.DueAt, fact.LimitSeconds);
        Climb(fact.Reached, fact.At);
    }

    // "Will act" is a receipt: the agency knows. It has the same limit once more; then the ladder goes on.
    void Phone(TicketPhoned fact)
    {
        if (fact.Result is PhoneResult.WillAct) (RungSeen, RungSince) = (true, fact.At);
        if (fact.Reached is null) return;
        Climb(fact.Reached, fact.At);
        (Attention, AttentionSince, AttentionSeconds) = (IsWaiting ? AttentionKind.Unaccepted : AttentionKind.NotMoving, fact.At, null);
    }

    void Climb(RungReached? reached, DateTimeOffset at)
    {
        if (reached is null) return;
        (Rung, RungSince, RungSeen) = (reached.Rung, at, false);
    }

    void Enter(TicketState state, DateTimeOffset at) => (State, StateSince) = (state, at);

    void End(TicketState state, DateTimeOffset at, AttentionKind? attention = null)
    {
        Enter(state, at);
        (Attention, AttentionSince, AttentionSeconds) = (attention, attention is null ? null : at, null);
    }

    void Calm() => (Attention, AttentionSince, AttentionSeconds) = (null, null, null);
}

sealed class TicketTable : IEntityTypeConfiguration<Ticket>
{
    public void Configure(EntityTypeBuilder<Ticket> table)
    {
        table.ToTable("tickets").HasKey(t => new { t.RegionId, t.Id });
        table.ComplexProperty(t => t.Limits);
        table.Ignore(t => t.IsWaiting).Ignore(t => t.IsLive);
        table.Property(t => t.Why).HasConversion<string>();
        table.Property(t => t.State).HasConversion<string>();
        table.Property(t => t.AwaitedLimit).HasConversion<string>();
        table.Property(t => t.Attention).HasConversion<string>();
        table.Property(t => t.DeclinedBecause).HasConversion<string>();
        table.HasIndex(t => new { t.RegionId, t.IncidentId });
        table.HasIndex(t => new { t.RegionId, t.Agency, t.SentAt });
        table.HasIndex(t => new { t.RegionId, t.NextDueAt });
    }
}
