using Microsoft.Data.Sqlite;

namespace Siaga.Kernel;

/// <summary>A reader's connection. The provider's pool can lend one connection to two at once when one takes while another
/// takes or gives back (github.com/dotnet/efcore/issues/39008, open in 10.0.11): one would read inside the other's
/// transaction, or be told that the database is locked. Here only one at a time takes or gives back.</summary>
sealed class SqliteReader(string connectionString) : SqliteConnection(connectionString)
{
    static readonly Lock Pool = new();

    public override void Open()
    {
        lock (Pool) base.Open();
    }

    // Disposing closes too.
    public override void Close()
    {
        lock (Pool) base.Close();
    }
}
