using Siaga.Kernel;
using static Siaga.Contracts.Right;
using static Siaga.Contracts.Role;

namespace Siaga.Contracts;

/// <summary>What a person can be in a region or in one of its agencies. Roles combine: three people do everything.</summary>
public enum Role
{
    CallTaker, Dispatcher, Supervisor,
    AgencyDesk, SectionHead, AgencyHead,
    Sekda, Executive, Administrator,
}

/// <summary>What can be allowed. Rights of an agency role reach only that agency's tickets.</summary>
public enum Right
{
    /// <summary>Begin, send and end reports.</summary>
    TakeReports,
    /// <summary>See the board, open incidents and search them.</summary>
    SeeIncidents,
    /// <summary>Change an incident: place, urgency, victims, category; add notes and reminders.</summary>
    ChangeIncidents,
    /// <summary>Send, recall and re-route tickets, telephone an agency and record the result.</summary>
    SendTickets,
    /// <summary>Close and reopen incidents, join and part them.</summary>
    CloseIncidents,
    /// <summary>Make a record restricted.</summary>
    RestrictIncidents,
    /// <summary>Hold a case for the law, so that nothing of it is erased, and lift the hold.</summary>
    HoldIncidents,
    /// <summary>Correct outcomes of reports and end the items that wait for a supervisor.</summary>
    Supervise,
    /// <summary>Accept, decline, hand over, call in, move and finish the own agency's tickets.</summary>
    AnswerTickets,
    /// <summary>Correct a stage's time.</summary>
    CorrectStamps,
    /// <summary>See the figures of the region and of each call taker (K4).</summary>
    SeeFigures,
    /// <summary>See people and their grants, revoke sessions.</summary>
    ManagePeople,
    /// <summary>See that reactions to facts failed, and have them tried again.</summary>
    RetryReactions,
    /// <summary>See how the server is: whether its disk fills up.</summary>
    WatchServer,
}

/// <summary>The one table of rights. A handler never asks for a role, only for a right.</summary>
public static class RightsTable
{
    static readonly Dictionary<Role, Right[]> Table = new()
    {
        [CallTaker] = [TakeReports, SeeIncidents, ChangeIncidents, SendTickets, CloseIncidents, RestrictIncidents, CorrectStamps],
        [Dispatcher] = [SeeIncidents, ChangeIncidents, SendTickets, CloseIncidents, RestrictIncidents, CorrectStamps],
        [Supervisor] =
        [
            TakeReports, SeeIncidents, ChangeIncidents, SendTickets, CloseIncidents, RestrictIncidents, HoldIncidents, Supervise,
            CorrectStamps, SeeFigures, RetryReactions, WatchServer,
        ],
        [AgencyDesk] = [SeeIncidents, AnswerTickets, CorrectStamps],
        [SectionHead] = [SeeIncidents, AnswerTickets, CorrectStamps],
        [AgencyHead] = [SeeIncidents, AnswerTickets, CorrectStamps],
        [Sekda] = [SeeIncidents, SeeFigures],
        [Executive] = [SeeFigures],
        [Administrator] = [ManagePeople, RetryReactions, WatchServer],
    };

    /// <summary>Whether any grant in the region gives the right; an agency role gives it for its own agency only.</summary>
    /// <param name="agency">The agency whose ticket is meant; null when the right is asked for the region as a whole.</param>
    public static bool May(this Audience audience, Right right, string region, string? agency = null) =>
        audience.IsSystem || audience.Grants.Any(grant =>
            grant.Region == region && RightsOf(grant).Contains(right) && (grant.Agency is null || agency is null || grant.Agency == agency));

    /// <exception cref="ForbiddenException">when <see cref="May"/> says no.</exception>
    public static void Demand(this Audience audience, Right right, string region, string? agency = null)
    {
        if (!audience.May(right, region, agency)) throw new ForbiddenException(right.ToString());
    }

    /// <summary>Every right the person has in the region, for the console's menus.</summary>
    public static IReadOnlyList<Right> RightsIn(this Audience audience, string region) =>
        [.. audience.Grants.Where(g => g.Region == region).SelectMany(RightsOf).Distinct().Order()];

    /// <summary>How far a grant lets its holder see. Restricted records (B6): the region's dispatchers and supervisors, and
    /// people of an agency with the restricted right; whoever took the report or was called by the ladder sees that one case.</summary>
    public static SightOfGrant SightOf(Grant grant) => Enum.Parse<Role>(grant.Role) switch
    {
        Dispatcher or Supervisor => SightOfGrant.RegionWithRestricted,
        CallTaker or Sekda => SightOfGrant.Region,
        AgencyDesk or SectionHead or AgencyHead => SightOfGrant.Agency,
        _ => SightOfGrant.Nothing,
    };

    static Right[] RightsOf(Grant grant) => Table[Enum.Parse<Role>(grant.Role)];
}
