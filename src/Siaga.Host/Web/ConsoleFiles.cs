using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Siaga.Host.Web;

/// <summary>Serves the built console: its files, and its one page for every address of the console.</summary>
static class ConsoleFiles
{
    const string NotBuilt = "The console is not built: run ./siaga serve, or npm ci && npm run build in web/.\n";

    // Unknown addresses of the API and missing files are not pages.
    static readonly string[] Pages = ["/", "{*path:nonfile:regex(^(?!(api|health|openapi)(/|$)))}"];

    public static void MapConsole(this WebApplication app, HostSettings settings)
    {
        var folder = settings.ConsoleFolder ?? Path.Combine(settings.Root, "web", "dist");
        if (!Directory.Exists(folder))
        {
            foreach (var page in Pages)
                app.MapFallback(page, () => Results.Text(NotBuilt, statusCode: StatusCodes.Status404NotFound));
            return;
        }

        var files = new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), OnPrepareResponse = Keep };
        app.UseStaticFiles(files);
        foreach (var page in Pages) app.MapFallbackToFile(page, "index.html", files);
    }

    // Vite puts a hash of the content into the names under assets/; everything else is asked for again.
    static void Keep(StaticFileResponseContext file) => file.Context.Response.Headers[HeaderNames.CacheControl] =
        file.Context.Request.Path.StartsWithSegments("/assets") ? "public, max-age=31536000, immutable" : "no-cache";
}
