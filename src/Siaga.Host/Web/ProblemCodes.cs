namespace Siaga.Host.Web;

/// <summary>Gives a code to what the framework itself refuses, so that every problem has the same form.</summary>
static class ProblemCodes
{
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code")) return;

        var code = CodeOf(problem.Status ?? context.HttpContext.Response.StatusCode);
        problem.Type = $"urn:siaga:{code}";
        problem.Title = null;
        problem.Extensions["code"] = code;
        problem.Extensions["parameters"] = new { };
    }

    static string CodeOf(int status) => status switch
    {
        400 => "host.malformed",
        401 => "identity.not-signed-in",
        403 => "identity.forbidden",
        404 => "host.not-found",
        405 => "host.wrong-method",
        413 => "kernel.too-large",
        415 => "host.wrong-media-type",
        < 500 => $"host.status-{status}",
        _ => "host.failed",
    };
}
