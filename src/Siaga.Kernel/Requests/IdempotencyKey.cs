using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Siaga.Kernel;

/// <summary>The client's own name for one intent. The same key from the same person on the same route changes nothing
/// again and names the same id; with another content it is refused.</summary>
/// <param name="Value">1 to 64 visible ASCII characters.</param>
/// <param name="Route">Method and route pattern: a key used on one route means nothing on another.</param>
/// <param name="Fingerprint">SHA-256 of the request: its method, address and body.</param>
public sealed record IdempotencyKey(string Value, string Route, byte[] Fingerprint)
{
    public const string Header = "Idempotency-Key";
    const int Longest = 64;

    /// <summary>For a task of the system, which has no request: <c>OfTask("ladder", $"{ticket}/{rung}")</c>.</summary>
    /// <param name="what">Names the intent, so that a repeated turn of the task finds its first answer. Any
    /// length.</param>
    public static IdempotencyKey OfTask(string task, string what)
    {
        var fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(what));
        return new(what.Length <= Longest ? what : Convert.ToHexStringLower(fingerprint), $"system/{task}",
            fingerprint);
    }

    /// <exception cref="BadHttpRequestException">400 when the header is missing or has another form.</exception>
    public static ValueTask<IdempotencyKey> BindAsync(HttpContext http)
    {
        var value = http.Request.Headers[Header].ToString();
        if (value.Length is 0 or > Longest || !value.All(c => c is > ' ' and <= '~'))
            throw new BadHttpRequestException($"{Header} must be 1 to {Longest} visible ASCII characters.");

        var pattern = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        return new(new IdempotencyKey(value, $"{http.Request.Method} {pattern}", RequestFingerprint.Of(http)));
    }
}

/// <summary>A key with everything it is scoped by, as the table of first answers has it.</summary>
readonly record struct AnswerKey(string Region, string Person, string Route, string Value);
