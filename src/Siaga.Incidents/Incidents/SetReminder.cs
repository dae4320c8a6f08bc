using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>"Ask again in five minutes": a timer on an incident for whoever sets it.</summary>
public static class SetReminder
{
    public sealed record Request([property: Range(1, 1440)] int Minutes, [property: MaxLength(200)] string? Words);
    public sealed record Answer(Guid ReminderId);

    internal static void Map(IEndpointRouteBuilder incidents) => incidents.MapPost("/{id:guid}/reminders", Handle);

    static async Task<Results<Ok<Answer>, NotFound>> Handle(Guid id, Request request, [AsParameters] RegionCommand command)
    {
        var answer = await command.RunAsync(async turn =>
        {
            if (await turn.FindIncidentAsync(id) is not { } incident) return null;
            IncidentRules.Demand(IncidentAction.Remind, incident, await turn.TicketsOfAsync(incident), turn.Profile, turn.Audience);
            var set = new ReminderSet(
                id, Guid.CreateVersion7(turn.Now), turn.Now.AddMinutes(request.Minutes), PrivateText.Of(request.Words), turn.By.Id, turn.Now);
            await turn.TellAsync(set);
            return new Answer(set.ReminderId);
        });
        return answer is null ? TypedResults.NotFound() : TypedResults.Ok(answer);
    }
}
