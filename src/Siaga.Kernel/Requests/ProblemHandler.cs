using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Siaga.Kernel;

/// <summary>Turns what the kernel throws into problem+json <c>{type, status, code, parameters}</c>, in this one place.
/// A bug is not handled here: it stays a 500.</summary>
sealed class ProblemHandler(IProblemDetailsService problems, StorageFull storage) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception error, CancellationToken ct)
    {
        // Whatever it was wrapped in on the way: nothing was stored, and somebody must make space.
        var full = storage.Explains(error);
        if ((full ? (503, "kernel.disk-full", null) : Describe(error)) is not var (status, code, parameters)) return false;

        if (full || error is NotCommittedException) http.Response.Headers.RetryAfter = "1";
        await WriteAsync(http, problems, status, code, parameters, error);
        return true;
    }

    internal static async Task WriteAsync(
        HttpContext http, IProblemDetailsService problems, int status, string code, object? parameters = null,
        Exception? error = null)
    {
        http.Response.StatusCode = status;
        var details = new ProblemDetails { Type = $"urn:siaga:{code}", Status = status };
        details.Extensions["code"] = code;
        details.Extensions["parameters"] = parameters ?? new { };
        await problems.TryWriteAsync(new() { HttpContext = http, ProblemDetails = details, Exception = error });
    }

    static (int Status, string Code, object? Parameters)? Describe(Exception error) => error switch
    {
        RefusedException refused => (409, refused.Code, refused.Parameters),
        EditedMeanwhileException edited => (412, edited.Code, edited.Parameters),
        VersionMissingException => (428, "kernel.version-missing", null),
        ForbiddenException forbidden => (403, "identity.forbidden", new { right = forbidden.Right }),
        IdempotencyConflictException => (422, "kernel.key-reused", null),
        NotCommittedException => (503, "kernel.not-committed", null),
        BadHttpRequestException { StatusCode: 401 } => (401, "identity.not-signed-in", null),
        BadHttpRequestException { StatusCode: 413 } => (413, "kernel.too-large", null),
        BadHttpRequestException bad => (bad.StatusCode, "kernel.malformed", new { reason = bad.Message }),
        _ => null,
    };
}
