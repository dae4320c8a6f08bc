using System.Text.Json.Serialization;
using Siaga.Contracts;

namespace Siaga.Incidents;

/// <summary>What is kept for one time. <c>Pranks</c> are pranks, ghost calls and tests that belong to no case; <c>Calls</c> all
/// other calls without one.</summary>
[JsonConverter(typeof(CamelCase<KeptClass>))]
public enum KeptClass { Cases, Calls, Pranks, UnfinishedDrafts, Drafts }

/// <summary>What lies before these instants is past its time. Years and days end with a whole day of the region's clock: what is
/// kept for five years is still there on the day five years later.</summary>
sealed record KeptUntil(DateTimeOffset Years, DateTimeOffset Days, DateTimeOffset Hours)
{
    public static KeptUntil Of(IRegionProfile profile, DateTimeOffset now)
    {
        var today = TimeZoneInfo.ConvertTime(now, profile.Zone).Date;
        return new(
            Midnight(today.AddYears(-profile.Keeping.IncidentYears), profile.Zone),
            Midnight(today.AddDays(-profile.Keeping.PrankDays), profile.Zone),
            now.AddHours(-profile.Keeping.DraftHours));
    }

    public DateTimeOffset Of(KeptClass kept) => kept switch
    {
        KeptClass.Cases or KeptClass.Calls => Years,
        KeptClass.Drafts => Hours,
        _ => Days,
    };

    static DateTimeOffset Midnight(DateTime day, TimeZoneInfo zone) => new DateTimeOffset(day, zone.GetUtcOffset(day)).ToUniversalTime();
}
