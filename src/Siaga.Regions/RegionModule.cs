using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Siaga.Contracts;
using Siaga.Kernel;
using Siaga.Regions.Files;

namespace Siaga.Regions;

/// <summary>The front door: profiles, agencies, duty lists, routing, numbers, hours, calendars.</summary>
public static class RegionModule
{
    public static IServiceCollection AddRegions(this IServiceCollection services)
    {
        services.AddValidation();
        return services
            .AddSingleton<RegionLookup>()
            .AddSingleton<IRegionLookup>(all => all.GetRequiredService<RegionLookup>())
            .AddSingleton<RunRegions>()
            .AddSingleton(all => new RegionVersions(
                all.GetRequiredService<IDatabaseEngine>(), all.GetRequiredService<UnjournalledWriter>(), all.GetRequiredService<TimeProvider>()))
            .AddHostedService<FollowVersions>();
    }

    /// <summary>Runs the regions of the database, and those under the folder that it does not have yet. After the
    /// tables are there and before the server listens: no service without its region.</summary>
    /// <exception cref="ProfileRefusedException">when anything is wrong with one.</exception>
    public static Task LoadRegionsAsync(
        this IServiceProvider services, string folder, CancellationToken ct = default) =>
        services.GetRequiredService<RunRegions>().RunAsync(folder, ct);

    /// <param name="region">The group <c>/api/regions/{region}</c>, which has checked who belongs there.</param>
    public static void MapRegions(this IEndpointRouteBuilder region)
    {
        var reads = region.MapGroup("").WithTags("Regions");
        ReadProfile.Map(reads);
        ReadPlaces.Map(reads);
        ReadDuty.Map(reads);
        ReadRouting.Map(reads);

        var reactions = region.MapGroup("").WithTags("Reactions");
        ReadParked.Map(reactions);
        RetryParked.Map(reactions);
        DismissParked.Map(reactions);
    }
}
