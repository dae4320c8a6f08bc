using Siaga.Contracts;
using Siaga.Regions.Duties;

namespace Siaga.Regions.Files;

/// <summary>How an agency comes to a ticket.</summary>
enum TicketRule { Routed, CalledIn, None }

/// <param name="Duty">Null for an agency that gets no tickets.</param>
sealed record ListedAgency(Agency Agency, TicketRule Tickets, DutyList? Duty);

/// <summary><c>agencies.yaml</c>: who answers, and who is on duty there.</summary>
static class AgenciesFile
{
    static readonly Dictionary<string, TicketRule> Rules = new()
    {
        ["routed"] = TicketRule.Routed, ["calledIn"] = TicketRule.CalledIn, ["none"] = TicketRule.None,
    };

    public static IReadOnlyList<ListedAgency> Read(YamlMap file)
    {
        var agencies = file.Maps("agencies", 1, int.MaxValue, map => (Id: map.Id(), Listed: ReadAgency(map)));
        file.Problems.RefuseTwice(agencies.Select(a => a.Id), "agency");
        return [.. agencies.Select(a => a.Listed)];
    }

    static ListedAgency ReadAgency(YamlMap map)
    {
        var id = map.Id();
        var rule = map.OneOf("tickets", Rules);
        var retired = map.Flag("retired");
        var agency = new Agency(
            id.Value, map.Text("short"), map.Local("name"), map.Flag("vertical"), rule != TicketRule.None,
            map.OptionalText("phone"), retired);
        var posts = map.Has("posts") ? map.Texts("posts") : [];
        map.Problems.RefuseTwice(posts, "post");
        var duty = map.OptionalMap("duty", d => ReadDuty(d, [.. posts.Select(p => p.Value)]));
        if (duty is null && rule != TicketRule.None && !retired)
            map.Problems.Add(id.Line, $"agency \"{id.Value}\" gets tickets and has no duty list");
        if (duty is not null && rule == TicketRule.None)
            map.Problems.Add(id.Line, $"agency \"{id.Value}\" gets no tickets and has a duty list");
        return new(agency, rule, duty);
    }

    static DutyList ReadDuty(YamlMap duty, IReadOnlyList<string> posts)
    {
        var desk = duty.Maps("desk", 1, int.MaxValue, shift => ReadShift(shift, Posts(shift, posts)));
        var officer = duty.OptionalMaps("officer", shift => ReadShift(shift, Officer(shift, posts)));
        duty.Problems.RefuseOverlap(desk.Select(s => new Spotted<WeeklyHours>(s.Value.When, s.Line)));
        duty.Problems.RefuseOverlap(officer.Select(s => new Spotted<WeeklyHours>(s.Value.When, s.Line)));

        var exceptions = duty.OptionalMaps("exceptions", map => ReadException(map, posts));
        RefuseSameDays(duty.Problems, exceptions);
        return new(posts,
            new([.. desk.Select(s => s.Value)], [.. exceptions.Select(e => e.Desk).OfType<ExceptionalDays>()]),
            new([.. officer.Select(s => s.Value)], [.. exceptions.Select(e => e.Officer).OfType<ExceptionalDays>()]));
    }

    static Spotted<Shift> ReadShift(YamlMap shift, IReadOnlyList<string> posts) =>
        new(new(shift.Week(), posts), shift.LineOf("hours"));

    sealed record ExceptionRead(
        int Line, DateOnly From, DateOnly Until, ExceptionalDays? Desk, ExceptionalDays? Officer);

    static ExceptionRead ReadException(YamlMap map, IReadOnlyList<string> posts)
    {
        var from = map.Date("from");
        var until = map.Has("until") ? map.Date("until") : from;
        if (until < from) map.Problems.Add(map.LineOf("until"), "\"until\" lies before \"from\"");
        if (!map.Has("desk") && !map.Has("officer"))
            map.Problems.Add(map.Line, "the exception changes neither desk nor officer");

        var why = map.Text("why");
        var desk = ReadStints(map, "desk", stint => Posts(stint, posts));
        var officer = ReadStints(map, "officer", stint => Officer(stint, posts));
        return new(map.Line, from, until,
            desk is null ? null : new(from, until, why, desk), officer is null ? null : new(from, until, why, officer));
    }

    /// <summary>Null when the exception leaves that part of the list alone; empty when nobody is on duty.</summary>
    static IReadOnlyList<Stint>? ReadStints(YamlMap map, string key, Func<YamlMap, IReadOnlyList<string>> posts)
    {
        if (!map.Has(key)) return null;
        var stints = map.OptionalMaps(key, s => new Spotted<Stint>(new(s.Hours("hours"), posts(s)), s.LineOf("hours")));
        map.Problems.RefuseOverlap(stints.Select(s => new Spotted<TimeRange>(s.Value.Hours, s.Line)));
        return [.. stints.Select(s => s.Value)];
    }

    static void RefuseSameDays(FileProblems problems, IReadOnlyList<ExceptionRead> exceptions)
    {
        var clashes =
            from later in Enumerable.Range(0, exceptions.Count)
            from earlier in Enumerable.Range(0, later)
            let one = exceptions[earlier]
            let other = exceptions[later]
            where one.From <= other.Until && other.From <= one.Until
            select (other.Line, Earlier: one.Line);
        foreach (var (line, earlier) in clashes)
            problems.Add(line, $"the days overlap those of the exception in line {earlier}");
    }

    static IReadOnlyList<string> Posts(YamlMap shift, IReadOnlyList<string> known)
    {
        var posts = shift.Texts("posts");
        shift.Problems.RefuseTwice(posts, "post");
        foreach (var post in posts) Know(shift, post, known);
        return [.. posts.Select(p => p.Value)];
    }

    static IReadOnlyList<string> Officer(YamlMap shift, IReadOnlyList<string> known)
    {
        var post = new Spotted<string>(shift.Text("post"), shift.LineOf("post"));
        Know(shift, post, known);
        return [post.Value];
    }

    static void Know(YamlMap map, Spotted<string> post, IReadOnlyList<string> known)
    {
        if (post.Value.Length > 0 && !known.Contains(post.Value))
            map.Problems.Add(post.Line, $"post \"{post.Value}\" is not among the agency's posts");
    }
}
