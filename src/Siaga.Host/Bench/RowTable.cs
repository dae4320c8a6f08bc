using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Siaga.Kernel;

namespace Siaga.Host.Bench;

/// <summary>One table of the database as a bench writes it by bare SQL.</summary>
/// <param name="Indexed">Columns that stand in a key or an index: their values must differ from row to row.</param>
sealed record RowTable(string Name, string[] Columns, string[] Types, string[] Key, IReadOnlySet<string> Indexed)
{
    // What a server writes beside its calls: it lives, somebody is signed in.
    static readonly string[] Beside = ["serving_nodes", "sessions", "leases"];

    public int IndexOf(string column) => Array.IndexOf(Columns, column);

    public static List<RowTable> Of(SiagaDb db) =>
        [.. db.Model.GetRelationalModel().Tables.Where(t => !Beside.Contains(t.Name)).Select(Of)];

    static RowTable Of(ITable table)
    {
        var columns = table.Columns.ToList();
        var indexed = table.Indexes.SelectMany(i => i.Columns).Concat(table.UniqueConstraints.SelectMany(u => u.Columns))
            .Concat(table.PrimaryKey!.Columns).Select(c => c.Name).ToHashSet();
        return new(table.Name, [.. columns.Select(c => c.Name)], [.. columns.Select(c => c.StoreType)],
            [.. table.PrimaryKey.Columns.Select(c => c.Name)], indexed);
    }

    /// <summary>All rows by their key.</summary>
    public async Task<Dictionary<string, object?[]>> ReadAsync(DbConnection connection, CancellationToken ct)
    {
        await using var sql = connection.CreateCommand();
        sql.CommandText = $"SELECT {Names(Columns)} FROM {Name}";
        await using var reader = await sql.ExecuteReaderAsync(ct);
        var (rows, key) = (new Dictionary<string, object?[]>(), Key.Select(IndexOf).ToArray());
        while (await reader.ReadAsync(ct))
        {
            var row = Enumerable.Range(0, Columns.Length).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i)).ToArray();
            rows[string.Join('\n', key.Select(i => $"{row[i]}"))] = row;
        }

        return rows;
    }

    public static string Names(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => $"\"{c}\""));
}
