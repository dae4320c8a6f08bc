using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>A key that protects cookies.</summary>
sealed class ProtectionKey : IUnjournalled
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

sealed class ProtectionKeyTable : IEntityTypeConfiguration<ProtectionKey>
{
    public void Configure(EntityTypeBuilder<ProtectionKey> table) =>
        table.ToTable("protection_keys").HasKey(k => k.Name);
}

/// <summary>Keeps the keys of cookies in the database: sessions outlive a restart and are valid on a second node.
/// A key alone signs nobody in, since a session's token must match its row as well.</summary>
sealed class KeyRing(IDatabaseEngine engine, UnjournalledWriter writer, TimeProvider clock) : IXmlRepository
{
    static readonly Audience Keeper = Audience.System("key-ring");

    // The framework asks without async, a few times a day.
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    public void StoreElement(XElement element, string friendlyName) => Task.Run(() =>
        writer.WriteAsync(Keeper, (db, _) =>
        {
            db.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(), CreatedAt = clock.GetUtcNow() });
            return Task.FromResult(true);
        }, CancellationToken.None)).GetAwaiter().GetResult();

    async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await using var db = engine.OpenReader(Keeper);
        var keys = await db.Set<ProtectionKey>().AsNoTracking().OrderBy(k => k.CreatedAt).Select(k => k.Xml)
            .ToListAsync();
        return [.. keys.Select(XElement.Parse)];
    }
}
