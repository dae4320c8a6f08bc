using Siaga.Contracts;

namespace Siaga.Incidents;

/// <summary>The rungs of the acceptance ladder (docs/glossary.md; K11 of docs/requirements.md).</summary>
static class Rungs
{
    public const int Desk = 1, DutyOfficer = 2, SectionHead = 3, AgencyHead = 4, Sekda = 5, CallTaker = 6, Supervisor = 7;

    /// <summary>Where a ticket begins: outside the hours where the region wants it, at the duty officer's.</summary>
    public static int First(OutsideHours? outside) => outside?.Tickets is OutsideTickets.Officers ? DutyOfficer : Desk;

    public static int? After(int rung) => rung < Supervisor ? rung + 1 : null;
}
