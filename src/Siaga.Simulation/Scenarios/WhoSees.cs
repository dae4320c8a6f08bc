using System.Text.Json;

namespace Siaga.Simulation;

/// <summary>Looks for a case with a person's own eyes: board or desk, the case, search, notices, reports and live feed.</summary>
sealed class WhoSees(Cast cast, CancellationToken ct)
{
    static readonly TimeSpan UntilFeedsPing = TimeSpan.FromSeconds(16);
    const int MostTries = 5;

    /// <summary>Null when the person finds it wherever it should be.</summary>
    public async Task<string?> WhySeenNotAsync(string login, string name, JsonElement incident)
    {
        var (screen, id) = (cast.ScreenOf(login), incident.At("row").Text("id"));
        if (!(await screen.GetAsync($"incidents/{id}", ct)).IsGood) return $"{login} cannot open {name}";
        if (!await ListsAsync(screen, id)) return $"{login} has {name} on no list";
        if (!await FindsAsync(screen, id, incident.At("row").Text("number"))) return $"{login} does not find {name} by its number";
        return await screen.Live.UntilAsync(heard => heard.Any(word => word.Name == "fact" && word.Stream == $"incident/{id}"), ct)
            ? null : $"{login}'s live feed says nothing of {name}";
    }

    /// <summary>Null when the person finds it nowhere.</summary>
    public async Task<string?> WhySeenAsync(string login, string name, JsonElement incident)
    {
        var (screen, id) = (cast.ScreenOf(login), incident.At("row").Text("id"));
        if ((await screen.GetAsync($"incidents/{id}", ct)).IsGood) return $"{login} can open {name}";
        if (await ListsAsync(screen, id)) return $"{login} has {name} on a list";
        if (await FindsAsync(screen, id, incident.At("row").Text("number"))) return $"{login} finds {name} by its number";
        if (await FindsAsync(screen, id, Start(incident.Text("words")))) return $"{login} finds {name} by its words";
        if ((await screen.GetAsync("notices", ct)).Body.Each("items").Any(n => n.Text("incidentId") == id)) return $"{login} has a notice of {name}";
        foreach (var ticket in incident.Each("tickets"))
            if ((await screen.GetAsync($"tickets/{ticket.Text("id")}", ct)).IsGood) return $"{login} can open {ticket.Text("agency")}'s ticket of {name}";
        foreach (var report in incident.Each("reports"))
            if ((await screen.GetAsync($"reports/{report.Text("id")}", ct)).IsGood) return $"{login} can open a report of {name}";
        return Heard(screen, incident) ? $"{login}'s live feed speaks of {name}" : null;
    }

    public async Task<string?> WhyNotGoneAsync(string login, string name, JsonElement incident)
    {
        var stream = $"incident/{incident.At("row").Text("id")}";
        return await cast.ScreenOf(login).Live.UntilAsync(heard => heard.Any(word => word.Name == "gone" && word.Stream == stream), ct)
            ? null : $"{login} was not told that {name} is gone";
    }

    /// <summary>Null when the person sees neither name nor number of those who wish to stay unnamed.</summary>
    public async Task<string?> WhyNamedAsync(string login, string name, JsonElement incident)
    {
        var screen = cast.ScreenOf(login);
        var seen = (await screen.GetAsync($"incidents/{incident.At("row").Text("id")}", ct)).Body.Each("reports").ToList();
        if (seen.Any(r => r.Text("callerNumber") != "null" || r.Text("callerName") != "null")) return $"{login} sees who called about {name}";
        if (screen.Agency is null) return null;

        var ids = incident.Each("tickets").Where(t => t.Text("agency") == screen.Agency).Select(t => t.Text("id"));
        foreach (var id in ids)
        {
            var caller = (await screen.GetAsync($"tickets/{id}", ct)).Body.At("incident").At("caller");
            if (caller.ValueKind is JsonValueKind.Object) return $"{login}'s ticket says who called about {name}";
        }

        return null;
    }

    /// <summary>Lets every live feed say all that it has to say: a feed that is quiet names its place after 15 s, and when all
    /// have named the journal's end, nothing is still on its way.</summary>
    public async Task HearAllOutAsync()
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            await cast.Server.Time.PassAsync(UntilFeedsPing, ct);
            var end = await cast.Observer.Live.EndAsync(ct);
            var all = await Task.WhenAll(cast.Screens.Select(screen => screen.Live.UntilAsync(_ => screen.Live.Place == end, ct)));
            if (all.All(there => there)) return;
        }

        throw new ScenarioRefusedException("a live feed never reached the journal's end");
    }

    // What was said before the person was told that it is gone was said rightly.
    static bool Heard(Screen screen, JsonElement incident)
    {
        var stream = $"incident/{incident.At("row").Text("id")}";
        var about = incident.Each("reports").Select(r => $"report/{r.Text("id")}").Append(stream).ToHashSet();
        var words = screen.Live.Heard.ToList();
        var gone = words.FindLastIndex(word => word.Name == "gone" && word.Stream == stream);
        return words.Skip(gone + 1).Any(word => word.Name == "fact" && word.Stream is { } named && about.Contains(named));
    }

    async Task<bool> ListsAsync(Screen screen, string id)
    {
        string[] boards = ["incidents?limit=200", "incidents?limit=200&state=closed"];
        string[] desks = screen.Agency is { } agency ? [$"tickets?agency={agency}&limit=200", $"tickets?agency={agency}&limit=200&state=ended"] : [];
        foreach (var path in boards)
            if ((await screen.GetAsync(path, ct)).Body.Each("items").Any(row => row.Text("id") == id)) return true;
        foreach (var path in desks)
            if ((await screen.GetAsync(path, ct)).Body.Each("items").Any(item => item.At("incident").Text("id") == id)) return true;
        return false;
    }

    async Task<bool> FindsAsync(Screen screen, string id, string text) =>
        (await screen.PostAsync("search", new { text, limit = 100 }, ct)).Body.Each("items").Any(hit => hit.Text("id") == id);

    static string Start(string words) => words.Length <= 40 ? words : words[..40];
}
