using Shouldly;
using Siaga.Incidents;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class WhatATicketMustReachNext
{
    [Fact]
    public void Is_to_be_seen_within_a_minute() => Next(Rows.Ticket()).ShouldBe((Limit.Seen, 60));

    [Fact]
    public void Is_to_be_accepted_within_two_minutes_when_urgent() =>
        Next(Rows.Ticket().With(Rows.Seen(30))).ShouldBe((Limit.Accepted, 120));

    [Theory]
    [InlineData(1, 120)]
    [InlineData(2, 120)]
    [InlineData(3, 600)]
    [InlineData(5, 600)]
    public void Is_to_be_accepted_by_urgency(int urgency, int seconds) =>
        Next(Rows.Ticket().With(Rows.Seen()), urgency).ShouldBe((Limit.Accepted, seconds));

    [Theory]
    [InlineData(2, 120)]
    [InlineData(3, 900)]
    public void Is_to_be_on_the_way_by_urgency(int urgency, int seconds) =>
        Next(Rows.In(TicketState.Accepted), urgency).ShouldBe((Limit.OnTheWay, seconds));

    [Fact]
    public void Is_to_have_arrived_fifteen_minutes_after_the_call_began() =>
        NextLimit.Of(Rows.In(TicketState.OnTheWay), Rows.Incident(begunAt: Rows.Ten.AddMinutes(-4)))!.DueAt
            .ShouldBe(Rows.Ten.AddMinutes(11));

    [Theory]
    [InlineData(TicketState.Arrived)]
    [InlineData(TicketState.Done)]
    [InlineData(TicketState.Declined)]
    [InlineData(TicketState.HandedOver)]
    [InlineData(TicketState.Returned)]
    [InlineData(TicketState.Recalled)]
    public void Is_nothing_once_it_is_there_or_over(TicketState state) => Next(Rows.In(state)).ShouldBeNull();

    [Fact]
    public void Is_nothing_for_a_complaint() => Next(Rows.Ticket(ladder: false)).ShouldBeNull();

    [Fact]
    public void Begins_anew_on_each_rung() =>
        Next(Rows.Ticket().With(Rows.Seen(50), Rows.Missed(Limit.Accepted, 2, 120))).ShouldBe((Limit.Seen, 180));

    [Fact]
    public void Is_to_be_accepted_by_telephone_on_the_call_takers_rung() =>
        Next(Rows.Ticket(rung: 6)).ShouldBe((Limit.Accepted, 120));

    [Fact]
    public void Is_the_supervisors_item_on_the_last_rung() =>
        Next(Rows.Ticket().With(Rows.Missed(Limit.Accepted, 7))).ShouldBeNull();

    [Fact]
    public void Is_the_way_once_it_is_accepted_on_whatever_rung() =>
        Next(Rows.Ticket().With(Rows.Missed(Limit.Accepted, 7), Rows.Accepted(700))).ShouldBe((Limit.OnTheWay, 820));

    [Fact]
    public void Has_the_same_limit_once_more_when_the_agency_will_act() =>
        Next(Rows.Ticket(rung: 6).With(Rows.Phoned(PhoneResult.WillAct, seconds: 90))).ShouldBe((Limit.Accepted, 210));

    [Fact]
    public void Is_a_late_arrival_once_only()
    {
        var late = Rows.In(TicketState.OnTheWay).With(Rows.Missed(Limit.Arrived, 2, 900));
        Next(late).ShouldBeNull();
        Next(late.With(Rows.Settled())).ShouldBeNull();
    }

    [Theory]
    [InlineData(Limit.Seen, AttentionKind.Unseen)]
    [InlineData(Limit.Accepted, AttentionKind.Unaccepted)]
    [InlineData(Limit.OnTheWay, AttentionKind.NotMoving)]
    [InlineData(Limit.Arrived, AttentionKind.NotArrived)]
    public void Says_why_it_needs_the_call_centre(Limit missed, AttentionKind kind) =>
        NextLimit.Missed(missed).ShouldBe(kind);

    [Fact]
    public void Is_overdue_at_once_when_nobody_is_on_duty() =>
        Rows.Ticket(rung: 2, empty: [1]).Attention.ShouldBe(AttentionKind.NobodyOnDuty);

    [Fact]
    public void Is_overdue_no_longer_once_it_is_seen() =>
        Rows.Ticket().With(Rows.Missed(Limit.Seen, 2), Rows.Seen(70)).Attention.ShouldBeNull();

    // Opening it is not answering it: the supervisor's item stays until a person ends it.
    [Fact]
    public void Stays_the_supervisors_item_when_the_desk_merely_opens_it() => Rows.Ticket()
        .With(Rows.Missed(Limit.Seen, 6), Rows.Phoned(PhoneResult.NoAnswer, toRung: 7, seconds: 90), Rows.Seen(100))
            .Attention.ShouldBe(AttentionKind.Unaccepted);

    [Fact]
    public void Is_overdue_on_the_last_rung_even_if_it_was_calm_before() => Rows.Ticket(rung: 6)
        .With(Rows.Seen(10), Rows.Phoned(PhoneResult.NoAnswer, toRung: 7, seconds: 20)).Attention
            .ShouldBe(AttentionKind.Unaccepted);

    [Fact]
    public void Leaves_the_rung_behind_when_it_moves() =>
        Rows.Ticket().With(Rows.Accepted(), Rows.Missed(Limit.OnTheWay, 7), Rows.Moved(Stage.OnTheWay, 300)).Rung
            .ShouldBe(1);

    static (Limit, int)? Next(Ticket ticket, int urgency = 2) =>
        NextLimit.Of(ticket, Rows.Incident(urgency: urgency)) is { } next
            ? (next.Limit, (int)(next.DueAt - Rows.Ten).TotalSeconds) : null;
}
