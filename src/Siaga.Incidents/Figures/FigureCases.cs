using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Which cases the figures count, the same everywhere: real emergencies. Tests never enter (J10), nor duplicates,
/// nor what nobody who called about it meant: a prank of one caller is no prank of the others.</summary>
static class FigureCases
{
    static readonly Outcome?[] Unreal = [Outcome.Prank, Outcome.Ghost, Outcome.Test, Outcome.Information, Outcome.WrongRegion];

    public static IQueryable<Incident> RealEmergencies(SiagaDb db, string region) => db.Incidents.Where(i =>
        i.RegionId == region && !i.Test && i.Kind == IncidentKind.Emergency && i.ClosedBecause != CloseReason.Duplicate
        && db.Set<Report>().Any(r => r.RegionId == i.RegionId && r.IncidentId == i.Id && !Unreal.Contains(r.Outcome)));
}
