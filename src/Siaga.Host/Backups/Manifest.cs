using System.Text.Json;
using Siaga.Kernel;

namespace Siaga.Host.Backups;

/// <summary>What a backup says about itself. It is written last: a file without it is no backup.</summary>
/// <param name="Form">The manifest's own form.</param>
/// <param name="Siaga">The version that made it.</param>
/// <param name="Engine"><c>sqlite</c> or <c>postgresql</c>: one is never brought back into the other.</param>
/// <param name="File">The name of the copy, beside the manifest.</param>
/// <param name="Sha256">Of the copy, in hexadecimal.</param>
/// <param name="Ends">Where the journals end in the copy.</param>
sealed record Manifest(
    int Form, DateTimeOffset MadeAt, string Siaga, string Engine, string File, long Bytes, string Sha256, IReadOnlyList<JournalEnd> Ends)
{
    public const int KnownForm = 1;
    public const string Ending = ".json";

    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new UtcTimes() } };

    public string Write() => JsonSerializer.Serialize(this, Readable);

    /// <exception cref="CannotServeException">when the file is no manifest that this version knows.</exception>
    public static Manifest Read(string path)
    {
        try
        {
            if (JsonSerializer.Deserialize<Manifest>(System.IO.File.ReadAllText(path), Readable) is { Form: KnownForm, File: not null, Ends: not null } read)
                return read;
        }
        catch (Exception why) when (why is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CannotServeException($"{path} is no manifest of a backup: {why.Message}");
        }

        throw new CannotServeException($"{path} is no manifest of a backup that this version knows.");
    }
}
