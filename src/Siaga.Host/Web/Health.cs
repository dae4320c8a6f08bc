using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Host.Watching;
using Siaga.Identity;
using Siaga.Kernel;

namespace Siaga.Host.Web;

/// <summary>Tells a supervisor of processes whether this one lives, and a proxy whether it can take requests.</summary>
static class Health
{
    public sealed record Answer(string Status);

    /// <param name="RefusesWrites">A write was refused for want of space within the last minute.</param>
    /// <param name="SystemClockAheadSeconds">Of Siaga's own; more than a few minutes are a jump that was not followed.</param>
    /// <param name="ClockDoubtedDays">How long after the journal's last fact this server was started, where that is over a year.</param>
    public sealed record Details(
        string Siaga, DiskState Disk, bool RefusesWrites, double? SystemClockAheadSeconds, double? ClockDoubtedDays);

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => TypedResults.Ok(new Answer("live"))).ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).ExcludeFromDescription();
        app.MapGet("/health/details", Show).ExcludeFromDescription();
    }

    // For whoever is at this machine. A proxy says who really asked; then it is not this machine any more.
    static IResult Show(HttpContext http, DiskWatch disk, StorageFull storage) =>
        http.Connection.RemoteIpAddress is { } from && System.Net.IPAddress.IsLoopback(from)
            ? Results.Ok(new Details(Backups.BackupPlace.Version, disk.State, storage.RefusesNow,
                http.RequestServices.GetService<SteadyClock>() is { } clock ? Math.Round(clock.SystemAhead.TotalSeconds, 1) : null,
                ClockState.Of(http.RequestServices.GetService<SteadyClock>()).DoubtedDays))
            : Results.NotFound();

    static async Task<IResult> ReadyAsync(
        IDatabaseEngine engine, IRegionLookup regions, ILogger<Answer> log, CancellationToken ct)
    {
        if (regions.All.Count == 0) return NotReady("no-region");
        try
        {
            await using var db = engine.OpenReader(Audience.System("health"));
            return await db.Set<Installation>().AnyAsync(ct)
                ? Results.Ok(new Answer("ready"))
                : NotReady("no-installation");
        }
        catch (Exception error) when (
            error is System.Data.Common.DbException or InvalidOperationException or TimeoutException)
        {
            log.LogWarning(error, "The database does not answer");
            return NotReady("no-database");
        }
    }

    static IResult NotReady(string why) =>
        Results.Json(new Answer(why), statusCode: StatusCodes.Status503ServiceUnavailable);
}
