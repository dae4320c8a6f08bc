using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Siaga.Incidents;

/// <summary>Ends a reminder, due or not. Ending it twice is no error.</summary>
public static class EndReminder
{
    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/reminders/{reminder:guid}/end", Handle);

    static async Task<Results<NoContent, NotFound>> Handle(Guid id, Guid reminder, [AsParameters] RegionCommand command)
    {
        var found = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is null) return false;
            if (await turn.Db.Reminders.FindAsync([turn.Region, reminder], turn.Ct) is not { } row || row.IncidentId != id) return false;
            if (row.EndedAt is null) await turn.TellAsync(new ReminderEnded(id, reminder, turn.Now));
            await NoticeRows.EndReminderAsync(turn, reminder);
            return true;
        });
        return found ? TypedResults.NoContent() : TypedResults.NotFound();
    }
}
