using System.Text.Json;
using System.Text.Json.Serialization;

namespace Siaga.Host.Commands;

/// <summary>Results on standard output, as sentences or as JSON lines; progress and complaints on standard
/// error.</summary>
sealed class CommandOutput(bool json)
{
    static readonly JsonSerializerOptions Lines = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // no page shows it, people read it
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UtcTimes() },
    };

    /// <param name="line">The JSON form.</param>
    /// <param name="words">The same for a person.</param>
    public void Result(object line, string words) =>
        Console.Out.WriteLine(json ? JsonSerializer.Serialize(line, Lines) : words);

    public static void Progress(string words) => Console.Error.WriteLine(words);
}
