using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Siaga.Kernel;

/// <summary>A fact's body as text, and back.</summary>
static class FactJson
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        // Numbers would change meaning with the enum's order
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutColumns } },
    };

    // A fact that overrides them loses the attribute; what has a column of its own does not stand in the body too.
    static void LeaveOutColumns(JsonTypeInfo type)
    {
        if (!type.Type.IsSubclassOf(typeof(Fact))) return;
        var columns = type.Properties.Where(p => p.Set is null && p.Name is ("clockSource" or "stream")).ToList();
        foreach (var column in columns) type.Properties.Remove(column);
    }

    // Per thread, because the converter is called by the serializer and knows neither fact nor region. Never held
    // across await.
    [ThreadStatic] static (string Region, List<PrivateValue> Values)? _keeping;
    [ThreadStatic] static IReadOnlyDictionary<Guid, string>? _known;

    internal static IReadOnlyDictionary<Guid, string>? Known => _known;

    /// <param name="kept">Takes the personal words that the body only commits to.</param>
    public static string Write(Fact fact, string region, List<PrivateValue> kept)
    {
        _keeping = (region, kept);
        try
        {
            return JsonSerializer.Serialize(fact, fact.GetType(), Options);
        }
        finally
        {
            _keeping = null;
        }
    }

    /// <param name="known">The words that are still there, by id.</param>
    public static Fact Read(string body, Type type, IReadOnlyDictionary<Guid, string> known)
    {
        _known = known;
        try
        {
            return (Fact)JsonSerializer.Deserialize(body, type, Options)!;
        }
        finally
        {
            _known = null;
        }
    }

    internal static PrivateValue Keep(string text)
    {
        var (region, values) = _keeping ?? throw PrivateTextInJournal.Outside();
        var value = new PrivateValue
        {
            RegionId = region,
            Id = Guid.CreateVersion7(),
            Salt = RandomNumberGenerator.GetBytes(16),
            Text = Storable(text),
        };
        values.Add(value);
        return value;
    }

    // PostgreSQL stores neither NUL nor half a surrogate pair; one caller's odd paste must not fail the whole batch.
    static string Storable(string text) =>
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\ufffd');
}
