using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
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
        document.AddOperationTransformer(NameProblem);
        document.AddSchemaTransformer(DescribeProblem);
        document.AddSchemaTransformer(DescribeTime);
        document.AddOperationTransformer(SpellQueries);
        document.CreateSchemaReferenceId = NameOf;
    });

    // Any operation may be refused: the form is always the same, the code says why.
    static async Task NameProblem(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), null, ct);
        context.Document!.AddComponent("Problem", schema);
        operation.Responses ??= [];
        var refusals = operation.Responses.Keys.Where(status => status[0] is '4' or '5').ToList();
        foreach (var status in refusals) operation.Responses.Remove(status);
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "Refused: the code says why.",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] =
                    new() { Schema = new OpenApiSchemaReference("Problem", context.Document) },
            },
        };
    }

    static Task DescribeProblem(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type != typeof(ProblemDetails)) return Task.CompletedTask;

        schema.Required = new HashSet<string> { "type", "status", "code", "parameters" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer },
            ["code"] = new OpenApiSchema { Type = JsonSchemaType.String },
            ["parameters"] = new OpenApiSchema { Type = JsonSchemaType.Object },
            ["errors"] = new OpenApiSchema { Type = JsonSchemaType.Object },
        };
        return Task.CompletedTask;
    }

    // Our own converter writes it, so the framework no longer knows that it is text.
    static Task DescribeTime(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset)) schema.Type = JsonSchemaType.String;
        if (context.JsonTypeInfo.Type == typeof(DateTimeOffset?))
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        return Task.CompletedTask;
    }

    // Use cases call their shapes Request and Answer; in the document they carry the use case's name.
    static string? NameOf(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        return name is not null && type.Type.DeclaringType is { } useCase && !type.Type.IsGenericType
            ? $"{useCase.Name}{type.Type.Name}"
            : name;
    }

    // Names of queries are bound whatever their case; the document spells them as bodies are spelt.
    static Task SpellQueries(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var queries = operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.In is ParameterLocation.Query);
        foreach (var query in queries ?? [])
            query.Name = JsonNamingPolicy.CamelCase.ConvertName(query.Name!);
        return Task.CompletedTask;
    }

    // The kernel binds it by itself, so the framework does not know that it is a header.
    static Task NameIdempotencyKey(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
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
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String, MinLength = 1, MaxLength = 64, Pattern = "^[!-~]+$",
            },
        });
        return Task.CompletedTask;
    }

    // By itself, or as a part of what a module's commands are given.
    static bool Takes(ParameterInfo parameter) => parameter.ParameterType == typeof(IdempotencyKey)
        || (parameter.IsDefined(typeof(AsParametersAttribute))
            && parameter.ParameterType.GetProperties().Any(p => p.PropertyType == typeof(IdempotencyKey)));
}
