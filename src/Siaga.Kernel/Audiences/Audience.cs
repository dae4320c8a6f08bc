namespace Siaga.Kernel;

/// <summary>One line of the table of grants: what a person is in one region, and in one agency of it where the role
/// belongs to an agency.</summary>
/// <param name="Region">The region's id, such as <c>kendal</c>.</param>
/// <param name="Agency">The agency's id within the region; null for a role of the call centre or the region.</param>
/// <param name="Role">The stable name of the role; the kernel attaches no meaning to it.</param>
/// <param name="Post">The place on a duty list that this person fills; null when none.</param>
/// <param name="Restricted">Whether the person may see restricted records of this agency.</param>
public sealed record Grant(string Region, string? Agency, string Role, string? Post = null, bool Restricted = false);

/// <summary>For whom a <see cref="SiagaDb"/> reads and writes: a person with grants, or a named task of the system.
/// Every filter on region, agency and restricted records follows from it.</summary>
public sealed class Audience
{
    readonly Grant[] _grants;

    Audience(string by, bool isSystem, IEnumerable<Grant> grants, Sight sight) =>
        (By, IsSystem, _grants, Sight, Regions) =
            (by, isSystem, [.. grants], sight, [.. grants.Select(g => g.Region).Distinct()]);

    /// <summary>The person's id, or <c>system/task</c>.</summary>
    public string By { get; }

    /// <summary>A task of the system sees everything; it never speaks to a person.</summary>
    public bool IsSystem { get; }
    public IReadOnlyList<Grant> Grants => _grants;
    public Sight Sight { get; }

    /// <summary>Regions in which there is any grant.</summary>
    public IReadOnlyList<string> Regions { get; }

    public static Audience Of(string person, IEnumerable<Grant> grants, Func<Grant, SightOfGrant> sightOf)
    {
        var all = grants.ToArray();
        return new(person, isSystem: false, all, Sight.From(all, sightOf));
    }

    /// <summary>A named task: a timer, a pump, a command of the operating system's user.</summary>
    public static Audience System(string task) => new($"system/{task}", isSystem: true, [], Sight.None);

    internal static Audience Of(Actor task) => new(task.Id, task.IsSystem, [], Sight.None);

    /// <summary>Someone who has not signed in: sees nothing.</summary>
    public static Audience Nobody { get; } = new("nobody", isSystem: false, [], Sight.None);

    /// <summary>Someone who is signed in and has no grant: sees nothing, may do nothing.</summary>
    public static Audience Ungranted(string person) => new(person, isSystem: false, [], Sight.None);

    /// <summary>Whether the same one sees and may do the same: while it is true, an open stream goes on.</summary>
    public bool IsAs(Audience other) =>
        By == other.By && IsSystem == other.IsSystem && _grants.ToHashSet().SetEquals(other._grants);

    public bool IsIn(string region) => IsSystem || Array.Exists(_grants, g => g.Region == region);
}

/// <summary>How far one grant lets its holder see; the table of rights decides (Siaga.Contracts).</summary>
public enum SightOfGrant
{
    /// <summary>No records at all, as for an administrator.</summary>
    Nothing,
    /// <summary>What the grant's agency holds a ticket on; restricted ones only if the grant says so.</summary>
    Agency,
    /// <summary>Every record of the region that is not restricted.</summary>
    Region,
    /// <summary>Every record of the region, restricted ones included.</summary>
    RegionWithRestricted,
}

/// <summary>The grants as flat lists, in the form that query filters can use. An agency is
/// written <c>region/agency</c>.</summary>
public sealed record Sight(
    IReadOnlyList<string> Regions, IReadOnlyList<string> RestrictedRegions,
    IReadOnlyList<string> Agencies, IReadOnlyList<string> RestrictedAgencies)
{
    public static Sight None { get; } = new([], [], [], []);

    internal static Sight From(Grant[] grants, Func<Grant, SightOfGrant> sightOf)
    {
        string[] Of(Func<Grant, string> name, params SightOfGrant[] sights) =>
            [.. grants.Where(grant => sights.Contains(sightOf(grant))).Select(name).Distinct()];

        return new(
            Of(g => g.Region, SightOfGrant.Region, SightOfGrant.RegionWithRestricted),
            Of(g => g.Region, SightOfGrant.RegionWithRestricted),
            Of(Key, SightOfGrant.Agency),
            [.. grants.Where(g => g.Restricted && sightOf(g) == SightOfGrant.Agency).Select(Key).Distinct()]);
    }

    static string Key(Grant grant) => $"{grant.Region}/{grant.Agency}";
}
