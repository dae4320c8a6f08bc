using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Siaga.Kernel;

/// <summary>The version that an edit of text was made on, in the header <c>If-Match: "7"</c>.</summary>
public static class VersionTag
{
    public const string Header = "If-Match";

    // What a browser can count to: no text is saved as often.
    const long Most = (1L << 53) - 1;

    /// <exception cref="VersionMissingException">There is none: whose words the edit would replace is not known.</exception>
    public static long Read(string? header)
    {
        if (string.IsNullOrEmpty(header)) throw new VersionMissingException();
        return header is ['"', .. var digits, '"']
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && version <= Most
                ? version
                : throw new BadHttpRequestException($"{Header} is not a version in quotes.");
    }

    public static string Write(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}

/// <summary>An edit that does not say on which version it was made. Answered as 428
/// <c>kernel.version-missing</c>.</summary>
public sealed class VersionMissingException() : Exception($"{VersionTag.Header} is missing.");

/// <summary>Text was edited meanwhile. Answered as 412 with the code.</summary>
/// <param name="code">Stable, kebab-case, <c>module.reason</c>; the console turns it into a sentence.</param>
/// <param name="parameters">What the sentence needs, an anonymous object.</param>
public sealed class EditedMeanwhileException(string code, object? parameters = null) : Exception(code)
{
    public string Code { get; } = code;
    public object? Parameters { get; } = parameters;
}
