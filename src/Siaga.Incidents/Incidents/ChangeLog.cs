using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>A change that desks acknowledge, as it is shown. <c>From</c> and <c>To</c> have the kind's own shape:
/// a place, an urgency, victims, a category's id, or words.</summary>
public sealed record ChangeView(Guid Id, ChangeKind Kind, object? From, object? To, DateTimeOffset At, string By);

/// <summary>The changes of an incident, read from its journal.</summary>
sealed class ChangeLog(IReadOnlyList<ChangeView> changes)
{
    readonly Dictionary<Guid, ChangeView> _byId = changes.ToDictionary(c => c.Id);

    public IReadOnlyList<ChangeView> All => changes;
    public ChangeView? Find(Guid id) => _byId.GetValueOrDefault(id);

    public static ChangeLog From(IEnumerable<(JournalEntry Entry, Fact Fact)> facts, IRegionProfile profile) =>
        new([.. facts.Where(f => f.Fact is IncidentChange).Select(f => View(f.Entry, (IncidentChange)f.Fact, profile))]);

    static ChangeView View(JournalEntry entry, IncidentChange fact, IRegionProfile profile) => fact switch
    {
        PlaceChanged f => new(f.ChangeId, ChangeKind.Place, PlaceView.Of(f.From, profile), PlaceView.Of(f.To, profile), f.At, entry.By),
        UrgencyChanged f => new(f.ChangeId, ChangeKind.Urgency, f.From, f.To, f.At, entry.By),
        VictimsChanged f => new(f.ChangeId, ChangeKind.Victims, f.From, f.To, f.At, entry.By),
        CategoryChanged f => new(f.ChangeId, ChangeKind.Category, f.From, f.To, f.At, entry.By),
        WordsChanged f => new(f.ChangeId, ChangeKind.Words, f.From?.Text, f.To?.Text, f.At, entry.By),
        _ => throw new InvalidOperationException($"No view of {fact.GetType().Name}."),
    };
}
