using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;

namespace Siaga.Host.Web;

/// <summary>What every answer has in common, whichever module gives it.</summary>
static class WebParts
{
    // No text/event-stream: a compressor would hold back what must arrive now.
    static readonly string[] Compressed =
    [
        "application/json", "application/problem+json", "application/manifest+json",
        "text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml",
    ];

    public static void AddWeb(this IServiceCollection services)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = ProblemCodes.Complete);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict; // "3" is not 3, in the contract neither
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
            json.SerializerOptions.Converters.Add(new UtcTimes());
            json.SerializerOptions.TypeInfoResolver =
                json.SerializerOptions.TypeInfoResolver!.WithAddedModifier(NoMissingElements.Demand);
        });
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // SameSite=Strict keeps other sites from asking in our name
            compression.MimeTypes = Compressed;
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        // A reverse proxy on this machine says who really asked; nobody else is believed.
        services.Configure<ForwardedHeadersOptions>(proxy =>
            proxy.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        // A page of the internet whose name points at this machine must not be able to use the known password.
        services.AddOptions<HostFilteringOptions>().PostConfigure<Demonstration>((filter, demonstration) =>
        {
            if (demonstration.IsOn) filter.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"];
        });
        services.AddSiagaOpenApi();
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        app.UseHsts();
        app.UseResponseCompression();
        app.UseExceptionHandler();
        app.UseStatusCodePages(); // an empty 404 or 405 becomes problem+json too
        app.UseMiddleware<EnumsInQueries>();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapHealth();
    }
}
