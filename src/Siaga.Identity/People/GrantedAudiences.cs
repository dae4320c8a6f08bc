using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>What people may see, from the table of grants, on the asker's own transaction.</summary>
sealed class GrantedAudiences : IAudienceSource
{
    public Task<IReadOnlyDictionary<string, Audience>> ForAsync(
        SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct) => ReadAsync(db, persons, ct);

    public static async Task<IReadOnlyDictionary<string, Audience>> ReadAsync(
        SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct)
    {
        var asked = persons.ToArray();
        // A person without any grant is known all the same, and sees nothing.
        var rows = await (
            from person in db.Set<Person>()
            where asked.Contains(person.Id) && person.RetiredAt == null
            join grant in db.Set<PersonGrant>() on person.Id equals grant.PersonId into grants
            from grant in grants.DefaultIfEmpty()
            select new { person.Id, Grant = grant }).AsNoTracking().ToListAsync(ct);
        return rows.GroupBy(r => r.Id, r => r.Grant).ToDictionary(
            p => p.Key, p => Audience.Of(p.Key, p.OfType<PersonGrant>().Select(g => g.ToGrant()), RightsTable.SightOf));
    }
}
