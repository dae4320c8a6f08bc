using Microsoft.AspNetCore.Http;

namespace Siaga.Kernel;

/// <summary>PostgreSQL's text cannot hold NUL. In a body it becomes U+FFFD, so that an odd paste loses nothing else; in an
/// address it is malformed.</summary>
sealed class NulInBodies(RequestDelegate next)
{
    static ReadOnlySpan<byte> Nul => "\\u0000"u8;
    static ReadOnlySpan<byte> Replacement => "\\ufffd"u8; // as long: the body keeps its length

    public async Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.QueryString.Value!.Contains("%00", StringComparison.Ordinal) || request.Path.Value!.Contains('\0'))
            throw new BadHttpRequestException("The address holds NUL.");
        if (request.HasJsonContentType()) request.Body = await CleanAsync(request.Body, http.RequestAborted);
        await next(http);
    }

    static async Task<Stream> CleanAsync(Stream body, CancellationToken ct)
    {
        var copy = new MemoryStream();
        await body.CopyToAsync(copy, ct); // the server's own limit bounds it
        Replace(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        copy.Position = 0;
        return copy;
    }

    internal static void Replace(Span<byte> json)
    {
        for (int at = 0, found; (found = json[at..].IndexOf(Nul)) >= 0; at += found + Nul.Length)
        {
            var begins = at + found;
            // Behind another backslash it is the text "\u0000", not the character.
            var before = begins;
            while (before > 0 && json[before - 1] == '\\') before--;
            if ((begins - before) % 2 == 0) Replacement.CopyTo(json[begins..]);
        }
    }
}
