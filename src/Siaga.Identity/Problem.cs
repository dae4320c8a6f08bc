using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Siaga.Identity;

/// <summary>Codes and parameters as problem+json; the console makes the sentences.</summary>
static class Problem
{
    public static ProblemHttpResult Of(int status, string code, object? parameters = null) =>
        TypedResults.Problem(Details(status, code, parameters));

    /// <summary>For places before any endpoint, such as a challenge or a middleware.</summary>
    public static async Task WriteAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        await http.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = http,
            ProblemDetails = Details(status, code, null),
        });
    }

    static ProblemDetails Details(int status, string code, object? parameters) => new()
    {
        Type = $"urn:siaga:{code}",
        Status = status,
        Extensions = { ["code"] = code, ["parameters"] = parameters ?? new { } },
    };
}
