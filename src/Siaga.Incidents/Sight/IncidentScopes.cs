using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Tells the live feed who may hear of a stream, as it is now.</summary>
sealed class IncidentScopes : IStreamScopes
{
    public async Task<IReadOnlyDictionary<string, StreamScope>> ForAsync(
        SiagaDb db, string region, IReadOnlyCollection<string> streams, CancellationToken ct)
    {
        var incidents = Ids(streams, "incident/");
        var reports = await db.Reports.Where(r => r.RegionId == region && Ids(streams, "report/").Contains(r.Id))
            .Select(r => new { r.Id, r.IncidentId, r.Restricted, r.TakenBy }).ToListAsync(ct);
        incidents.AddRange(reports.Select(r => r.IncidentId).OfType<Guid>());
        var scopes = await OfIncidentsAsync(db, region, incidents, ct);

        var answer = scopes.ToDictionary(s => $"incident/{s.Key}", s => s.Value);
        foreach (var report in reports)
        {
            var of = report.IncidentId is { } id ? scopes.GetValueOrDefault(id) : null;
            answer[$"report/{report.Id}"] = new(
                report.Restricted, of?.Agencies ?? [], of?.RestrictedAgencies ?? [], [.. of?.People ?? [], report.TakenBy]);
        }

        return answer;
    }

    static async Task<Dictionary<Guid, StreamScope>> OfIncidentsAsync(SiagaDb db, string region, List<Guid> ids, CancellationToken ct)
    {
        var rows = await db.Incidents.Where(i => i.RegionId == region && ids.Contains(i.Id)).Select(i => new { i.Id, i.Restricted }).ToListAsync(ct);
        var sights = (await db.IncidentSights.AsNoTracking().Where(s => s.RegionId == region && ids.Contains(s.IncidentId)).ToListAsync(ct)).ToLookup(s => s.IncidentId);
        return rows.ToDictionary(r => r.Id, r => Scope(r.Restricted, [.. sights[r.Id]]));
    }

    static StreamScope Scope(bool restricted, List<IncidentSight> sights)
    {
        var agencies = sights.Where(s => s.Key.Contains('/')).Select(s => (Id: s.Key[(s.Key.IndexOf('/') + 1)..], s.WhenRestricted)).ToList();
        var people = sights.Where(s => !s.Key.Contains('/') && (!restricted || s.WhenRestricted));
        return new(restricted, [.. agencies.Select(a => a.Id)], [.. agencies.Where(a => a.WhenRestricted).Select(a => a.Id)], [.. people.Select(s => s.Key)]);
    }

    static List<Guid> Ids(IEnumerable<string> streams, string prefix) =>
        [.. streams.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Select(s => Guid.Parse(s.AsSpan(prefix.Length)))];
}
