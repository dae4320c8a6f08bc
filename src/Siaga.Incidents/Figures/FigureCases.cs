using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Which cases the figures count, the same everywhere: real emergencies. Tests never enter (J10), nor what was a
/// duplicate or turned out to be no emergency.</summary>
static class FigureCases
{
    public static IQueryable<Incident> RealEmergencies(SiagaDb db, string region) => db.Incidents.Where(i =>
        i.RegionId == region && !i.Test && i.Kind == IncidentKind.Emergency && i.ClosedBecause != CloseReason.Duplicate
        && !db.Set<Report>().Any(r => r.RegionId == i.RegionId && r.Id == i.OpeningReport && r.Outcome != null && r.Outcome != Outcome.Emergency));
}
