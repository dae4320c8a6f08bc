using Microsoft.AspNetCore.Http.HttpResults;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Host.Watching;

/// <summary>How the server is, for those who can call somebody to mend it.</summary>
public static class ShowServer
{
    public sealed record Answer(DiskState Disk, ClockState Clock);

    internal static void Map(IEndpointRouteBuilder region) => region.MapGet("/server", Handle).WithTags("Server");

    static Ok<Answer> Handle(string region, Audience audience, DiskWatch disk, IServiceProvider services)
    {
        audience.Demand(Right.WatchServer, region);
        return TypedResults.Ok(new Answer(disk.State, ClockState.Of(services.GetService<SteadyClock>())));
    }
}
