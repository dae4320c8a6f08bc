using Siaga.Kernel;

namespace Siaga.Contracts;

/// <summary>A person as others may know them.</summary>
/// <param name="Id">Stable; the journal's <c>by</c>.</param>
/// <param name="Name">What is shown, such as <c>Petugas 1</c>.</param>
public sealed record PersonRef(string Id, string Name);

/// <summary>Asks Siaga.Identity about people, on the asker's own transaction.</summary>
public interface IPeopleLookup
{
    /// <summary>Names for the ids that are known; a task of the system is named by the console.</summary>
    Task<IReadOnlyDictionary<string, PersonRef>> NamesAsync(SiagaDb db, IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>Who fills any of the posts of an agency's duty list. A post nobody fills is simply not in the answer.</summary>
    Task<IReadOnlyList<PersonRef>> OnPostsAsync(
        SiagaDb db, string region, string agency, IReadOnlyCollection<string> posts, CancellationToken ct);

    /// <summary>Who has the role in the region, or in the agency where one is named.</summary>
    Task<IReadOnlyList<PersonRef>> WithRoleAsync(SiagaDb db, string region, string? agency, Role role, CancellationToken ct);

    /// <summary>Which of these people have a signed-in screen open now, on any node: it listened or asked within the last
    /// minute and a half. Whether anybody looks at it is not known.</summary>
    Task<IReadOnlySet<string>> WithOpenScreenAsync(SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct);

    /// <summary>Which of these people may read restricted records that the agency works on (B6).</summary>
    Task<IReadOnlySet<string>> ReadersOfRestrictedAsync(
        SiagaDb db, string region, string agency, IReadOnlyCollection<string> persons, CancellationToken ct);
}
