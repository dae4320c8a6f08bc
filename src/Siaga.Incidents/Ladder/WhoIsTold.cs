using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Finds whom a rung of the ladder reaches, at this moment and under the lock. A rung with nobody on duty, or
/// nobody there who may read a restricted case, is passed over at once; people off duty hear nothing.</summary>
sealed class WhoIsTold(IPeopleLookup people)
{
    /// <summary>The first rung from <paramref name="from"/> upwards that has anybody. The call taker's rung always ends
    /// the search: her telephone is there even if nobody is signed in.</summary>
    public async Task<RungReached> FromAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, int from, DateTimeOffset now,
        CancellationToken ct)
    {
        var empty = new List<int>();
        for (var rung = from; ; rung++)
        {
            var told = await OnRungAsync(db, profile, incident, agency, rung, now, ct);
            if (told.Length > 0 || rung >= Rungs.CallTaker) return new(rung, told, [.. empty]);
            empty.Add(rung);
        }
    }

    /// <summary>Whom the ladder calls on a rung. From the duty officer on, being called lets a person see a restricted
    /// case; the desk sees as its agency does, so that who may not read it there is not called (B6).</summary>
    public async Task<string[]> OnRungAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, int rung, DateTimeOffset now,
        CancellationToken ct)
    {
        var all = await AllOnRungAsync(db, profile, agency, rung, now, ct);
        return rung == Rungs.Desk ? await WhoSeeAsync(db, incident, agency, all, ct) : all;
    }

    /// <summary>The same as far as they see the case already: a notice alone shows nobody a restricted one.</summary>
    public async Task<string[]> WhoSeeOnRungAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, int rung, DateTimeOffset now,
        CancellationToken ct) =>
        await WhoSeeAsync(db, incident, agency, await AllOnRungAsync(db, profile, agency, rung, now, ct), ct);

    /// <summary>Everyone on duty at the agency now: those who hear of changes and recalls.</summary>
    public async Task<string[]> OnDutyAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, DateTimeOffset now, CancellationToken ct)
    {
        var desk = await WhoSeeOnRungAsync(db, profile, incident, agency, Rungs.Desk, now, ct);
        return desk.Length > 0
            ? desk
            : await WhoSeeOnRungAsync(db, profile, incident, agency, Rungs.DutyOfficer, now, ct);
    }

    /// <summary>Everyone on the lowest rung from <paramref name="from"/> upwards that has anybody who sees the
    /// case.</summary>
    public async Task<string[]> FirstWhoSeeAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, string agency, int from, DateTimeOffset now,
        CancellationToken ct)
    {
        for (var rung = from; ; rung++)
        {
            var told = await WhoSeeOnRungAsync(db, profile, incident, agency, rung, now, ct);
            if (told.Length > 0 || rung >= Rungs.Supervisor) return told;
        }
    }

    async Task<string[]> AllOnRungAsync(
        SiagaDb db, IRegionProfile profile, string agency, int rung, DateTimeOffset now, CancellationToken ct)
    {
        var found = rung switch
        {
            Rungs.Desk => await people.OnPostsAsync(db, profile.Id, agency, [.. profile.DutyAt(agency, now).Desk], ct),
            Rungs.DutyOfficer => profile.DutyAt(agency, now).Officer is { } officer
                ? await people.OnPostsAsync(db, profile.Id, agency, [officer], ct) : [],
            Rungs.SectionHead => await people.WithRoleAsync(db, profile.Id, agency, Role.SectionHead, ct),
            Rungs.AgencyHead => await people.WithRoleAsync(db, profile.Id, agency, Role.AgencyHead, ct),
            Rungs.Sekda => await people.WithRoleAsync(db, profile.Id, null, Role.Sekda, ct),
            Rungs.CallTaker => await CallRoomAsync(db, profile.Id, ct),
            _ => await people.WithRoleAsync(db, profile.Id, null, Role.Supervisor, ct),
        };
        return [.. found.Select(p => p.Id).Distinct()];
    }

    /// <summary>Who has any of these roles in the region.</summary>
    public async Task<string[]> WithRolesAsync(SiagaDb db, string region, IEnumerable<Role> roles, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var role in roles) found.AddRange((await people.WithRoleAsync(db, region, null, role, ct)).Select(p => p.Id));
        return [.. found.Distinct()];
    }

    async Task<string[]> WhoSeeAsync(
        SiagaDb db, Incident incident, string agency, string[] persons, CancellationToken ct)
    {
        if (!incident.Restricted || persons.Length == 0) return persons;
        var readers = await people.ReadersOfRestrictedAsync(db, incident.RegionId, agency, persons, ct);
        var known = await db.SeeRestrictedAsync(incident.Id, ct);
        return [.. persons.Where(p => readers.Contains(p) || known.Contains(p))];
    }

    /// <summary>Call takers and dispatchers: who re-routes what an agency declined.</summary>
    public async Task<string[]> CallRoomIdsAsync(SiagaDb db, string region, CancellationToken ct) =>
        [.. (await CallRoomAsync(db, region, ct)).Select(p => p.Id).Distinct()];

    async Task<IReadOnlyList<PersonRef>> CallRoomAsync(SiagaDb db, string region, CancellationToken ct) =>
    [
        .. await people.WithRoleAsync(db, region, null, Role.CallTaker, ct),
        .. await people.WithRoleAsync(db, region, null, Role.Dispatcher, ct),
    ];
}
