namespace Siaga.Incidents;

/// <summary>The rungs of the acceptance ladder (regions.md, K11).</summary>
static class Rungs
{
    public const int Desk = 1, DutyOfficer = 2, SectionHead = 3, AgencyHead = 4, Sekda = 5, CallTaker = 6, Supervisor = 7;

    public static int? After(int rung) => rung < Supervisor ? rung + 1 : null;
}
