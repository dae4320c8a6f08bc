using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <param name="Roles">What it can be tried for.</param>
public sealed record DemonstrationAccount(string Login, string Name, string Region, IReadOnlyList<Grant> Grants)
{
    public IReadOnlyList<Role> Roles => [.. Grants.Select(g => Enum.Parse<Role>(g.Role)).Distinct().Order()];
}

/// <summary>The role accounts of a region, made from nothing but its profile: no person stands behind any of
/// them.</summary>
public static class DemonstrationAccounts
{
    /// <summary>The same for all, and known to all: only for a demonstration, which only this machine can
    /// reach.</summary>
    public const string Password = "siaga-demo";

    public static IReadOnlyList<DemonstrationAccount> Of(IRegionProfile profile)
    {
        var restricted = AgenciesOfRestricted(profile);
        return
        [
            .. CallCentre(profile),
            .. profile.Agencies.Where(a => a.GetsTickets && !a.Retired)
                .SelectMany(a => OfAgency(profile, a, restricted.Contains(a.Id))),
        ];
    }

    static IEnumerable<DemonstrationAccount> CallCentre(IRegionProfile profile)
    {
        var head = profile.RegionName.StartsWith("Kota ", StringComparison.Ordinal) ? "Wali Kota" : "Bupati";
        (string Login, string Name, Role[] Roles)[] all =
        [
            ("petugas1", "Petugas 1", [Role.CallTaker]),
            ("petugas2", "Petugas 2", [Role.CallTaker, Role.Dispatcher]),
            ("petugas3", "Petugas 3", [Role.CallTaker, Role.Dispatcher, Role.Supervisor]),
            ("pengawas", "Pengawas", [Role.Supervisor]),
            ("sekda", "Sekda", [Role.Sekda]),
            (head.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(), head, [Role.Executive]),
            ("admin", "Administrator", [Role.Administrator]),
        ];
        return all.Select(a => new DemonstrationAccount(
            $"{a.Login}.{profile.Id}", a.Name, profile.Id,
            [.. a.Roles.Select(r => new Grant(profile.Id, null, r.ToString()))]));
    }

    static IEnumerable<DemonstrationAccount> OfAgency(IRegionProfile profile, Agency agency, bool restricted)
    {
        DemonstrationAccount Account(string login, string name, Role role, string? post = null) => new(
            $"{login}.{profile.Id}", name, profile.Id,
            [new Grant(profile.Id, agency.Id, role.ToString(), post, restricted)]);

        foreach (var (post, _) in profile.PostsOf(agency.Id))
            yield return Account($"{agency.Id}.{post}", $"{agency.ShortName} {post}", Role.AgencyDesk, post);
        yield return Account($"kabag.{agency.Id}", $"Kepala Bagian {agency.ShortName}", Role.SectionHead);
        yield return Account($"kepala.{agency.Id}", $"Kepala {agency.ShortName}", Role.AgencyHead);
    }

    // Wherever a restricted category can be sent: without the right its tickets would reach a desk that cannot read
    // them.
    static HashSet<string> AgenciesOfRestricted(IRegionProfile profile)
    {
        string?[] places = [null, .. profile.Districts.Select(d => d.Code)];
        return
        [
            .. profile.Categories.Where(c => c.Restricted && !c.Retired)
                .SelectMany(c => places.SelectMany(place => profile.Route(c.Id, place)))
                .Select(a => a.Id),
        ];
    }
}
