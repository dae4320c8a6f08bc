using Microsoft.Data.Sqlite;
using Shouldly;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class LendingReaders : IDisposable
{
    const int AtOnce = 16, Waves = 400;
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("siaga-readers-");

    // The provider's own connections fail here in one run of three (measured: wave 92), so a green run alone proves little;
    // a red one proves that two share a connection.
    [Fact]
    public void One_connection_never_has_two_readers()
    {
        var database = $"Data Source={_folder.FullName}/readers.db";
        using var any = new SqliteReader(database);
        using var together = new Barrier(AtOnce);
        for (var wave = 0; wave < Waves; wave++)
        {
            SqliteConnection.ClearPool(any);
            var readers = Enumerable.Range(0, AtOnce).Select(_ => new SqliteReader(database)).ToList();
            BySide(AtOnce, reader =>
            {
                together.SignalAndWait();
                readers[reader].Open();
                readers[reader].Close();
                readers[reader].Open();
            });
            readers.Select(r => r.Handle).Distinct().Count().ShouldBe(AtOnce, $"in wave {wave}");
            readers.ForEach(r => r.Dispose());
        }

        SqliteConnection.ClearPool(any);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    // Threads, not the pool's tasks: all have to wait at the barrier together.
    static void BySide(int count, Action<int> what)
    {
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => what(i))).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
    }
}
