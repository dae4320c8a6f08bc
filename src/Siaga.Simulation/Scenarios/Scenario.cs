namespace Siaga.Simulation;

#pragma warning disable CA1002, CA2227 // shapes that YamlDotNet fills

/// <summary>One case, played from the first call to the last look at it. Its file stands under
/// <c>regions/REGION/scenarios/</c>; docs/operations/scenarios.md explains the words.</summary>
public sealed class Scenario
{
    /// <summary>The file's name without its ending.</summary>
    [YamlDotNet.Serialization.YamlIgnore]
    public string Name { get; set; } = "";

    [YamlDotNet.Serialization.YamlIgnore]
    public string Region { get; set; } = "";

    public required string Title { get; set; }

    /// <summary>What it proves.</summary>
    public required string Shows { get; set; }

    /// <summary>When it begins, with the zone's offset: duty lists are asked at this time.</summary>
    public required string Begins { get; set; }
    public required List<ScenarioStep> Steps { get; set; }

    public DateTimeOffset BeginsAt => DateTimeOffset.Parse(Begins, System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Someone does something, time passes, or something must now be true.</summary>
public sealed class ScenarioStep
{
    /// <summary>The login without the region: <c>petugas1</c>, <c>damkar.piket-1</c>.</summary>
    public string? By { get; set; }
    public string? Do { get; set; }

    /// <summary>How much time passes, such as <c>90s</c> or <c>2m</c>.</summary>
    public string? Wait { get; set; }
    public Expectation? Expect { get; set; }

    /// <summary>The scenario's own name of a report; the incident that it opens has the same.</summary>
    public string? Report { get; set; }
    public string? Incident { get; set; }
    public FormPart? Form { get; set; }
    public string? Join { get; set; }
    public List<string> LeaveOut { get; set; } = [];
    public string? Outcome { get; set; }
    public string? Neighbour { get; set; }

    /// <summary>The agency whose ticket is meant, where it is not the acting person's.</summary>
    public string? Of { get; set; }

    /// <summary>The other agency: called in, handed to, sent to.</summary>
    public string? To { get; set; }

    /// <summary>The agency that the new ticket takes over from.</summary>
    public string? Replaces { get; set; }
    public string? Reason { get; set; }
    public string? Result { get; set; }
    public string? Words { get; set; }

    /// <summary>The code that the server must answer instead of doing it.</summary>
    public string? Refused { get; set; }
}

/// <summary>What the caller says. What is not said stays as it was.</summary>
public sealed class FormPart
{
    /// <summary>The line it came in on; 112 where nothing is said.</summary>
    public string? Line { get; set; }
    public string? Category { get; set; }
    public int? Urgency { get; set; }
    public PlacePart? Place { get; set; }
    public string? Words { get; set; }
    public string? Number { get; set; }
    public string? Name { get; set; }
    public bool? Unnamed { get; set; }
    public string? SafeContact { get; set; }
    public string? Language { get; set; }
    public VictimsPart? Victims { get; set; }
}

public sealed class PlacePart
{
    public bool Unknown { get; set; }
    public string? Village { get; set; }
    public string? District { get; set; }
    public string? Landmark { get; set; }
}

public sealed class VictimsPart
{
    public int Trapped { get; set; }
    public int Injured { get; set; }
    public int Dead { get; set; }
}

/// <summary>What must be true now. What is not named is not looked at; lists of agencies and people are complete.</summary>
public sealed class Expectation
{
    public string? Incident { get; set; }
    public string? Report { get; set; }

    /// <summary>Agency to the state of its latest ticket; no other agency has one.</summary>
    public Dictionary<string, string>? Tickets { get; set; }

    /// <summary>Agency to the logins that its ticket's present rung told.</summary>
    public Dictionary<string, List<string>>? Told { get; set; }
    public Dictionary<string, int>? Rungs { get; set; }

    /// <summary>Agency to why it needs the call centre; <c>none</c> when it does not.</summary>
    public Dictionary<string, string>? Attention { get; set; }

    /// <summary>Agency to stage to the time since the report began: <c>45s</c>, <c>40s..50s</c>, <c>none</c>.</summary>
    public Dictionary<string, Dictionary<string, string>>? Stamps { get; set; }

    /// <summary>Agency to stage to the login that it is from.</summary>
    public Dictionary<string, Dictionary<string, string>>? Receipts { get; set; }

    /// <summary>Login to the kinds of notices that it must still hear of.</summary>
    public Dictionary<string, List<string>>? Notices { get; set; }

    /// <summary>Agency to how many changes its desk has not acknowledged.</summary>
    public Dictionary<string, int>? Unacknowledged { get; set; }

    /// <summary>Fields of the board's row, such as <c>group: waiting</c>.</summary>
    public Dictionary<string, string>? Row { get; set; }
    public string? Closed { get; set; }

    /// <summary>Fields of the report, such as <c>outcome: prank</c>.</summary>
    public Dictionary<string, string>? ReportRow { get; set; }

    /// <summary>Fields of today's figures.</summary>
    public Dictionary<string, string>? Figures { get; set; }
    public Dictionary<string, int>? Outcomes { get; set; }

    /// <summary>Logins that find it everywhere: board or desk, the case itself, search, live feed.</summary>
    public List<string>? SeenBy { get; set; }

    /// <summary>Logins that find it nowhere; 16 s pass while their live feeds are watched.</summary>
    public List<string>? HiddenFrom { get; set; }

    /// <summary>Logins that saw it once and were told that it is gone.</summary>
    public List<string>? GoneFor { get; set; }

    /// <summary>Logins that see neither the caller's name nor number.</summary>
    public List<string>? UnnamedFor { get; set; }
}
