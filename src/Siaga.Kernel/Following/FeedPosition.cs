using System.Buffers.Binary;
using System.Buffers.Text;

namespace Siaga.Kernel;

/// <summary>A place in one journal: the number of the last fact and the beginning of its hash, so that a place from
/// another journal (a restored backup, another region) is recognised. Opaque to browsers.</summary>
readonly record struct FeedPosition(long Seq, long Mark)
{
    public static FeedPosition At(long seq, ReadOnlySpan<byte> hash) =>
        new(seq, BinaryPrimitives.ReadInt64BigEndian(hash));

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Seq);
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], Mark);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string? text, out FeedPosition position)
    {
        Span<byte> bytes = stackalloc byte[16];
        position = default;
        if (text is not { Length: 22 } || !Base64Url.TryDecodeFromChars(text, bytes, out var written) || written != 16)
            return false;
        position = new(BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[8..]));
        return true;
    }
}
