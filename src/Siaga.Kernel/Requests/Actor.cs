using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Siaga.Kernel;

/// <summary>Who acts: a person of the session, or a named task of the system. Handlers ask for one by naming
/// it.</summary>
/// <param name="Id">The person's id, or <c>system/task</c>.</param>
public sealed record Actor(string Id)
{
    const string SystemPrefix = "system/";

    public bool IsSystem => Id.StartsWith(SystemPrefix, StringComparison.Ordinal);

    /// <summary>A timer, a pump, a command of the operating system's user: <c>Actor.System("ladder")</c>.</summary>
    public static Actor System(string task) => new(SystemPrefix + task);

    /// <exception cref="BadHttpRequestException">401 when nobody is signed in.</exception>
    public static ValueTask<Actor> BindAsync(HttpContext http) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && !id.StartsWith(SystemPrefix, StringComparison.Ordinal) // a person whose id says so would pass for the system
        ? new(new Actor(id))
        : throw new BadHttpRequestException("Nobody is signed in.", StatusCodes.Status401Unauthorized);
}
