using System.Globalization;

namespace Siaga.Host.Bench;

/// <summary>One value that a create writes, as the next create would write it: the same size, another id.</summary>
abstract record RowValue
{
    /// <param name="ids">The ids of this create.</param>
    /// <param name="number">Which create it is, from 1 on.</param>
    public abstract object? Make(Guid[] ids, long number);

    /// <summary>The same as SQL for pgbench, whose variables are the create's number and random digits.</summary>
    public abstract string Sql(string type);

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

sealed record SameValue(object? Value) : RowValue
{
    public override object? Make(Guid[] ids, long number) => Value;

    public override string Sql(string type) => Value switch
    {
        null => "NULL",
        bool yes => yes ? "true" : "false",
        byte[] bytes => $"'\\x{Convert.ToHexStringLower(bytes)}'",
        DateOnly day => $"'{day:yyyy-MM-dd}'",
        // pgbench takes a word behind a colon for a variable.
        string text => Quote(text.Replace(':', ';')),
        Guid id => $"'{id}'",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => Quote($"{other}"),
    };
}

/// <param name="Index">Which of the create's ids.</param>
/// <param name="Before">What stands before it in a text; null when the value is the id itself.</param>
sealed record IdValue(int Index, bool IsText, bool Upper, string Before) : RowValue
{
    public override object Make(Guid[] ids, long number) => !IsText ? ids[Index]
        : Before + (Upper ? ids[Index].ToString().ToUpperInvariant() : ids[Index].ToString());

    // Sorted by time, as version 7 is.
    public override string Sql(string type)
    {
        var id = $"('0199' || lpad(to_hex((:n)::bigint), 8, '0') || '7{Index:x3}8' || lpad(to_hex((:r)::bigint), 15, '0'))::uuid";
        return IsText ? $"{Quote(Before)} || {id}::text" : id;
    }
}

/// <summary>A text with ids of the create inside, such as a fact's body.</summary>
/// <param name="Parts">What stands between them; one more than there are ids.</param>
/// <param name="Indexes">Which of the create's ids.</param>
sealed record TextWithIds(string[] Parts, int[] Indexes) : RowValue
{
    /// <returns>A value that stays as it is when there is none of the ids in it.</returns>
    public static RowValue Of(string text, IReadOnlyList<Guid> ids)
    {
        var found = ids.SelectMany((id, index) => PlacesOf($"{id}", text).Select(at => (At: at, index))).Order().ToList();
        if (found.Count == 0) return new SameValue(text);
        var (parts, from) = (new List<string>(), 0);
        foreach (var (at, _) in found)
        {
            parts.Add(text[from..at]);
            from = at + IdLength;
        }

        return new TextWithIds([.. parts, text[from..]], [.. found.Select(f => f.index)]);
    }

    const int IdLength = 36;

    static IEnumerable<int> PlacesOf(string id, string text)
    {
        for (var at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + IdLength, StringComparison.Ordinal))
            yield return at;
    }

    public override object Make(Guid[] ids, long number)
    {
        var text = new System.Text.StringBuilder(Parts[0]);
        for (var i = 0; i < Indexes.Length; i++) text.Append(ids[Indexes[i]]).Append(Parts[i + 1]);
        return text.ToString();
    }

    public override string Sql(string type) => throw new NotSupportedException("Facts are filled in, never written by pgbench.");
}

/// <summary>A number that goes on from row to row.</summary>
sealed record NextValue(long First, long Step) : RowValue
{
    public override object Make(Guid[] ids, long number) => First + Step * number;
    public override string Sql(string type) => $"{First} + {Step} * (:n)::bigint";
}

/// <summary>A text that ends with the create's number.</summary>
sealed record NumberedValue(string Before, int Digits) : RowValue
{
    public override object Make(Guid[] ids, long number) => Before + number.ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    public override string Sql(string type) => $"{Quote(Before)} || lpad((:n)::text, {Digits}, '0')";
}
