using System.Text.Json;

namespace Siaga.Simulation;

/// <summary>Compares what a scenario expects with what the server says.</summary>
sealed class Looks(Cast cast, CancellationToken ct)
{
    readonly List<string> _wrong = [];
    readonly WhoSees _sight = new(cast, ct);

    /// <summary>How many things were compared.</summary>
    public int Count { get; private set; }

    public async Task<IReadOnlyList<string>> AtAsync(Expectation expected)
    {
        _wrong.Clear();
        if (expected.Incident is { } name) await IncidentAsync(name, expected);
        if (expected.Report is { } report) await ReportAsync(cast.ReportNamed(report), expected);
        if (expected.Figures is not null || expected.Outcomes is not null) await FiguresAsync(expected);
        return [.. _wrong];
    }

    async Task IncidentAsync(string name, Expectation expected)
    {
        var incident = await cast.IncidentAsync(cast.IncidentNamed(name));
        var tickets = Cast.LatestTickets(incident);
        if (expected.Tickets is { } states) Same($"tickets of {name}", Pairs(states), Pairs(tickets.ToDictionary(t => t.Key, t => t.Value.Text("state"))));
        foreach (var (field, value) in expected.Row ?? []) Same($"{field} of {name}", value, incident.At("row").Text(field));
        if (expected.Closed is { } reason) Same($"{name} closed", reason, incident.At("closed").Text("reason"));
        foreach (var (agency, logins) in expected.Told ?? []) Same($"told by {agency}'s ticket", Sorted(logins), Sorted(ToldOf(Ticket(tickets, agency))));
        foreach (var (agency, rung) in expected.Rungs ?? []) Same($"rung of {agency}", $"{rung}", Ticket(tickets, agency).Text("rung"));
        foreach (var (agency, kind) in expected.Attention ?? []) Same($"attention of {agency}", kind, AttentionOf(Ticket(tickets, agency)));
        foreach (var (agency, count) in expected.Unacknowledged ?? []) Same($"unacknowledged by {agency}", $"{count}", Ticket(tickets, agency).Text("unacknowledged"));
        foreach (var (agency, stamps) in expected.Stamps ?? []) Stamps(agency, Ticket(tickets, agency), stamps, incident.At("row").At("begunAt").GetDateTimeOffset());
        foreach (var (agency, receipts) in expected.Receipts ?? []) Receipts(agency, Ticket(tickets, agency), receipts);
        foreach (var (login, kinds) in expected.Notices ?? []) Same($"notices of {login}", Sorted(kinds), Sorted(await NoticesAsync(login, incident)));
        await SightAsync(name, incident, expected);
    }

    async Task SightAsync(string name, JsonElement incident, Expectation expected)
    {
        foreach (var login in expected.SeenBy ?? []) Add(await _sight.WhySeenNotAsync(login, name, incident));
        foreach (var login in expected.UnnamedFor ?? []) Add(await _sight.WhyNamedAsync(login, name, incident));
        foreach (var login in expected.GoneFor ?? []) Add(await _sight.WhyNotGoneAsync(login, name, incident));
        if (expected.HiddenFrom is null) return;

        await _sight.HearAllOutAsync();
        foreach (var login in expected.HiddenFrom) Add(await _sight.WhySeenAsync(login, name, incident));
    }

    void Stamps(string agency, JsonElement ticket, Dictionary<string, string> expected, DateTimeOffset begun)
    {
        foreach (var (stage, time) in expected)
        {
            Count++;
            var stamp = ticket.Each("stamps").FirstOrDefault(s => s.Text("stage") == stage);
            var found = stamp.ValueKind is JsonValueKind.Object ? stamp.At("at").GetDateTimeOffset() - begun : (TimeSpan?)null;
            if (time == "none" ? found is not null : found is null || !Duration.Fits(time, found.Value))
                _wrong.Add(FormattableString.Invariant($"{agency} {stage}: expected {time}, found {found?.TotalSeconds.ToString("0.0", null) ?? "none"} s"));
        }
    }

    void Receipts(string agency, JsonElement ticket, Dictionary<string, string> expected)
    {
        foreach (var (stage, login) in expected)
        {
            var stamp = ticket.Each("stamps").FirstOrDefault(s => s.Text("stage") == stage);
            Same($"{agency} {stage} by", login, cast.LoginOf(stamp.At("by").Text("name")));
        }
    }

    async Task<IEnumerable<string>> NoticesAsync(string login, JsonElement incident)
    {
        var id = incident.At("row").Text("id");
        return (await cast.ScreenOf(login).GetAsync("notices", ct)).Body.Each("items").Where(n => n.Text("incidentId") == id).Select(n => n.Text("kind"));
    }

    async Task ReportAsync(CastReport report, Expectation expected)
    {
        var body = (await cast.Observer.GetAsync($"reports/{report.Id}", ct)).Body;
        foreach (var (field, value) in expected.ReportRow ?? [])
            Same($"{field} of {expected.Report}", value, body.At("row").At(field).ValueKind is JsonValueKind.Undefined ? body.Text(field) : body.At("row").Text(field));
    }

    async Task FiguresAsync(Expectation expected)
    {
        var figures = (await cast.Observer.GetAsync("figures/today", ct)).Body;
        foreach (var (field, value) in expected.Figures ?? []) Same($"figure {field}", value, figures.Text(field));
        foreach (var (outcome, count) in expected.Outcomes ?? [])
            Same($"outcomes {outcome}", $"{count}", figures.Each("outcomes").FirstOrDefault(o => o.Text("outcome") == outcome).Text("count"));
    }

    static JsonElement Ticket(Dictionary<string, JsonElement> tickets, string agency) =>
        tickets.TryGetValue(agency, out var ticket) ? ticket : throw new ScenarioRefusedException($"{agency} has no ticket");

    static string AttentionOf(JsonElement ticket) => ticket.At("attention") is { ValueKind: JsonValueKind.Object } attention ? attention.Text("kind") : "none";

    IEnumerable<string> ToldOf(JsonElement ticket) => ticket.Each("rungs").Where(r => r.Text("rung") == ticket.Text("rung"))
        .SelectMany(r => r.Each("told")).Select(name => cast.LoginOf(name.Plain()));

    static string Pairs(Dictionary<string, string> pairs) => Sorted(pairs.Select(p => $"{p.Key} {p.Value}"));
    static string Sorted(IEnumerable<string> all) => string.Join(", ", all.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "nobody";

    void Same(string what, string expected, string found)
    {
        Count++;
        if (expected != found) _wrong.Add($"{what}: expected {expected}, found {found}");
    }

    void Add(string? wrong)
    {
        Count++;
        if (wrong is not null) _wrong.Add(wrong);
    }
}
