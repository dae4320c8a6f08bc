using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The agency accepts: it owns its part from now on (K11). Accepting late, or after a decline that nobody
/// replaced, still counts.</summary>
public static class AcceptTicket
{
    internal static void Map(IEndpointRouteBuilder tickets) => tickets.MapPost("/{id:guid}/accept", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindTicketAsync(id) is not var (ticket, incident)) return false;
            TicketRules.Demand(TicketAction.Accept, ticket, incident, turn.Audience);
            if ((await turn.TicketsOfAsync(incident)).Exists(t => t.Id != id && t.Agency == ticket.Agency && t.IsLive))
                throw new RefusedException("ticket.already-replaced");

            var late = IsLate(ticket, incident, turn.Profile); // asked first: being seen ends an alarm
            // Who accepts has read it, even with the key on a list and the ticket never opened.
            if (await turn.Db.TicketStamps.FindAsync([turn.Region, id, Stage.Seen], turn.Ct) is null)
                await turn.TellAsync(new TicketSeen(incident.Id, id, ticket.Agency, turn.By.Id, turn.Now));
            await turn.TellAsync(new TicketAccepted(
                incident.Id, id, ticket.Agency, turn.By.Id, StampSource.Desk, late, turn.Now));
            await NoticeRows.MarkSeenAsync(turn, ticket.Id);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    /// <summary>A limit had passed, or the ladder had climbed, before the answer came. Outside the hours it begins at
    /// the officer's rung, and what had a ladder once may stand on a rung of then.</summary>
    internal static bool IsLate(Ticket ticket, Incident incident, IRegionProfile profile) =>
        ticket.Attention is not null
        || (ticket.HasLadder && ticket.Rung > Rungs.First(profile.OutsideAt(incident.Line, ticket.RungSince)));
}
