using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>One sign-in on one device. It lives as long as its row says, whatever the cookie says.</summary>
sealed class Session : IUnjournalled
{
    /// <summary>As long as a draft is kept in a browser: a shift that comes back after its rest signs in
    /// again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public required Guid Id { get; init; }
    public required string PersonId { get; init; }
    /// <summary>SHA-256 of what the cookie holds: who reads the database cannot sign in with it.</summary>
    public required byte[] TokenHash { get; init; }
    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset Expires { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    /// <summary>Browser and system in words, such as <c>Firefox, Windows</c>; never the whole header.</summary>
    public required string Device { get; init; }
    /// <summary>What the browser encrypts its copy of drafts with: gone with the session.</summary>
    public required byte[] DraftKey { get; set; }

    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < Expires;

    public void SeenAt(DateTimeOffset now)
    {
        LastSeenAt = now;
        Expires = Earlier(now + Idle, BegunAt + Longest);
    }

    public void Revoke(DateTimeOffset now)
    {
        RevokedAt ??= now;
        DraftKey = [];
    }

    static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> table)
    {
        table.ToTable("sessions").HasKey(s => s.Id);
        table.HasIndex(s => s.PersonId);
        table.HasIndex(s => s.Expires);
        table.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
    }
}
