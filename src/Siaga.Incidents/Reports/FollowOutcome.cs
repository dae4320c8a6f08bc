using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Makes the case follow how its report ended: a complaint or a social case has tickets without the ladder of
/// minutes, an emergency has them with it. Only the report that opened a case moves it.</summary>
sealed class FollowOutcome(Taking taking, Changes changes)
{
    /// <summary>Null for an emergency and for outcomes that need no case.</summary>
    public static IncidentKind? KindOf(Outcome outcome) => outcome switch
    {
        Outcome.Complaint => IncidentKind.Complaint,
        Outcome.Social => IncidentKind.Social,
        _ => null,
    };

    /// <summary>Opens the case, or takes the ladder from the one that this report alone made.</summary>
    public async Task AsComplaintAsync(
        Turn turn, Report report, ReportForm form, IncidentKind kind, IReadOnlyCollection<string> leaveOut)
    {
        var category = CategoryFor(form.Category, kind, turn.Profile);
        if (report.IncidentId is not { } id)
        {
            // A complaint is never held back for a missing field: "not known yet" stands in.
            var place = form.Place ?? new PlaceShape(false, null, null, null, null, null);
            await taking.OpenAsync(turn, report, form with { Category = category, Place = place }, kind, leaveOut);
            return;
        }

        // With a second caller the case is not this report's alone to change.
        if (await turn.FindIncidentAsync(id) is not { ReportCount: 1 } incident) return;
        if (incident.OpeningReport != report.Id || incident.Kind == kind) return;
        if (incident.IsOpen) await ChangeAsync(turn, incident, category);
        else await turn.TellAsync(Rename(turn, incident, category, kind));
    }

    /// <summary>Gives the report's case the ladder, if it has none.</summary>
    /// <exception cref="RefusedException">report.not-sent, report.not-emergency, report.category-not-emergency,
    /// incident.is-closed</exception>
    public async Task AsEmergencyAsync(Turn turn, Report report)
    {
        if (report.IncidentId is not { } id) throw new RefusedException("report.not-sent");
        if (await turn.FindIncidentAsync(id) is not { Kind: not IncidentKind.Emergency } incident) return;
        if (incident.OpeningReport != report.Id) throw new RefusedException("report.not-emergency");
        if (!incident.IsOpen) throw new RefusedException("incident.is-closed");
        if (!Is(report.Category, IncidentKind.Emergency, turn.Profile))
            throw new RefusedException("report.category-not-emergency", new { category = report.Category });
        await ChangeAsync(turn, incident, report.Category!);
    }

    // Once it is closed only what it is called follows: nobody is sent or recalled any more.
    static CategoryChanged Rename(Turn turn, Incident incident, string category, IncidentKind kind) => new(
        incident.Id, Guid.CreateVersion7(turn.Now), incident.Category, category,
        incident.Restricted || Changes.TheCategory(turn.Profile, category).Restricted, turn.Now, kind);

    async Task ChangeAsync(Turn turn, Incident incident, string category) => await changes.MakeAsync(
        turn.Db, turn.Profile, incident, new WantedChange(Category: category), leaveOut: [], turn.Now, turn.Ct);

    // What was chosen for another kind of case would bring the agencies of that one. It stays in the report.
    static string CategoryFor(string? chosen, IncidentKind kind, IRegionProfile profile) =>
        Is(chosen, kind, profile)
            ? chosen!
            : profile.Categories.FirstOrDefault(c => Is(c.Id, kind, profile))?.Id
                ?? throw new RefusedException("report.no-category", new { kind });

    static bool Is(string? category, IncidentKind kind, IRegionProfile profile) =>
        category is not null && profile.FindCategory(category) is { Retired: false } found
        && Changes.KindOf(found) == kind;
}
