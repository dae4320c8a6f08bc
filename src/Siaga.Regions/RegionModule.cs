using Microsoft.Extensions.DependencyInjection;
using Siaga.Contracts;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>The front door: profiles, agencies, duty lists, routing, numbers, hours, calendars.</summary>
public static class RegionModule
{
    public static IServiceCollection AddRegions(this IServiceCollection services) => services
        .AddSingleton<RegionLookup>()
        .AddSingleton<IRegionLookup>(all => all.GetRequiredService<RegionLookup>());

    /// <summary>Runs the profiles under the folder, before the server listens: no service without its region.</summary>
    /// <exception cref="ProfileRefusedException">when anything is wrong with one.</exception>
    public static void LoadRegions(this IServiceProvider services, string folder)
    {
        var running = services.GetRequiredService<RegionLookup>();
        foreach (var profile in RegionFiles.FoldersUnder(folder)) running.Run(RegionFiles.Load(profile).AtVersion(1));
    }
}
