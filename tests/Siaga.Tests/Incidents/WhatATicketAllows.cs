using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class WhatATicketAllows
{
    // One letter for each state, in the states' order: sent delivered seen accepted on-the-way arrived done declined
    // handed-over returned recalled.
    [Theory]
    [InlineData(nameof(TicketAction.See), "yyyyyyyyyyy")]
    [InlineData(nameof(TicketAction.Accept), "yyy....y...")]
    [InlineData(nameof(TicketAction.Decline), "yyyy.......")]
    [InlineData(nameof(TicketAction.HandOver), "yyyy.......")]
    [InlineData(nameof(TicketAction.CallIn), "..yyyy.....")]
    [InlineData(nameof(TicketAction.OnTheWay), "...y.......")]
    [InlineData(nameof(TicketAction.Arrived), "...yy......")]
    [InlineData(nameof(TicketAction.Done), "...yyy.....")]
    [InlineData(nameof(TicketAction.Account), "...yyyy....")]
    [InlineData(nameof(TicketAction.Acknowledge), "yyyyyy.....")]
    [InlineData(nameof(TicketAction.Recall), "yyyyyy.....")]
    [InlineData(nameof(TicketAction.Phone), "yyyyy......")]
    [InlineData(nameof(TicketAction.Settle), ".......y.y.")]
    [InlineData(nameof(TicketAction.CorrectStamp), ".yyyyyy....")]
    public void Depends_on_its_state(string action, string expected) =>
        Letters(Enum.Parse<TicketAction>(action)).ShouldBe(expected);

    [Fact]
    public void Is_decided_for_every_action() => Enum.GetValues<TicketAction>().Length.ShouldBe(14);

    static string Letters(TicketAction action) => string.Concat(Enum.GetValues<TicketState>()
        .Select(state => TicketRules.WhyNot(action, Rows.In(state), Rows.Incident(),
            Rows.Everyone) is null ? 'y' : '.'));

    [Theory]
    [InlineData(TicketState.HandedOver, "ticket.is-handed-over")]
    [InlineData(TicketState.Done, "ticket.is-done")]
    public void Is_refused_with_the_state_as_its_reason(TicketState state, string code) =>
        WhyNot(TicketAction.Accept, Rows.In(state)).ShouldBe(code);

    [Theory]
    [InlineData(nameof(TicketAction.See), null)]
    [InlineData(nameof(TicketAction.Account), null)]
    [InlineData(nameof(TicketAction.CorrectStamp), null)]
    [InlineData(nameof(TicketAction.Done), "incident.is-closed")]
    [InlineData(nameof(TicketAction.Recall), "incident.is-closed")]
    public void Is_little_once_the_incident_is_closed(string action, string? code) => TicketRules.WhyNot(
        Enum.Parse<TicketAction>(action), Rows.In(TicketState.Accepted), Rows.Incident()
            .Closed(), Rows.Everyone).ShouldBe(code);

    [Theory]
    [InlineData(nameof(TicketAction.Accept), false, true, false)]
    [InlineData(nameof(TicketAction.Acknowledge), false, true, false)]
    [InlineData(nameof(TicketAction.Recall), true, false, false)]
    [InlineData(nameof(TicketAction.Phone), true, false, false)]
    public void Belongs_to_the_agency_or_to_the_call_centre(string name, bool centre, bool ownDesk, bool otherDesk)
    {
        var action = Enum.Parse<TicketAction>(name);
        (May(Rows.CallTaker), May(Rows.Damkar), May(Rows.Polres), May(Rows.Executive), May(Rows.Administrator),
            May(Rows.OtherRegion))
            .ShouldBe((centre, ownDesk, otherDesk, false, false, false));
        bool May(Audience audience) =>
            TicketRules.WhyNot(action, Rows.In(TicketState.Sent), Rows.Incident(), audience) is null;
    }

    [Fact]
    public void Lets_an_agency_change_its_mind_until_somebody_has_taken_over()
    {
        var declined = Rows.In(TicketState.Declined);
        WhyNot(TicketAction.Accept, declined).ShouldBeNull();
        declined.Apply(
            new TicketSent(Rows.IncidentId, Guid.CreateVersion7(), "bpbd", TicketWhy.ByHand, null, Rows.TicketId, true,
                declined.Limits, new(1, [], []), null, Rows.Ten));
        WhyNot(TicketAction.Accept, declined).ShouldBe("ticket.already-replaced");
    }

    [Fact]
    public void Ends_a_decline_in_words_only_once()
    {
        var declined = Rows.In(TicketState.Declined);
        WhyNot(TicketAction.Settle, declined).ShouldBeNull();
        WhyNot(TicketAction.Settle, declined.With(Rows.Settled())).ShouldBe("ticket.nothing-to-settle");
    }

    [Fact]
    public void Leaves_a_running_ladder_to_the_agency() =>
        WhyNot(TicketAction.Settle, Rows.Ticket().With(Rows.Missed(Limit.Seen, 2))).ShouldBe("ticket.ladder-goes-on");

    [Fact]
    public void Keeps_the_last_rung_for_the_supervisor()
    {
        var last = Rows.Ticket().With(Rows.Missed(Limit.Accepted, 7));
        TicketRules.WhyNot(TicketAction.Settle, last, Rows.Incident(), Rows.Dispatcher).ShouldBe("identity.forbidden");
        TicketRules.WhyNot(TicketAction.Settle, last, Rows.Incident(), Rows.Supervisor).ShouldBeNull();
    }

    [Fact]
    public void Lets_a_late_arrival_be_ended_in_words() =>
        WhyNot(TicketAction.Settle, Rows.In(TicketState.OnTheWay).With(Rows.Missed(Limit.Arrived, 2))).ShouldBeNull();

    [Fact]
    public void Reaches_the_console_whole() =>
        TicketRules.All(Rows.In(TicketState.Sent), Rows.Incident(), Rows.Damkar).Keys.ShouldBe(
        ["see", "accept", "decline", "handOver", "callIn", "onTheWay", "arrived", "done", "account", "acknowledge",
            "recall", "phone", "settle", "correctStamp"],
        ignoreOrder: true);

    [Theory]
    [InlineData(Stage.Sent, 0, "ticket.stage-is-the-servers")]
    [InlineData(Stage.Delivered, 0, "ticket.stage-is-the-servers")]
    [InlineData(Stage.Seen, 0, "ticket.stage-is-the-servers")]
    [InlineData(Stage.Accepted, -1, "ticket.stamp-before-call")]
    [InlineData(Stage.Arrived, 601, "ticket.stamp-in-future")]
    [InlineData(Stage.Arrived, 600, null)]
    [InlineData(Stage.Done, 0, null)]
    public void Corrects_only_stamps_of_people_within_the_call(Stage stage, int secondsAfterTheCall, string? code) =>
        (CorrectStamp.WhyNot(
        new(stage, Rows.Ten.AddSeconds(secondsAfterTheCall),
            "salah tekan"), Rows.Incident(), Rows.Ten.AddMinutes(10))?.Code).ShouldBe(code);

    [Theory]
    [InlineData(Stage.Accepted, 9, "ticket.stamp-before-sent")]
    [InlineData(Stage.Accepted, 10, null)] // before it was seen: they accepted by telephone
    [InlineData(Stage.Accepted, 51, "ticket.stamp-after-stage")]
    [InlineData(Stage.Arrived, 29, "ticket.stamp-before-stage")]
    [InlineData(Stage.Arrived, 30, null)]
    [InlineData(Stage.Arrived, 500, null)]
    public void Corrects_a_stamp_only_between_its_neighbours(Stage stage, int seconds, string? code) =>
        (CorrectStamp.WhyNotBetween(new(stage, Rows.Ten.AddSeconds(seconds), "salah tekan"),
            [Stamp(Stage.Arrived, 50), Stamp(Stage.Accepted, 30), Stamp(Stage.Seen, 20), Stamp(Stage.Sent, 10)])?.Code)
            .ShouldBe(code);

    static TicketStamp Stamp(Stage stage, int seconds) => new()
    {
        RegionId = "kendal", TicketId = Rows.TicketId, IncidentId = Rows.IncidentId, Stage = stage,
        At = Rows.Ten.AddSeconds(seconds), By = "desk", Source = StampSource.Desk,
    };

    static string? WhyNot(TicketAction action, Ticket ticket) =>
        TicketRules.WhyNot(action, ticket, Rows.Incident(), Rows.Everyone);
}
