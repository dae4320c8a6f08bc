using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Siaga.Kernel;

/// <summary>Reads the body of a request that carries an idempotency key once, before it is bound, and keeps its hash:
/// a used key with another content then shows.</summary>
sealed class RequestFingerprint(RequestDelegate next)
{
    internal const int MostBytes = 256 * 1024;

    /// <exception cref="InvalidOperationException">when <c>UseSiagaKernel</c> was forgotten.</exception>
    public static byte[] Of(HttpContext http) => http.Items[typeof(RequestFingerprint)] as byte[]
        ?? throw new InvalidOperationException("The request has no fingerprint: call app.UseSiagaKernel().");

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey(IdempotencyKey.Header))
            http.Items[typeof(RequestFingerprint)] = await HashAsync(http.Request, http.RequestAborted);
        await next(http);
    }

    static async Task<byte[]> HashAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MostBytes) throw TooLarge();
        if (!request.Body.CanSeek) request.EnableBuffering(MostBytes);

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Method);
        Append(hash, $"{request.PathBase}{request.Path}{request.QueryString}");
        var piece = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            var (total, read) = (0, 0);
            while ((read = await request.Body.ReadAsync(piece, ct)) > 0)
            {
                if ((total += read) > MostBytes) throw TooLarge();
                hash.AppendData(piece, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    static BadHttpRequestException TooLarge() =>
        new($"At most {MostBytes} bytes.", StatusCodes.Status413PayloadTooLarge);

    static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
