using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Siaga.Kernel;

/// <summary>How the rows of one table are added by one prepared statement. Entity Framework builds, and SQLite parses, a
/// command anew for each row, which costs several times what adding the row does.</summary>
sealed class RowPlan
{
    readonly Column[] _columns;

    RowPlan(IEntityType table)
    {
        _columns =
        [
            .. table.GetProperties().Select(p => new Column(p, within: null)),
            .. table.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties().Select(p => new Column(p, c))),
        ];
        var into = $"INSERT INTO \"{table.GetTableName()}\" ({string.Join(", ", _columns.Select(c => $"\"{c.Name}\""))})";
        Sql = $"{into} VALUES ({string.Join(", ", _columns.Select((_, i) => $"${i + 1}"))})";
        if (Array.Exists(_columns, c => c.StoreType.EndsWith(']'))) return; // unnest would take lists of lists apart
        SqlOfMany = $"{into} SELECT * FROM unnest({string.Join(", ", _columns.Select((c, i) => $"${i + 1}::{c.StoreType}[]"))})";
    }

    /// <summary>Adds one row: a place for each of its columns.</summary>
    public string Sql { get; }

    /// <summary>PostgreSQL: adds any number of rows, with a list of values for each column. Null where that cannot be.</summary>
    public string? SqlOfMany { get; }

    public int Columns => _columns.Length;
    public IEnumerable<Type> Types => _columns.Select(c => c.ProviderType);
    public string StoreType(int column) => _columns[column].StoreType;

    /// <summary>As the database takes it.</summary>
    public object Value(object row, int column) => _columns[column].Of(row) ?? DBNull.Value;

    /// <summary>A column's values of many rows, as an array of the type that the database takes.</summary>
    public Array Values(IReadOnlyList<object> rows, int column)
    {
        var values = Array.CreateInstance(_columns[column].ProviderType, rows.Count);
        for (var i = 0; i < rows.Count; i++) values.SetValue(_columns[column].Of(rows[i]), i);
        return values;
    }

    /// <summary>Null for a table that is more than its columns: then Entity Framework adds its rows.</summary>
    public static RowPlan? Of(IEntityType table)
    {
        var plain = table.BaseType is null && !table.GetDerivedTypes().Any() && !table.GetForeignKeys().Any()
            && !table.GetReferencingForeignKeys().Any() && table.GetTableMappings().Take(2).Count() == 1
            && table.GetProperties().All(IsPlain)
            && table.GetComplexProperties().All(c => !c.IsCollection && !c.IsNullable
                && c.ComplexType.GetProperties().All(IsPlain) && !c.ComplexType.GetComplexProperties().Any());
        return plain ? new(table) : null;
    }

    static bool IsPlain(IProperty property) =>
        !property.IsShadowProperty() && property.ValueGenerated == ValueGenerated.Never && !property.IsConcurrencyToken;

    sealed class Column
    {
        readonly IClrPropertyGetter? _within;
        readonly IClrPropertyGetter _value;
        readonly ValueConverter? _converter;

        public Column(IProperty property, IComplexProperty? within)
        {
            var mapping = property.GetRelationalTypeMapping();
            (_within, _value, _converter) = (within?.GetGetter(), property.GetGetter(), mapping.Converter);
            (Name, StoreType) = (property.GetTableColumnMappings().Single().Column.Name, mapping.StoreType);
            var type = _converter?.ProviderClrType ?? property.ClrType;
            ProviderType = type.IsValueType && property.IsNullable && Nullable.GetUnderlyingType(type) is null
                ? typeof(Nullable<>).MakeGenericType(type) : type;
        }

        public string Name { get; }
        public string StoreType { get; }
        public Type ProviderType { get; }

        public object? Of(object row)
        {
            var value = _value.GetClrValue(_within is null ? row : _within.GetClrValue(row)!);
            return _converter is null ? value : _converter.ConvertToProvider(value);
        }
    }
}

/// <summary>The plans of one model.</summary>
/// <param name="knows">Whether the engine can take values of a type; a table with others has no plan.</param>
sealed class RowPlans(Func<Type, bool> knows)
{
    readonly ConcurrentDictionary<IEntityType, RowPlan?> _plans = new();

    public RowPlan? Of(IEntityType table) => _plans.GetOrAdd(table, t => RowPlan.Of(t) is { } plan && plan.Types.All(knows) ? plan : null);
}
