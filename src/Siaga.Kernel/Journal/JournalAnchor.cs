using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Siaga.Kernel;

/// <summary>Where a region's journal stood, signed and kept in a second place: who cuts the journal's end, or writes it anew
/// from there, contradicts it.</summary>
/// <param name="Seq">The number of the last fact.</param>
/// <param name="Hash">That fact's hash, in hexadecimal.</param>
/// <param name="SignedAt">By the clock of the server that signed.</param>
/// <param name="PublicKey">ECDSA P-256, SubjectPublicKeyInfo, base64.</param>
/// <param name="Signature">Over <see cref="Text"/>, SHA-256, IEEE P1363, base64.</param>
public sealed record JournalAnchor(string Region, long Seq, string Hash, DateTimeOffset SignedAt, string PublicKey, string Signature)
{
    public static JournalAnchor Sign(JournalHead head, DateTimeOffset now, ECDsa key)
    {
        var anchor = new JournalAnchor(
            head.RegionId, head.LastSeq, Convert.ToHexStringLower(head.LastHash), UtcMicroseconds.Round(now),
            Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()), "");
        return anchor with { Signature = Convert.ToBase64String(key.SignData(anchor.Text(), HashAlgorithmName.SHA256)) };
    }

    /// <summary>False when any part was changed after it was signed, or another key signed it.</summary>
    public bool IsSignedBy(string publicKey)
    {
        if (PublicKey != publicKey) return false;
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            return key.VerifyData(Text(), Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
        }
        catch (Exception bad) when (bad is FormatException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary>What people compare when they ask whose key it is: the first 16 hexadecimal digits of its SHA-256.</summary>
    public static string FingerprintOf(string publicKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(publicKey)))[..16];

    public string ToLine() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <returns>The anchors, and the numbers of lines that are none: a line that a full disk cut makes no other
    /// worthless.</returns>
    public static (IReadOnlyList<JournalAnchor> Anchors, IReadOnlyList<int> BadLines) ReadAll(IEnumerable<string> lines)
    {
        var read = lines.Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)).Select(l => (Line: l.Index + 1, Anchor: TryRead(l.Item))).ToList();
        return ([.. read.Select(l => l.Anchor).OfType<JournalAnchor>()], [.. read.Where(l => l.Anchor is null).Select(l => l.Line)]);
    }

    static JournalAnchor? TryRead(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JournalAnchor>(line, JsonSerializerOptions.Web) is { Region: not null, Hash: not null } anchor ? anchor : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    byte[] Text() => Encoding.UTF8.GetBytes(FormattableString.Invariant(
        $"siaga journal anchor 1\n{Region}\n{Seq}\n{Hash}\n{UtcMicroseconds.From(SignedAt)}\n{PublicKey}\n"));
}
