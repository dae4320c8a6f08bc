using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Siaga.Host.Web;

/// <summary>A list in a request has no null in it. The types say so, but the reader does not look inside lists; without
/// this each command would have to.</summary>
static class NoMissingElements
{
    public static void Demand(JsonTypeInfo type)
    {
        var ours = type.Type.Namespace?.StartsWith("Siaga", StringComparison.Ordinal) is true;
        if (!ours || type.Kind is not JsonTypeInfoKind.Object) return;
        var lists = type.Properties.Where(p => p.Get is not null && IsListOfReferences(p.PropertyType)).ToList();
        if (lists.Count > 0) type.OnDeserialized += read => Look(read, lists);
    }

    static bool IsListOfReferences(Type type) => type != typeof(string)
        && type.GetInterfaces().Append(type).Any(i => i.IsGenericType
            && i.GetGenericTypeDefinition() == typeof(IEnumerable<>) && !i.GenericTypeArguments[0].IsValueType);

    // Answered as 400, like any other body that is not what the contract says.
    static void Look(object read, List<JsonPropertyInfo> lists)
    {
        foreach (var list in lists)
        {
            if (list.Get!(read) is IEnumerable elements && elements.Cast<object?>().Any(element => element is null))
                throw new JsonException($"{list.Name} has an element that is null.");
        }
    }
}
