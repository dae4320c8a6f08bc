namespace Siaga.Kernel;

/// <summary>Who may hear of a stream, as the rows say now.</summary>
/// <param name="Restricted">Seen by few.</param>
/// <param name="Agencies">Ids of agencies that hold any ticket, ended ones included.</param>
/// <param name="RestrictedAgencies">Ids of agencies that hold a live ticket: what counts while restricted.</param>
/// <param name="People">Ids of people who always see it: who took the report, whom the ladder called.</param>
public sealed record StreamScope(
    bool Restricted, IReadOnlyCollection<string> Agencies, IReadOnlyCollection<string> RestrictedAgencies,
    IReadOnlyCollection<string> People)
{
    public bool SeenBy(Audience audience, string region) =>
        audience.IsSystem
        || People.Contains(audience.By)
        || audience.Sight.RestrictedRegions.Contains(region)
        || (Restricted
            ? Any(RestrictedAgencies, audience.Sight.RestrictedAgencies, region)
            : audience.Sight.Regions.Contains(region) || Any(Agencies, audience.Sight.Agencies, region));

    /// <summary>Who would see it if it were not restricted and its agencies still held it.</summary>
    internal StreamScope Widest() => this with { Restricted = false };

    static bool Any(IReadOnlyCollection<string> agencies, IReadOnlyList<string> sight, string region) =>
        sight.Count > 0 && agencies.Any(agency => sight.Contains($"{region}/{agency}"));
}

/// <summary>Asks the module that owns a stream who may hear of it. A stream that nobody answers for is heard by the
/// system alone.</summary>
public interface IStreamScopes
{
    /// <param name="db">Sees everything.</param>
    /// <param name="streams">May name streams of other modules: leave those out of the answer.</param>
    Task<IReadOnlyDictionary<string, StreamScope>> ForAsync(
        SiagaDb db, string region, IReadOnlyCollection<string> streams, CancellationToken ct);
}
