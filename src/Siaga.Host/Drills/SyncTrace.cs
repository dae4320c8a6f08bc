using System.Text.RegularExpressions;

namespace Siaga.Host.Drills;

/// <summary>Reads what strace saw of a server: whether its log lay on the disk before each acknowledgement left.</summary>
/// <param name="log">How the log's file name ends, such as <c>-wal</c>.</param>
sealed partial class SyncTrace(string log)
{
    readonly Dictionary<string, Asked> _open = []; // by socket
    readonly Dictionary<string, string> _unfinished = []; // by thread: a call that another one's line cut in two

    /// <summary>Commands that were answered with 2xx.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Of those, the ones whose words were written to the log and synced before the answer left.</summary>
    public int Synced { get; private set; }

    sealed record Asked
    {
        public bool Written { get; set; }
        public bool Synced { get; set; }
    }

    public SyncTrace Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            if (Line().Match(line) is { Success: true } parts) Follow(parts.Groups["thread"].Value, parts.Groups["call"].Value);
        return this;
    }

    void Follow(string thread, string call)
    {
        if (call.EndsWith("<unfinished ...>", StringComparison.Ordinal))
        {
            // What is sent is on its way now; what is read, written or synced is so only when the call comes back.
            if (call.StartsWith("send", StringComparison.Ordinal)) Done(call);
            else _unfinished[thread] = call[..^"<unfinished ...>".Length];
            return;
        }

        if (Resumed().Match(call) is { Success: true } rest)
        {
            if (_unfinished.Remove(thread, out var began)) Done(began + rest.Groups["rest"].Value);
            return;
        }

        Done(call);
    }

    void Done(string call)
    {
        if (call.EndsWith(" = -1", StringComparison.Ordinal) || call.Contains(") = -1 ", StringComparison.Ordinal)) return;
        if (Request().Match(call) is { Success: true } request) _open[request.Groups["socket"].Value] = new();
        else if (Answer().Match(call) is { Success: true } answer) Answered(answer);
        else if (File().Match(call) is { Success: true } file && file.Groups["path"].Value.EndsWith(log, StringComparison.Ordinal))
            Touched(file.Groups["call"].Value);
    }

    void Touched(string call)
    {
        foreach (var asked in _open.Values)
        {
            if (call.StartsWith("pwrite", StringComparison.Ordinal) || call.StartsWith("write", StringComparison.Ordinal)) asked.Written = true;
            else if (asked.Written) asked.Synced = true;
        }
    }

    void Answered(Match answer)
    {
        if (!_open.Remove(answer.Groups["socket"].Value, out var asked) || answer.Groups["status"].Value != "2") return;
        Acknowledged++;
        if (asked.Synced) Synced++;
    }

    [GeneratedRegex(@"^(?<thread>\d+)\s+(?<call>.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^<\.\.\. \w+ resumed>(?<rest>.*)$")]
    private static partial Regex Resumed();

    // Commands only: signing in and reading write no fact.
    [GeneratedRegex("""^recv\w*\(\d+<(?<socket>[^>]+)>.*"POST /api/regions/[^"]*""")]
    private static partial Regex Request();

    [GeneratedRegex("""^send\w*\(\d+<(?<socket>[^>]+)>.*"HTTP/1\.1 (?<status>\d)""")]
    private static partial Regex Answer();

    [GeneratedRegex(@"^(?<call>pwrite64|pwritev|write|writev|fsync|fdatasync)\(\d+<(?<path>[^>]+)>")]
    private static partial Regex File();
}
