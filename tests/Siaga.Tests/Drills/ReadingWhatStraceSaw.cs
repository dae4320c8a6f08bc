using Shouldly;
using Siaga.Host.Drills;
using Xunit;

namespace Siaga.Tests.Drills;

public sealed class ReadingWhatStraceSaw
{
    const string
        Asked = """7 recvfrom(31<socket:[9]>, "POST /api/regions/kendal/reports"..., 4096, 0, NULL, NULL) = 921""",
        Written = """8 pwrite64(27</tmp/d/siaga.db-wal>, "..."..., 4096, 32) = 4096""",
        Synced = "8 fsync(27</tmp/d/siaga.db-wal>) = 0",
        Answered = """7 sendto(31<socket:[9]>, "HTTP/1.1 200 OK\r\nContent"..., 765, 0, NULL, 0) = 765""";

    [Theory]
    [InlineData(1, Asked, Written, Synced, Answered)]
    [InlineData(0, Asked, Written, Answered, Synced)] // too late
    [InlineData(0, Written, Synced, Asked, Answered)] // of another command
    [InlineData(0, Asked, Synced, Written, Answered)] // what was written after the sync is not on the disk
    [InlineData(0, Asked, Written, "8 fsync(27</tmp/d/siaga.db-wal>) = -1 EIO (Input/output error)", Answered)]
    [InlineData(0, Asked, Written, "8 fsync(27</tmp/d/siaga.db>) = 0", Answered)] // another file
    [InlineData(0, Asked, Written, "8 fsync(27</tmp/d/siaga.db-wal> <unfinished ...>", Answered, "8 <... fsync resumed>) = 0")]
    [InlineData(1, Asked, Written, "8 fsync(27</tmp/d/siaga.db-wal> <unfinished ...>", "8 <... fsync resumed>) = 0", Answered)]
    public void Counts_what_was_on_the_disk_before_the_answer(int synced, params string[] lines)
    {
        var seen = new SyncTrace("-wal").Read(lines);
        (seen.Acknowledged, seen.Synced).ShouldBe((1, synced));
    }
}
