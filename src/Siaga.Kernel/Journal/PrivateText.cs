using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Siaga.Kernel;

/// <summary>Personal words: a name, a number, an address, what somebody said. The journal holds only a commitment to
/// them, so they can be erased and the chain still verifies.</summary>
/// <param name="Text">Null once erased.</param>
[JsonConverter(typeof(PrivateTextInJournal))]
public sealed record PrivateText(string? Text)
{
    /// <summary>Null for null and for empty text: nothing was said. PostgreSQL's text cannot hold NUL: it becomes U+FFFD.</summary>
    public static PrivateText? Of(string? text) =>
        string.IsNullOrEmpty(text) ? null : new(text.Replace('\0', '\uFFFD'));

    /// <summary>Never the words: they would end in a log.</summary>
    public override string ToString() => Text is null ? "(erased)" : "(private)";
}

/// <summary>The words behind one commitment. Deleting the row erases them.</summary>
public sealed class PrivateValue : IRegional
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    /// <summary>16 random bytes: without them a telephone number could be guessed from its hash.</summary>
    public required byte[] Salt { get; init; }
    public required string Text { get; init; }

    internal byte[] Commitment() => Commit(Salt, Text);

    internal static byte[] Commit(byte[] salt, string text) =>
        SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(text)]);
}

/// <summary>What stands in a journal body in place of the words.</summary>
readonly record struct Commitment(Guid Id, string Sha256)
{
    /// <summary>Every commitment in a body, at any depth.</summary>
    public static IEnumerable<Commitment> In(string body)
    {
        if (!body.Contains("\"sha256\"", StringComparison.Ordinal)) return [];
        using var json = JsonDocument.Parse(body);
        return [.. In(json.RootElement)];
    }

    static IEnumerable<Commitment> In(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(In),
        JsonValueKind.Object when TryRead(element, out var found) => [found],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => In(property.Value)),
        _ => [],
    };

    static bool TryRead(JsonElement element, out Commitment found)
    {
        found = default;
        if (Text(element, "sha256") is not { } hash || !Guid.TryParse(Text(element, "id"), out var id)) return false;
        found = new(id, hash);
        return true;
    }

    static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>Writes commitments and reads them back. Works only inside <see cref="FactJson"/>: anywhere else personal
/// words would leave by accident, into an answer that is kept or a message.</summary>
sealed class PrivateTextInJournal : JsonConverter<PrivateText>
{
    public override PrivateText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var known = FactJson.Known ?? throw Outside();
        var found = JsonSerializer.Deserialize<Commitment>(ref reader, options);
        return new(known.GetValueOrDefault(found.Id));
    }

    public override void Write(Utf8JsonWriter writer, PrivateText value, JsonSerializerOptions options)
    {
        var kept = FactJson.Keep(
            value.Text ?? throw new InvalidOperationException("Erased words cannot be recorded again."));
        writer.WriteStartObject();
        writer.WriteString("id", kept.Id);
        writer.WriteString("sha256", Convert.ToHexStringLower(kept.Commitment()));
        writer.WriteEndObject();
    }

    internal static NotSupportedException Outside() =>
        new("Personal words leave the journal as plain text on purpose only: project PrivateText.Text.");
}
