using System.Text.Json;
using System.Text.Json.Serialization;

namespace Siaga.Host;

/// <summary>Instants leave in UTC with a <c>Z</c>; whoever shows them knows the region's zone.</summary>
sealed class UtcTimes : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime);
}
