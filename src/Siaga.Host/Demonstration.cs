using System.Net;
using Siaga.Contracts;
using Siaga.Identity;

namespace Siaga.Host;

/// <summary>Whether this database is a demonstration, and what follows from it: accounts whose password everybody
/// knows, and therefore nobody but this machine.</summary>
public sealed class Demonstration(HostSettings settings, PeopleRegister people, IRegionLookup regions)
{
    public bool IsOn { get; private set; }

    /// <summary>Who can be tried; nobody on a real database.</summary>
    public IReadOnlyList<DemonstrationAccount> Accounts { get; private set; } = [];

    /// <exception cref="CannotServeException">when the database is a real one, or other machines could reach this
    /// one.</exception>
    public async Task OpenAsync(IConfiguration configuration, CancellationToken ct)
    {
        IsOn = await people.OpenInstallationAsync(settings.Demonstration, ct);
        if (settings.Demonstration && !IsOn)
            throw new CannotServeException("This database is in real use; a demonstration needs its own (--data).");
        if (settings.Clock is not null && !IsOn)
            throw new CannotServeException("This database is in real use: its clock cannot be driven.");
        if (!IsOn) return;

        DemandLoopback(configuration);
        Accounts = [.. regions.All.OrderBy(r => r.Id, StringComparer.Ordinal).SelectMany(DemonstrationAccounts.Of)];
        await people.AddMissingAsync(Accounts, ct);
    }

    void DemandLoopback(IConfiguration configuration)
    {
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new CannotServeException("A demonstration listens where --urls says; remove Kestrel:Endpoints.");
        var open = settings.Urls.Split(';').FirstOrDefault(url => !IsLoopback(url));
        if (open is null) return;

        throw new CannotServeException(
            $"{open} can be reached from other machines, and everybody knows a demonstration's password. "
            + "Use http://localhost:PORT.");
    }

    internal static bool IsLoopback(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip)));
}
