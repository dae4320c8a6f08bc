using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Siaga.Kernel;

/// <summary>How the rows of one table are added by one prepared statement. Entity Framework builds, and SQLite parses, a
/// command anew for each row, which costs several times what adding the row does.</summary>
sealed class RowPlan
{
    readonly List<(IPropertyBase? Within, IProperty Property, RelationalTypeMapping Mapping)> _columns;

    RowPlan(IEntityType table)
    {
        _columns =
        [
            .. table.GetProperties().Select(p => ((IPropertyBase?)null, p, p.GetRelationalTypeMapping())),
            .. table.GetComplexProperties().SelectMany(c => c.ComplexType.GetProperties()
                .Select(p => ((IPropertyBase?)c, p, p.GetRelationalTypeMapping()))),
        ];
        var names = string.Join(", ", _columns.Select(c => $"\"{c.Property.GetTableColumnMappings().Single().Column.Name}\""));
        var places = string.Join(", ", Enumerable.Range(1, _columns.Count).Select(i => $"${i}"));
        Sql = $"INSERT INTO \"{table.GetTableName()}\" ({names}) VALUES ({places})";
    }

    public string Sql { get; }
    public int Columns => _columns.Count;
    public string StoreType(int column) => _columns[column].Mapping.StoreType;

    /// <summary>As the database takes it.</summary>
    public object Value(object row, int column)
    {
        var (within, property, mapping) = _columns[column];
        var holder = within is null ? row : within.GetGetter().GetClrValue(row)!;
        var value = property.GetGetter().GetClrValue(holder);
        return (mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
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
}

/// <summary>The plans of one model.</summary>
sealed class RowPlans
{
    readonly ConcurrentDictionary<IEntityType, RowPlan?> _plans = new();

    public RowPlan? Of(IEntityType table) => _plans.GetOrAdd(table, RowPlan.Of);
}
