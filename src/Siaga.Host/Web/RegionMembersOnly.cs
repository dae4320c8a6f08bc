using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Host.Web;

/// <summary>A region that is not there and one where the person has no grant answer alike: not found.</summary>
sealed class RegionMembersOnly(IRegionLookup regions) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var region = context.HttpContext.GetRouteValue("region") as string ?? "";
        var audience = context.HttpContext.RequestServices.GetRequiredService<Audience>();
        return regions.Find(region) is not null && audience.IsIn(region) ? next(context) : new(TypedResults.NotFound());
    }
}
