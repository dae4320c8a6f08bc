using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Siaga.Kernel;

/// <summary>The place in a list after its last row: the sort key's values as opaque text.</summary>
public static class Cursor
{
    const int Longest = 512;

    public static string Write(params object?[] parts) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts, JsonSerializerOptions.Web));

    /// <summary>False when the text was not written by <see cref="Write"/> or has other parts.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out JsonElement[]? parts)
    {
        parts = null;
        if (text is not { Length: > 0 and <= Longest }) return false;
        try
        {
            parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(text));
        }
        catch (Exception bad) when (bad is FormatException or JsonException)
        {
        }

        return parts is not null;
    }

    public static bool TryRead<T>(string? text, [MaybeNullWhen(false)] out T first)
    {
        first = default;
        return TryRead(text, out var parts) && parts.Length == 1 && TryAs(parts[0], out first);
    }

    public static bool TryRead<T1, T2>(
        string? text, [MaybeNullWhen(false)] out T1 first, [MaybeNullWhen(false)] out T2 second)
    {
        (first, second) = (default, default);
        return TryRead(text, out var parts) && parts.Length == 2 && TryAs(parts[0], out first)
            && TryAs(parts[1], out second);
    }

    public static bool TryRead<T1, T2, T3>(string? text,
        [MaybeNullWhen(false)] out T1 first, [MaybeNullWhen(false)] out T2 second, [MaybeNullWhen(false)] out T3 third)
    {
        (first, second, third) = (default, default, default);
        return TryRead(text, out var parts) && parts.Length == 3
            && TryAs(parts[0], out first) && TryAs(parts[1], out second) && TryAs(parts[2], out third);
    }

    /// <exception cref="BadHttpRequestException">400 when the text is not a cursor of this list.</exception>
    public static T Read<T>(string text) => TryRead<T>(text, out var first) ? first : throw Bad();

    /// <inheritdoc cref="Read{T}"/>
    public static (T1, T2) Read<T1, T2>(string text) =>
        TryRead<T1, T2>(text, out var first, out var second) ? (first, second) : throw Bad();

    /// <inheritdoc cref="Read{T}"/>
    public static (T1, T2, T3) Read<T1, T2, T3>(string text) =>
        TryRead<T1, T2, T3>(text, out var first, out var second, out var third) ? (first, second, third) : throw Bad();

    static BadHttpRequestException Bad() => new("This is not a place in this list.");

    static bool TryAs<T>(JsonElement part, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        try
        {
            value = part.Deserialize<T>(JsonSerializerOptions.Web);
            return value is not null || part.ValueKind == JsonValueKind.Null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
