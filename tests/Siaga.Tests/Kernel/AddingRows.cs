using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Siaga.Host;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class AddingRows(Databases databases)
{
    [Theory, BothEngines]
    public async Task Stores_by_plan_what_entity_framework_stores(Engine engine)
    {
        await using var app = SiagaApp.Create(new HostSettings { ConnectionString = await databases.CreateAsync(engine), Urls = "http://127.0.0.1:0" });
        var database = app.Services.GetRequiredService<IDatabaseEngine>();
        await database.MigrateAsync();
        await using var session = await database.OpenWriterAsync(Writing.Commands);
        var planned = session.Db.Model.GetEntityTypes().Where(table => database.PlanOf(table) is not null).ToList();
        planned.Count.ShouldBeGreaterThan(20);

        foreach (var table in planned)
        {
            foreach (var full in (bool[])[true, false])
            {
                var row = Sample(table, full);
                var byPlan = await StoredAsync(session.Db, table, () => database.AddAsync(session.Db, [(database.PlanOf(table)!, row)], default));
                var byFramework = await StoredAsync(session.Db, table, () => AddAsync(session.Db, row));
                byPlan.ShouldBe(byFramework, $"{table.GetTableName()}, {(full ? "full" : "only what it must have")}");
            }
        }
    }

    static async Task AddAsync(SiagaDb db, object row)
    {
        db.Add(row).State.ShouldBe(EntityState.Added);
#pragma warning disable EF1001 // the only way past SiagaDb's own saving
        await db.GetService<IStateManager>().SaveChangesAsync(acceptAllChangesOnSuccess: true);
#pragma warning restore EF1001
        db.ChangeTracker.Clear();
    }

    static async Task<string> StoredAsync(SiagaDb db, IEntityType table, Func<Task> add)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await add();
        await using var ask = transaction.GetDbTransaction().Connection!.CreateCommand();
        ask.Transaction = transaction.GetDbTransaction();
        ask.CommandText = $"SELECT * FROM \"{table.GetTableName()}\"";
        return await OnlyRowAsync(ask);
    }

    static async Task<string> OnlyRowAsync(DbCommand ask)
    {
        await using var rows = await ask.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        var columns = Enumerable.Range(0, rows.FieldCount).Select(i => $"{rows.GetName(i)} = {Word(rows.GetValue(i))}");
        var stored = string.Join('\n', columns.Order());
        (await rows.ReadAsync()).ShouldBeFalse();
        return stored;
    }

    // With its type: SQLite would store a number as text without a word.
    static string Word(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        Array list => string.Join(", ", list.Cast<object>()),
        _ => $"{value} ({value.GetType().Name})",
    };

    static object Sample(IEntityType table, bool full)
    {
        var row = RuntimeHelpers.GetUninitializedObject(table.ClrType);
        Fill(row, table.GetProperties(), full);
        foreach (var part in table.GetComplexProperties())
        {
            var within = RuntimeHelpers.GetUninitializedObject(part.ClrType);
            Fill(within, part.ComplexType.GetProperties(), full);
            part.PropertyInfo!.SetValue(row, within);
        }

        return row;
    }

    static void Fill(object holder, IEnumerable<IProperty> properties, bool full)
    {
        foreach (var property in properties.Where(p => full || !p.IsNullable))
        {
            if (property.FieldInfo is { } field) field.SetValue(holder, Value(property));
            else property.PropertyInfo!.SetValue(holder, Value(property));
        }
    }

    static object Value(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(string) => $"kata ‘{property.Name}’ – ✓"[..Math.Min(8, property.Name.Length + 7)],
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(long) => 9_007_199_254_740_993L,
            _ when type == typeof(int) => 70_000,
            _ when type == typeof(short) => (short)7,
            _ when type == typeof(byte) => (byte)7,
            _ when type == typeof(bool) => true,
            _ when type == typeof(double) => -6.9219437182,
            _ when type == typeof(byte[]) => new byte[] { 0, 1, 254, 255 },
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 25),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 25, 10, 0, 0, TimeSpan.Zero).AddMicroseconds(123_457),
            _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
            _ when type == typeof(string[]) => new[] { "satu", "dua" },
            _ when type == typeof(List<string>) => new List<string> { "satu", "dua" },
            _ => throw new NotSupportedException($"No sample of {type} for {property.DeclaringType.Name}.{property.Name}."),
        };
    }
}
