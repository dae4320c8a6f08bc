using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A report as it is being typed. Not a fact: keystrokes are kept, but only what is sent or ended is history.
/// Its id becomes the report's.</summary>
sealed class Draft : IIdentified, IUnjournalled
{
    public required string RegionId { get; init; }
    public required Guid Id { get; init; }
    public required string Person { get; init; }
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When the category was first chosen, by the server's clock: the stamp from which the 30 s to the ticket count.</summary>
    public DateTimeOffset? CategoryChosenAt { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
    public long Version { get; set; }

    /// <summary>The form as JSON, exactly as the console sent it.</summary>
    public required string Form { get; set; }

    /// <summary>The <see cref="PaperEntry"/> as JSON while a paper card is typed in; null for a call.</summary>
    public string? Paper { get; init; }

    /// <summary>The browser tab that edits; others read. Null once it let go.</summary>
    public Guid? Editor { get; set; }
    public DateTimeOffset? EditorSeenAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What is stored came from this tab, as the editor it is now: taking over is later than the last
    /// save.</summary>
    public bool IsSavedBy(Guid tab) => Editor == tab && EditorSeenAt <= SavedAt;

    public void TakeOver(Guid tab, DateTimeOffset now)
    {
        var afterSaving = SavedAt.AddMicroseconds(1);
        (Editor, EditorSeenAt) = (tab, now > afterSaving ? now : afterSaving);
    }
}

sealed class DraftTable : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> table)
    {
        table.ToTable("drafts").HasKey(d => new { d.RegionId, d.Id });
        table.HasIndex(d => new { d.RegionId, d.Person, d.EndedAt });
    }
}
