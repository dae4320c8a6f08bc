using System.Data.Common;

namespace Siaga.Host.Bench;

/// <summary>A row that one create adds.</summary>
sealed record AddedRow(RowTable Table, RowValue[] Values);

/// <summary>A row that one create changes.</summary>
sealed record ChangedRow(RowTable Table, (string Column, RowValue Value)[] Changed, (string Column, RowValue Value)[] Key);

/// <summary>All rows that one real create left in any table, found by comparing the database before and after: the work that the
/// baseline has to do as well.</summary>
sealed class CreateRows
{
    readonly List<Guid> _ids = [];
    readonly DateTimeOffset _since;
    readonly long _seqBefore, _facts;
    readonly string _callerNumber;

    public List<AddedRow> Added { get; } = [];
    public List<ChangedRow> Changed { get; } = [];
    public int Ids => _ids.Count;

    /// <summary>The ids that the create made, in the order of <see cref="IdValue.Index"/>.</summary>
    public IReadOnlyList<Guid> NewIds => _ids;

    /// <summary>Bodies of the facts and the private words that they commit to.</summary>
    public int FactBytes => Added.Where(r => r.Table.Name is "journal" or "private_values").Sum(r =>
        r.Values.Zip(r.Table.Columns).Where(v => v.Second is "body" or "text")
            .Sum(v => v.First is SameValue { Value: string text } ? System.Text.Encoding.UTF8.GetByteCount(text) : 0));

    /// <summary>Such as <c>journal +5</c>, <c>journal_heads ~1</c>.</summary>
    public List<string> Summary =>
    [
        .. Added.GroupBy(r => r.Table.Name).Select(g => $"{g.Key} +{g.Count()}"),
        .. Changed.GroupBy(r => r.Table.Name).Select(g => $"{g.Key} ~{g.Count()}"),
    ];

    /// <param name="since">New ids are younger.</param>
    public CreateRows(
        List<RowTable> tables, Dictionary<string, Dictionary<string, object?[]>> before, Dictionary<string, Dictionary<string, object?[]>> after,
        DateTimeOffset since, string callerNumber)
    {
        (_since, _callerNumber) = (since, callerNumber);
        _seqBefore = LastSeq(tables, before);
        _facts = LastSeq(tables, after) - _seqBefore;
        foreach (var table in tables)
        {
            foreach (var (key, row) in after[table.Name])
            {
                if (!before[table.Name].TryGetValue(key, out var was)) Added.Add(new(table, [.. table.Columns.Select((c, i) => ValueOf(table, c, row[i]))]));
                else if (Differing(was, row) is { Length: > 0 } columns) Changed.Add(Change(table, row, columns));
            }
        }
    }

    public static async Task<Dictionary<string, Dictionary<string, object?[]>>> ReadAsync(
        List<RowTable> tables, DbConnection connection, CancellationToken ct)
    {
        var all = new Dictionary<string, Dictionary<string, object?[]>>();
        foreach (var table in tables) all[table.Name] = await table.ReadAsync(connection, ct);
        return all;
    }

    static long LastSeq(List<RowTable> tables, Dictionary<string, Dictionary<string, object?[]>> all)
    {
        var heads = tables.Single(t => t.Name == "journal_heads");
        return all["journal_heads"].Values.Max(row => (long)row[heads.IndexOf("last_seq")]!);
    }

    static int[] Differing(object?[] was, object?[] now) =>
        [.. Enumerable.Range(0, now.Length).Where(i => was[i] is byte[] a && now[i] is byte[] b ? !a.AsSpan().SequenceEqual(b) : !Equals(was[i], now[i]))];

    ChangedRow Change(RowTable table, object?[] row, int[] columns) => new(table,
        [.. columns.Select(i => (table.Columns[i], ValueOf(table, table.Columns[i], row[i])))],
        [.. table.Key.Select(k => (k, (RowValue)new SameValue(row[table.IndexOf(k)])))]);

    // What stands in no key and no index has a size only.
    RowValue ValueOf(RowTable table, string column, object? value) => (table.Name, column, value) switch
    {
        (_, "seq" or "last_seq", long seq) => new NextValue(seq - _facts, _facts),
        (_, "day_number" or "last", long or int) => new NextValue(10_000, 1),
        ("incidents", "number", string number) => new NumberedValue(number[..(number.LastIndexOf('-') + 1)], 8),
        (_, "caller_key", string text) when text == _callerNumber => new NumberedValue(text[..2], text.Length - 2),
        (_, _, Guid id) when table.Indexed.Contains(column) && IsNew(id) => new IdValue(IndexOf(id), false, false, ""),
        (_, _, string { Length: >= 36 and < 60 } text) when table.Indexed.Contains(column) && Guid.TryParse(text[^36..], out var id) && IsNew(id) =>
            new IdValue(IndexOf(id), true, text.EndsWith(id.ToString().ToUpperInvariant(), StringComparison.Ordinal), text[..^36]),
        _ => new SameValue(value),
    };

    // The first 48 bits of version 7 are the time in milliseconds.
    bool IsNew(Guid id) => Convert.ToInt64(id.ToString("N")[..12], 16) >= _since.ToUnixTimeMilliseconds();

    int IndexOf(Guid id)
    {
        var index = _ids.IndexOf(id);
        if (index >= 0) return index;
        _ids.Add(id);
        return _ids.Count - 1;
    }
}
