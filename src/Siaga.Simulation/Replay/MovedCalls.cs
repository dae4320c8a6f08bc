using System.Security.Cryptography;
using System.Text;
using Siaga.Contracts;

namespace Siaga.Simulation;

/// <summary>A call of another city as if it had been made in the region: its type as the region's category, its quarter as a
/// village (the same quarter is always the same village), its hours as hours of the region's zone.</summary>
sealed class MovedCalls(IRegionProfile region)
{
    // The types of San Francisco's fire calls; whatever else comes is "other".
    static readonly Dictionary<string, string> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Medical Incident"] = "medical", ["Structure Fire"] = "fire", ["Outside Fire"] = "fire", ["Vehicle Fire"] = "fire", ["Alarms"] = "fire",
        ["Smoke Investigation (Outside)"] = "fire", ["Odor (Strange / Unknown)"] = "fire", ["Gas Leak (Natural and LP Gases)"] = "fire", ["HazMat"] = "fire",
        ["Fuel Spill"] = "fire", ["Traffic Collision"] = "traffic-accident", ["Electrical Hazard"] = "electricity",
        ["Elevator / Escalator Rescue"] = "rescue-people", ["Water Rescue"] = "rescue-people", ["Industrial Accidents"] = "rescue-people",
        ["Confined Space / Structure Collapse"] = "dangerous-structure", ["Citizen Assist / Service Call"] = "other",
    };

    public string CategoryOf(ReplayCall call) =>
        Categories.GetValueOrDefault(call.Type) is { } id && region.Categories.Any(c => c.Id == id && !c.Retired) ? id : "other";

    public string VillageOf(ReplayCall call) =>
        region.Villages[(int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(call.Neighbourhood))) % (uint)region.Villages.Count)].Code;

    public DateTimeOffset At(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), region.Zone.GetUtcOffset(local));
}
