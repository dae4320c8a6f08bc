using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Incidents;

public sealed class WhatAnIncidentAllows
{
    static readonly Guid Other = Guid.CreateVersion7();

    // Open, then closed as a duplicate.
    [Theory]
    [InlineData(nameof(IncidentAction.Send), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Change), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Note), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Remind), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Restrict), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Close), "incident.nothing-done", "incident.is-closed")]
    [InlineData(nameof(IncidentAction.CloseOtherwise), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Join), null, "incident.is-closed")]
    [InlineData(nameof(IncidentAction.Reopen), "incident.is-open", "incident.is-joined")]
    [InlineData(nameof(IncidentAction.Part), "incident.is-open", null)]
    [InlineData(nameof(IncidentAction.Hold), null, null)]
    [InlineData(nameof(IncidentAction.LiftHold), "incident.not-held", "incident.not-held")]
    public void Depends_on_its_state(string name, string? whileOpen, string? whenClosed)
    {
        var action = Enum.Parse<IncidentAction>(name);
        (WhyNot(action, Rows.Incident()), WhyNot(action, Rows.Incident().Closed(Other)))
            .ShouldBe((whileOpen, whenClosed));
    }

    [Theory]
    [InlineData(nameof(IncidentAction.Note), "call taker, dispatcher, supervisor, desk, sekda")]
    [InlineData(nameof(IncidentAction.Remind), "call taker, dispatcher, supervisor, desk, sekda")]
    [InlineData(nameof(IncidentAction.Send), "call taker, dispatcher, supervisor")]
    [InlineData(nameof(IncidentAction.Change), "call taker, dispatcher, supervisor")]
    [InlineData(nameof(IncidentAction.CloseOtherwise), "call taker, dispatcher, supervisor")]
    [InlineData(nameof(IncidentAction.Restrict), "call taker, dispatcher, supervisor")]
    [InlineData(nameof(IncidentAction.Join), "call taker, dispatcher, supervisor")]
    [InlineData(nameof(IncidentAction.Hold), "supervisor")]
    public void Depends_on_who_asks(string action, string expected)
    {
        (string Name, Audience Audience)[] all =
        [
            ("call taker", Rows.CallTaker), ("dispatcher", Rows.Dispatcher), ("supervisor", Rows.Supervisor), ("desk",
                Rows.Damkar),
            ("sekda", Rows.Sekda), ("executive", Rows.Executive), ("administrator", Rows.Administrator), ("elsewhere",
                Rows.OtherRegion),
        ];
        string.Join(", ",
            all.Where(a => WhyNot(Enum.Parse<IncidentAction>(action), Rows.Incident(), a.Audience) is null)
                .Select(a => a.Name)).ShouldBe(expected);
    }

    [Fact]
    public void Restricts_once() =>
        WhyNot(IncidentAction.Restrict, Rows.Incident(restricted: true)).ShouldBe("incident.is-restricted");

    [Fact]
    public void Parts_only_what_was_joined() =>
        WhyNot(IncidentAction.Part, Rows.Incident().Closed()).ShouldBe("incident.not-joined");

    [Fact]
    public void Waits_for_live_tickets_before_it_closes_as_handled() =>
        WhyNotHandled("fire", Rows.In(TicketState.OnTheWay)).ShouldBe("incident.tickets-open");

    [Fact]
    public void Closes_as_handled_only_what_somebody_did() =>
        WhyNotHandled("fire", Rows.In(TicketState.Declined)).ShouldBe("incident.nothing-done");

    [Fact]
    public void Closes_with_proof() =>
        WhyNotHandled("fire", Rows.In(TicketState.Done).With(Rows.Accounted())).ShouldBeNull();

    [Fact]
    public void Is_refused_to_close_without_proof() =>
        WhyNotHandled("fire", Rows.In(TicketState.Done)).ShouldBe("incident.proof-missing");

    [Fact]
    public void Asks_every_agency_that_is_done_for_its_proof() =>
        WhyNotHandled("fire", Rows.In(TicketState.Done).With(Rows.Accounted()), Rows.In(TicketState.Done))
            .ShouldBe("incident.proof-missing");

    [Fact]
    public void Needs_no_proof_where_the_category_asks_for_none() =>
        WhyNotHandled("medical", Rows.In(TicketState.Done)).ShouldBeNull();

    [Fact]
    public void Needs_no_agency_that_declined_to_have_done_anything() =>
        WhyNotHandled("medical", Rows.In(TicketState.Done), Rows.In(TicketState.Declined)).ShouldBeNull();

    [Theory]
    [InlineData(CloseReason.Handled, null, false, null)]
    [InlineData(CloseReason.FalseAlarm, null, false, "incident.reason-needed")]
    [InlineData(CloseReason.Withdrawn, "", false, "incident.reason-needed")]
    [InlineData(CloseReason.FalseAlarm, "Salah lihat", false, null)]
    [InlineData(CloseReason.Duplicate, "Sama", false, "incident.duplicate-unknown")]
    [InlineData(CloseReason.Duplicate, null, true, null)]
    [InlineData(CloseReason.FalseAlarm, "Sama", true, "incident.duplicate-unknown")]
    [InlineData(CloseReason.Duplicate, "Sama", true, null)]
    public void Closes_otherwise_only_with_words(CloseReason reason, string? words, bool names, string? code) =>
        CloseIncident.WhyNot(new(reason, words, names ? Other : null)).ShouldBe(code);

    static string? WhyNot(IncidentAction action, Incident incident, Audience? audience = null) =>
        IncidentRules.WhyNot(action, incident, [], Rows.Kendal, audience ?? Rows.Supervisor);

    static string? WhyNotHandled(string category, params Ticket[] tickets) =>
        IncidentRules.WhyNot(IncidentAction.Close, Rows.Incident(category), tickets, Rows.Kendal, Rows.Dispatcher);
}
