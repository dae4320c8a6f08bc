using System.Net.Sockets;
using System.Text;

namespace Siaga.Host.Bench;

/// <summary>One kept-alive HTTP/1.1 connection that asks the same thing again and again. It does as little as it can: what is
/// measured is the server, and both share the machine.</summary>
sealed class PlainConnection : IDisposable
{
    static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly byte[] _request;
    byte[] _buffer = new byte[256 * 1024];

    public PlainConnection(Uri server, string path, string cookie) => (Server, _request) = (server, Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n\r\n"));

    Uri Server { get; }

    public Task OpenAsync(CancellationToken ct) => _socket.ConnectAsync(Server.Host, Server.Port, ct).AsTask();

    /// <returns>How many bytes the answer had.</returns>
    /// <exception cref="IOException">for anything but 200 in chunks, as the board's answers come.</exception>
    public async Task<int> AskAsync(CancellationToken ct)
    {
        await _socket.SendAsync(_request, ct);
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
