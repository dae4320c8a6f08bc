using System.Net.Sockets;
using System.Text;

namespace Siaga.Host.Bench;

/// <summary>One kept-alive HTTP/1.1 connection that asks one thing after the other. It does as little as it can: what is
/// measured is the server, and both share the machine.</summary>
sealed class PlainConnection : IDisposable
{
    static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    byte[] _buffer = new byte[256 * 1024];

    readonly string _head;

    public PlainConnection(Uri server, string cookie) => (Server, _head) = (server,
        $" HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n");

    Uri Server { get; }

    public byte[] Get(string path) => Encoding.ASCII.GetBytes($"GET {path}{_head}\r\n");

    /// <param name="json">The body, as it stands.</param>
    public byte[] Post(string path, string key, string json) => Encoding.UTF8.GetBytes(
        $"POST {path}{_head}Idempotency-Key: {key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>The last answer, as it came; good until the next one is asked for.</summary>
    public ReadOnlyMemory<byte> Answer => _buffer;

    public Task OpenAsync(CancellationToken ct) => _socket.ConnectAsync(Server.Host, Server.Port, ct).AsTask();

    /// <returns>How many bytes the answer had.</returns>
    /// <exception cref="IOException">for anything but 200 in chunks, as Siaga's answers come.</exception>
    public async Task<int> AskAsync(ReadOnlyMemory<byte> request, CancellationToken ct)
    {
        await _socket.SendAsync(request, ct);
        var length = 0;
        while (length < LastChunk.Length || !_buffer.AsSpan(0, length).EndsWith(LastChunk))
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, length * 2);
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), ct);
            if (read == 0) throw new IOException("The server closed the connection.");
            length += read;
            if (!_buffer.AsSpan(0, Math.Min(12, length)).SequenceEqual("HTTP/1.1 200"u8))
                throw new IOException($"The server answered {Encoding.ASCII.GetString(_buffer, 0, Math.Min(length, 400))}");
        }

        return length;
    }

    public void Dispose() => _socket.Dispose();
}
