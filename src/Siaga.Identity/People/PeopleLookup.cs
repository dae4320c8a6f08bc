using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Answers other modules' questions about people.</summary>
sealed class PeopleLookup(TimeProvider clock) : IPeopleLookup
{
    // Sessions in use are written down once a minute, each with the moment when it was last used.
    static readonly TimeSpan ScreenIsGone = SessionUpkeep.Every + TimeSpan.FromSeconds(30);

    public async Task<IReadOnlyDictionary<string, PersonRef>> NamesAsync(
        SiagaDb db, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var asked = ids.Distinct().ToArray();
        // Retired people too: an old timeline still says who accepted.
        return await db.Set<Person>().AsNoTracking()
            .Where(p => asked.Contains(p.Id)).Select(p => new PersonRef(p.Id, p.Name))
            .ToDictionaryAsync(p => p.Id, ct);
    }

    public Task<IReadOnlyList<PersonRef>> OnPostsAsync(
        SiagaDb db, string region, string agency, IReadOnlyCollection<string> posts, CancellationToken ct)
    {
        var asked = posts.ToArray();
        return db.OnceAsync(("posts", region, agency, string.Join('\n', asked)), () => HoldersAsync(db, db.Set<PersonGrant>()
            .Where(g => g.Region == region && g.Agency == agency && g.Post != null && asked.Contains(g.Post)), ct));
    }

    public Task<IReadOnlyList<PersonRef>> WithRoleAsync(
        SiagaDb db, string region, string? agency, Role role, CancellationToken ct)
    {
        var name = role.ToString();
        return db.OnceAsync(("role", region, agency, name), () => HoldersAsync(db, db.Set<PersonGrant>()
            .Where(g => g.Region == region && g.Agency == agency && g.Role == name), ct));
    }

    public async Task<IReadOnlySet<string>> WithOpenScreenAsync(
        SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct)
    {
        var (asked, now) = (persons.Distinct().ToArray(), clock.GetUtcNow());
        var since = now - ScreenIsGone;
        var open = db.Set<Session>().Where(s =>
            asked.Contains(s.PersonId) && s.RevokedAt == null && s.Expires > now && s.LastSeenAt >= since);
        return (await open.Select(s => s.PersonId).Distinct().ToListAsync(ct)).ToHashSet();
    }

    public async Task<IReadOnlySet<string>> ReadersOfRestrictedAsync(
        SiagaDb db, string region, string agency, IReadOnlyCollection<string> persons, CancellationToken ct)
    {
        var audiences = await GrantedAudiences.ReadAsync(db, persons, ct);
        return audiences.Values
            .Where(a => a.Sight.RestrictedRegions.Contains(region)
                || a.Sight.RestrictedAgencies.Contains($"{region}/{agency}"))
            .Select(a => a.By).ToHashSet();
    }

    static async Task<IReadOnlyList<PersonRef>> HoldersAsync(
        SiagaDb db, IQueryable<PersonGrant> grants, CancellationToken ct) =>
        await db.Set<Person>().AsNoTracking()
            .Where(p => p.RetiredAt == null && grants.Any(g => g.PersonId == p.Id))
            .OrderBy(p => p.Login).Select(p => new PersonRef(p.Id, p.Name)).ToListAsync(ct);
}
