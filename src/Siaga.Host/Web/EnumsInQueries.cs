using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace Siaga.Host.Web;

/// <summary>Reads enums of the query as answers spell them, <c>state=closed</c>: the framework alone knows only C#'s names.</summary>
sealed class EnumsInQueries(RequestDelegate next)
{
    readonly ConcurrentDictionary<MethodInfo, Dictionary<string, Dictionary<string, string>>> _known = new();

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Query.Count > 0 && http.GetEndpoint()?.Metadata.GetMetadata<MethodInfo>() is { } handler
            && _known.GetOrAdd(handler, EnumsOf) is { Count: > 0 } enums)
        {
            http.Request.QueryString = Respell(http.Request.Query, enums);
        }

        return next(http);
    }

    static QueryString Respell(IQueryCollection query, Dictionary<string, Dictionary<string, string>> enums) =>
        new QueryBuilder(query.SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(
            pair.Key, enums.TryGetValue(pair.Key, out var names) ? NameOf(pair.Key, value ?? "", names) : value ?? ""))))
            .ToQueryString();

    // The framework would take any number for an enum.
    static string NameOf(string parameter, string value, Dictionary<string, string> names)
    {
        if (value.Length == 0) return value;
        return names.TryGetValue(value, out var name)
            ? name
            : throw new BadHttpRequestException($"{parameter} is none of {string.Join(", ", names.Keys)}.");
    }

    // By the parameter's name, whatever its case: each name as it is spelt outside, and inside.
    static Dictionary<string, Dictionary<string, string>> EnumsOf(MethodInfo handler)
    {
        var direct = handler.GetParameters().Where(p => p.IsDefined(typeof(FromQueryAttribute))).Select(p => (Name: p.Name!, Type: p.ParameterType));
        var grouped = handler.GetParameters().Where(p => p.IsDefined(typeof(AsParametersAttribute)))
            .SelectMany(p => p.ParameterType.GetProperties()).Select(p => (p.Name, Type: p.PropertyType));
        return direct.Concat(grouped).Select(p => (p.Name, Type: Nullable.GetUnderlyingType(p.Type) ?? p.Type)).Where(p => p.Type.IsEnum)
            .ToDictionary(p => p.Name, p => Enum.GetNames(p.Type).ToDictionary(JsonNamingPolicy.CamelCase.ConvertName), StringComparer.OrdinalIgnoreCase);
    }
}
