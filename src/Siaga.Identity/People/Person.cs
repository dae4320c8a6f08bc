using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Someone who can sign in. Never removed: the journal names them for as long as it is kept.</summary>
sealed class Person : IUnjournalled
{
    public required string Id { get; init; }
    /// <summary>Lower case, unique in the installation.</summary>
    public required string Login { get; init; }
    public required string Name { get; set; }
    public required string PasswordHash { get; set; }
    public DateTimeOffset? RetiredAt { get; set; }

    public static string Normalise(string login) => login.Trim().ToLowerInvariant();
}

sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> table)
    {
        table.ToTable("people").HasKey(p => p.Id);
        table.HasIndex(p => p.Login).IsUnique();
    }
}

/// <summary>Person × region × agency × role. A person may have several, in several regions.</summary>
sealed class PersonGrant : IUnjournalled
{
    public required Guid Id { get; init; }
    public required string PersonId { get; init; }
    public required string Region { get; init; }
    public string? Agency { get; init; }
    public required string Role { get; init; }
    public string? Post { get; init; }
    public bool Restricted { get; init; }

    public Grant ToGrant() => new(Region, Agency, Role, Post, Restricted);

    public static PersonGrant From(string person, Grant grant, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PersonId = person,
        Region = grant.Region,
        Agency = grant.Agency,
        Role = grant.Role,
        Post = grant.Post,
        Restricted = grant.Restricted,
    };
}

sealed class PersonGrantTable : IEntityTypeConfiguration<PersonGrant>
{
    public void Configure(EntityTypeBuilder<PersonGrant> table)
    {
        table.ToTable("grants").HasKey(g => g.Id);
        table.HasIndex(g => g.PersonId);
        table.HasIndex(g => new { g.Region, g.Agency, g.Post }); // asked at every rung of the ladder
        table.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId);
    }
}
