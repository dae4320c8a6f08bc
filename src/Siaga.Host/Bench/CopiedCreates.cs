using Siaga.Kernel;

namespace Siaga.Host.Bench;

/// <summary>The rows of one real create, again and again with other ids and times, a minute apart and the last one now. The facts
/// go on with the region's chain, so that the journal still verifies.</summary>
/// <param name="count">How many there will be.</param>
/// <param name="end">Where the journal ends now.</param>
sealed class CopiedCreates(CreateRows rows, int count, JournalHead end)
{
    const long MinuteMicroseconds = 60_000_000, ThisCentury = 1_000_000_000_000_000;

    readonly List<AddedRow> _rows = [.. rows.Added.Select(row => row with { Values = [.. row.Values.Select(value => Aged(value, rows.NewIds, count))] })];
    readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    public long LastSeq { get; private set; } = end.LastSeq;
    public byte[] LastHash { get; private set; } = end.LastHash;

    /// <summary>Leaves a table as it is.</summary>
    public CopiedCreates Without(params string[] tables)
    {
        _rows.RemoveAll(r => tables.Contains(r.Table.Name));
        return this;
    }

    /// <summary>Leaves all other tables as they are.</summary>
    public CopiedCreates Only(params string[] tables)
    {
        _rows.RemoveAll(r => !tables.Contains(r.Table.Name));
        return this;
    }

    /// <summary>Writes the value in place of the one that the create left.</summary>
    /// <param name="value">From the row as the create left it, aged.</param>
    public CopiedCreates With(string table, string column, Func<AddedRow, RowValue> value)
    {
        foreach (var row in _rows.Where(r => r.Table.Name == table)) row.Values[row.Table.IndexOf(column)] = value(row);
        return this;
    }

    /// <param name="number">From 1 on.</param>
    public void Add(IBulkRows bulk, int number)
    {
        var (at, ids) = (_now.AddMinutes(number - count), new Guid[rows.NewIds.Count]);
        for (var i = 0; i < ids.Length; i++) ids[i] = Guid.CreateVersion7(at);
        var command = Guid.CreateVersion7(at);
        foreach (var (table, values) in _rows)
        {
            var made = Array.ConvertAll(values, value => value.Make(ids, number));
            if (table.Name == "journal") Link(table, made, command, at);
            bulk.Add(table, made);
        }
    }

    void Link(RowTable table, object?[] made, Guid command, DateTimeOffset at)
    {
        object Value(string column) => made[table.IndexOf(column)]!;
        var fact = new JournalEntry
        {
            RegionId = (string)Value("region_id"), Seq = LastSeq + 1, Id = Guid.CreateVersion7(at), Stream = (string)Value("stream"),
            Kind = (string)Value("kind"), V = Convert.ToInt32(Value("v"), null), OccurredAt = UtcMicroseconds.To((long)Value("occurred_at")),
            RecordedAt = UtcMicroseconds.To((long)Value("recorded_at")), ClockSource = (string)Value("clock_source"), By = (string)Value("by"),
            CommandId = command, Body = (string)Value("body"),
        };
        (LastSeq, LastHash) = (fact.Seq, JournalChain.Link(LastHash, fact));
        ReadOnlySpan<(string Column, object Value)> own = [("seq", LastSeq), ("id", fact.Id), ("command_id", command), ("hash", LastHash)];
        foreach (var (column, value) in own) made[table.IndexOf(column)] = value;
    }

    // A fact's body names its case and its words.
    static RowValue Aged(RowValue value, IReadOnlyList<Guid> ids, int count) => value switch
    {
        SameValue { Value: long time and > ThisCentury } => new NextValue(time - (count * MinuteMicroseconds), MinuteMicroseconds),
        SameValue { Value: string text } => TextWithIds.Of(text, ids),
        _ => value,
    };
}
