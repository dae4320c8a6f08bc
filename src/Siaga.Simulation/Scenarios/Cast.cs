using System.Net.Http.Json;
using System.Text.Json;

namespace Siaga.Simulation;

/// <summary>A server that runs for a scenario, on a clock that the scenario drives.</summary>
/// <param name="Password">Of every role account of a demonstration.</param>
public sealed record ScenarioServer(Uri Address, DrivenTime Time, string Password);

/// <summary>A report of the scenario, and the incident that it opened or joined.</summary>
sealed class CastReport
{
    public Guid Id { get; } = Guid.CreateVersion7();
    public Guid Tab { get; } = Guid.CreateVersion7();
    public long Version { get; set; }
    public FormPart Form { get; } = new();
    public Guid? IncidentId { get; set; }
}

/// <summary>Everyone who takes part in a scenario, and what they have made so far.</summary>
sealed class Cast : IAsyncDisposable
{
    /// <summary>Sees everything, changes nothing: only its answers say what is true.</summary>
    const string ObserverLogin = "pengawas";

    readonly Dictionary<string, Screen> _screens = [];
    readonly Dictionary<string, CastReport> _reports = [];
    readonly Dictionary<string, string> _loginOfName = [];
    readonly CancellationToken _ct;

    Cast(ScenarioServer server, CancellationToken ct) => (Server, _ct) = (server, ct);

    public ScenarioServer Server { get; }
    public Screen Observer => _screens[ObserverLogin];
    public IEnumerable<Screen> Screens => _screens.Values;

    public static async Task<Cast> OpenAsync(Scenario scenario, ScenarioServer server, CancellationToken ct)
    {
        var cast = new Cast(server, ct);
        await cast.LearnNamesAsync(scenario.Region);
        foreach (var login in LoginsOf(scenario).Append(ObserverLogin).Distinct())
            cast._screens[login] = await Screen.OpenAsync(server.Address, login, scenario.Region, server.Password, ct);
        return cast;
    }

    static IEnumerable<string> LoginsOf(Scenario scenario) => scenario.Steps.SelectMany(step => new[]
    {
        step.By is null ? [] : [step.By],
        step.Expect?.Notices?.Keys ?? Enumerable.Empty<string>(),
        step.Expect?.SeenBy ?? [], step.Expect?.HiddenFrom ?? [], step.Expect?.GoneFor ?? [], step.Expect?.UnnamedFor ?? [],
    }.SelectMany(logins => logins));

    // The server names people as others may know them; scenarios name accounts.
    async Task LearnNamesAsync(string region)
    {
        using var http = new HttpClient { BaseAddress = Server.Address };
        var said = await http.GetFromJsonAsync<JsonElement>("/api/demonstration", _ct);
        foreach (var account in said.Each("accounts").Where(a => a.Text("region") == region))
            _loginOfName[account.Text("name")] = account.Text("login")[..^(region.Length + 1)];
    }

    public Screen ScreenOf(string login) => _screens[login];
    public string LoginOf(string name) => _loginOfName.GetValueOrDefault(name, name);

    public CastReport Begin(string name) => _reports[name] = new();

    public CastReport ReportOf(ScenarioStep step) => ReportNamed(step.Report ?? throw new ScenarioRefusedException($"\"{step.Do}\" needs a report"));

    public CastReport ReportNamed(string name) =>
        _reports.GetValueOrDefault(name) ?? throw new ScenarioRefusedException($"there is no report \"{name}\" yet");

    public Guid IncidentNamed(string name) =>
        ReportNamed(name).IncidentId ?? throw new ScenarioRefusedException($"\"{name}\" has no incident yet");

    public async Task<JsonElement> IncidentAsync(Guid id) => (await Observer.GetAsync($"incidents/{id}", _ct)).Body;

    /// <summary>The latest ticket of each agency.</summary>
    public static Dictionary<string, JsonElement> LatestTickets(JsonElement incident) =>
        incident.Each("tickets").GroupBy(t => t.Text("agency")).ToDictionary(g => g.Key, g => g.Last());

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in _screens.Values) await screen.DisposeAsync();
    }
}
