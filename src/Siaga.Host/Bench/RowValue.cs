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
