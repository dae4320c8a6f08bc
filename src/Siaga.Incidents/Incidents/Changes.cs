using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What is to change on an incident; null leaves a field as it is.</summary>
sealed record WantedChange(PlaceFact? Place = null, int? Urgency = null, Victims? Victims = null, string? Category = null, PrivateText? Words = null);

/// <summary>Brings an incident in line with what is known now: each difference is a fact that every desk acknowledges,
/// tickets follow category and place (K6), and what kind of case it is follows the category.</summary>
sealed class Changes(TicketSending sending, CallHigher higher)
{
    public async Task<List<TicketSent>> MakeAsync(
        SiagaDb db, IRegionProfile profile, Incident incident, WantedChange wanted, IReadOnlyCollection<string> leaveOut, DateTimeOffset now,
        CancellationToken ct)
    {
        var (changes, wasRestricted) = (Decide(incident, wanted, profile, now), incident.Restricted);
        foreach (var change in changes) await db.TellAsync(change, ct);
        if (!changes.Exists(c => c is PlaceChanged or CategoryChanged)) return [];

        var recategorized = changes.Exists(c => c is CategoryChanged);
        if (recategorized) await RecallUnansweredAsync(db, profile, incident, now, ct);
        if (changes.Exists(c => c is CategoryChanged { Kind: IncidentKind.Emergency }))
            await sending.BeginLadderAsync(db, profile, incident, now, ct);
        else if (incident.Restricted && changes.Exists(c => c is CategoryChanged { Kind: not null }))
            await higher.WhenLadderEndedAsync(db, profile, incident, now, ct);
        else if (incident.Restricted && !wasRestricted)
            await higher.WhenRestrictedAsync(db, profile, incident, now, ct);
        return await sending.ToRoutedAsync(
            db, profile, incident, leaveOut, recategorized ? TicketWhy.Category : TicketWhy.Routing, now, ct);
    }

    internal static List<IncidentChange> Decide(Incident incident, WantedChange wanted, IRegionProfile profile, DateTimeOffset now)
    {
        var changes = new List<IncidentChange>();
        if (wanted.Category is { } id && (id != incident.Category || LacksItsLadder(incident, profile)))
        {
            var (category, kind) = (TheCategory(profile, id), KindOf(TheCategory(profile, id)));
            changes.Add(new CategoryChanged(incident.Id, NewId(), incident.Category, id,
                category.Restricted || incident.Restricted, now, kind == incident.Kind ? null : kind));
        }

        if (wanted.Place is { } place && place != PlaceOf(incident))
            changes.Add(new PlaceChanged(incident.Id, NewId(), PlaceOf(incident), place, now));
        if (wanted.Urgency is { } urgency && urgency != incident.Urgency)
            changes.Add(new UrgencyChanged(incident.Id, NewId(), incident.Urgency, urgency, now));
        if (wanted.Victims is { } victims && victims != incident.Victims)
            changes.Add(new VictimsChanged(incident.Id, NewId(), incident.Victims, victims, now));
        if (wanted.Words is { } words && words.Text != incident.Words)
            changes.Add(new WordsChanged(incident.Id, NewId(), PrivateText.Of(incident.Words), words, now));
        return changes;

        Guid NewId() => Guid.CreateVersion7(now);
    }

    // Ended as a complaint with an emergency's category: naming that category again makes it the emergency that it is.
    static bool LacksItsLadder(Incident incident, IRegionProfile profile) =>
        incident.Kind is not IncidentKind.Emergency
        && profile.FindCategory(incident.Category) is { Kind: CategoryKind.Emergency, Retired: false };

    /// <exception cref="RefusedException">category.unknown</exception>
    internal static Category TheCategory(IRegionProfile profile, string id) =>
        profile.FindCategory(id) is { Retired: false } category ? category : throw new RefusedException("category.unknown", new { category = id });

    internal static IncidentKind KindOf(Category category) => category.Kind switch
    {
        CategoryKind.Complaint => IncidentKind.Complaint,
        CategoryKind.Social => IncidentKind.Social,
        _ => IncidentKind.Emergency,
    };

    internal static PlaceFact PlaceOf(Incident i) => new(i.PlaceKnown, i.VillageCode, i.DistrictCode, PrivateText.Of(i.Landmark),
        i is { Latitude: { } lat, Longitude: { } lon } ? PrivateText.Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{lat:R},{lon:R}")) : null);

    // Those who have accepted keep working; what they were told stays in their ticket.
    static async Task RecallUnansweredAsync(SiagaDb db, IRegionProfile profile, Incident incident, DateTimeOffset now, CancellationToken ct)
    {
        var routed = profile.Route(incident.Category, incident.DistrictCode).Select(a => a.Id).ToHashSet();
        foreach (var ticket in await db.TicketsOfAsync(incident.Id, ct))
        {
            if (ticket is { IsWaiting: true, Why: TicketWhy.Routing or TicketWhy.Category } && !routed.Contains(ticket.Agency))
                await db.TellAsync(new TicketRecalled(incident.Id, ticket.Id, ticket.Agency, null, CategoryChanged: true, now), ct);
        }
    }
}
