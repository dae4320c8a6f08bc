using System.Text.RegularExpressions;
using Siaga.Contracts;
using Siaga.Regions.Duties;

namespace Siaga.Regions.Files;

/// <summary><c>region.yaml</c>: the service itself, its numbers, hours, limits and words.</summary>
static partial class RegionFile
{
    // The zones of Indonesia. None has summer time, so that every local hour of a duty list happens exactly once a day.
    static readonly string[] Zones = ["Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura"];

    static readonly string[] ConsoleLanguages = ["id", "en"];

    static readonly Dictionary<string, string> Languages = new() { ["id"] = "id", ["en"] = "en", ["jv"] = "jv" };

    static readonly Dictionary<string, OutsideTickets> Outside = new()
    {
        ["officers"] = OutsideTickets.Officers, ["desks"] = OutsideTickets.Desks,
    };

    static readonly Dictionary<string, Role> Informed = new()
    {
        ["sekda"] = Role.Sekda, ["supervisor"] = Role.Supervisor,
    };

    public static RegionPart Read(YamlMap file) => new(
        file.Id(), file.Text("code", Code(), "three capital letters"), file.Text("name"), file.Text("service"),
        ReadZone(file), file.Flag("trial"), ReadLanguages(file), ReadLines(file),
        file.Map("hours", ReadHours) ?? ServiceHours.Always, ReadUrgencies(file),
        file.Map("ladder", ReadLadder) ?? new(default, default, default, default, default, default),
        file.Map("targets", ReadTargets) ?? new(default, default, default, default),
        file.Wholes("complaintWorkingDays"), file.Map("seats", ReadSeats), file.Map("keeping", ReadKeeping),
        file.Maps("neighbours", 0, int.MaxValue, ReadNeighbour),
        file.OptionalMaps("agreements", ReadAgreement));

    static TimeZoneInfo ReadZone(YamlMap file)
    {
        var id = file.Text("zone");
        if (Zones.Contains(id)) return TimeZoneInfo.FindSystemTimeZoneById(id);
        if (id.Length > 0)
        {
            file.Problems.Add(file.LineOf("zone"), $"\"zone\" is \"{id}\", not one of {string.Join(", ", Zones)}");
        }
        return TimeZoneInfo.Utc;
    }

    static IReadOnlyList<string> ReadLanguages(YamlMap file)
    {
        var languages = file.ManyOf("languages", Languages);
        foreach (var missing in ConsoleLanguages.Except(languages))
            file.Problems.Add(file.LineOf("languages"), $"\"languages\" lacks \"{missing}\", which every console has");
        return languages;
    }

    static IReadOnlyList<RegionLine> ReadLines(YamlMap file)
    {
        var lines = file.Maps("lines", 1, int.MaxValue, l => new Spotted<RegionLine>(ReadLine(l), l.LineOf("id")));
        file.Problems.RefuseTwice(lines.Select(l => new Spotted<string>(l.Value.Line.Id, l.Line)), "line");
        if (!lines.Any(l => l.Value.Line.Kind == CategoryKind.Emergency))
        {
            file.Problems.Add(file.LineOf("lines"), "no line is for emergencies");
        }
        return [.. lines.Select(l => l.Value)];
    }

    static RegionLine ReadLine(YamlMap map) => new(
        new(map.Text("id"), map.Text("number", Number(), Digits), map.OneOf("kind", CategoriesFile.Kinds)),
        map.OptionalMap("hours", ReadHours));

    static ServiceHours ReadHours(YamlMap map)
    {
        var open = map.Maps("open", 1, int.MaxValue, o => new Spotted<WeeklyHours>(o.Week(), o.LineOf("hours")));
        map.Problems.RefuseOverlap(open);
        var outside = map.OptionalMap("outside", o => new OutsideHours(
            o.Local("announcement"), o.OneOf("tickets", Outside), o.ManyOf("inform", Informed)));
        var hours = new ServiceHours([.. open.Select(o => o.Value)], outside);
        if (!hours.AreWholeWeek && outside is null)
            map.Problems.Add(map.Line, "the hours leave a gap and \"outside\" does not say what a caller is told then");
        return hours;
    }

    static IReadOnlyList<UrgencyWord> ReadUrgencies(YamlMap file)
    {
        var words = file.Maps("urgency", 5, 5, map => new UrgencyWord(map.Whole("level", 1, 5), map.Local("name")));
        if (words.Count == 5 && !words.Select(w => w.Level).SequenceEqual([1, 2, 3, 4, 5]))
            file.Problems.Add(file.LineOf("urgency"), "\"urgency\" must name the levels 1, 2, 3, 4, 5 in this order");
        return words;
    }

    static LadderLimits ReadLadder(YamlMap map) => new(
        map.Duration("seen"), map.Duration("acceptHigh"), map.Duration("acceptLow"),
        map.Duration("moveHigh"), map.Duration("moveLow"), map.Duration("onScene"));

    static Targets ReadTargets(YamlMap map) =>
        new(map.Duration("ticketSent"), map.Duration("accepted"), map.Duration("onTheWay"), map.Duration("onScene"));

    static Seats ReadSeats(YamlMap map) => new(map.Whole("always", 1, 99), map.Whole("byDay", 1, 99), map.Hours("day"));

    static Keeping ReadKeeping(YamlMap map) => new(
        map.Whole("incidentYears", 1, 99), map.Whole("recordingYears", 1, 99),
        map.Whole("prankDays", 1, 3650), map.Whole("draftHours", 1, 72));

    static NeighbourNumber ReadNeighbour(YamlMap map) => new(map.Text("name"), map.Text("number", Number(), Digits));

    static Agreement ReadAgreement(YamlMap map)
    {
        var agreement = new Agreement(
            map.Text("with"), map.Text("title"), map.Date("from"), map.Has("until") ? map.Date("until") : null);
        if (agreement.Until < agreement.From) map.Problems.Add(map.LineOf("until"), "\"until\" lies before \"from\"");
        return agreement;
    }

    const string Digits = "a telephone number in digits";

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\+?[0-9]{2,15}$")]
    private static partial Regex Number();
}
