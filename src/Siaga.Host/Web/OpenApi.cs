using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Siaga.Kernel;

namespace Siaga.Host.Web;

/// <summary>The contract of the API as OpenAPI 3.1, made from the endpoints themselves.</summary>
static class OpenApi
{
    public static void AddSiagaOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        document.AddDocumentTransformer((api, _, _) =>
        {
            api.Info = new() { Title = "Siaga", Version = "v1" };
            api.Servers = []; // the same wherever it was made
            return Task.CompletedTask;
        });
        document.AddOperationTransformer(NameIdempotencyKey);
    });

    // The kernel binds it by itself, so the framework does not know that it is a header.
    static Task NameIdempotencyKey(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var handler = context.Description.ActionDescriptor.EndpointMetadata.OfType<MethodInfo>().FirstOrDefault();
        if (handler?.GetParameters().Any(Takes) is not true) return Task.CompletedTask;

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Required = true,
            Description = "The client's own name for one intent; a retry sends the same.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 64, Pattern = "^[!-~]+$" },
        });
        return Task.CompletedTask;
    }

    // By itself, or as a part of what a module's commands are given.
    static bool Takes(ParameterInfo parameter) => parameter.ParameterType == typeof(IdempotencyKey)
        || (parameter.IsDefined(typeof(AsParametersAttribute))
            && parameter.ParameterType.GetProperties().Any(p => p.PropertyType == typeof(IdempotencyKey)));
}
