using System.Text.Json;
using Siaga.Simulation;

namespace Siaga.Host.Drills;

/// <summary>Fills a database over HTTP with what was kept for six years, for a hundred days and for no time, and knows
/// of each thing whether the night must erase it.</summary>
sealed class AgedCases
{
    const int Few = 5;
    const string Person = "petugas3"; // takes calls, closes and holds

    static readonly TimeSpan Zone = TimeSpan.FromHours(7); // Kendal's, the whole year

    readonly HttpClient _http;
    KeyedCommands? _commands;

    AgedCases(HttpClient http) => _http = http;

    /// <summary>What only the words of one case or call have, or the id of a draft.</summary>
    public HashSet<string> MustGo { get; } = [];
    public HashSet<string> MustStay { get; } = [];

    /// <summary>A quarter past midnight of that day: in three quarters of an hour the night's work begins.</summary>
    public static DateTimeOffset Evening(DateTimeOffset day) =>
        new DateTimeOffset(day.ToOffset(Zone).Date, Zone).AddMinutes(15).ToUniversalTime();

    /// <param name="cases">How many closed cases are past their time.</param>
    public static async Task<AgedCases> FillAsync(
        string folder, string? database, int cases, DateTimeOffset evening, Action<string> say, CancellationToken ct)
    {
        var settings = new HostSettings
        {
            DataFolder = folder, ConnectionString = database, Urls = "http://127.0.0.1:0",
        };
        var noon = evening.AddHours(12); // by day nothing is erased
        await using var host = await DrivenHost.StartAsync(settings, noon.AddYears(-6), ct);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = host.Address };
        var all = new AgedCases(http);
        say("Six years ago ...");
        await all.FillOldAsync(cases, ct);
        say("A hundred days ago ...");
        host.Clock.MoveTo(noon.AddDays(-100));
        await all.FillRecentAsync(ct);
        say("This evening ...");
        host.Clock.MoveTo(evening);
        await all.FillNewAsync(ct);
        return all;
    }

    async Task FillOldAsync(int cases, CancellationToken ct)
    {
        await SignInAsync(ct);
        for (var n = 0; n < cases; n++) await CloseAsync(MustGo, MustGo, ct);
        for (var n = 0; n < Few; n++)
        {
            var held = await CloseAsync(MustStay, MustStay, ct); // the hold keeps its draft too
            await DoAsync($"incidents/{held}/hold", new { reason = "Surat Polres" }, ct);
            await SendAsync(MustStay, MustGo, ct); // nobody closed it
            await EndAsync("information", MustGo, MustGo, ct);
            await EndAsync("prank", MustGo, MustGo, ct);
            await BeginAsync(MustGo, ct);
        }
    }

    async Task FillRecentAsync(CancellationToken ct)
    {
        await SignInAsync(ct);
        for (var n = 0; n < Few; n++)
        {
            await CloseAsync(MustStay, MustGo, ct);
            await EndAsync("information", MustStay, MustGo, ct);
            await EndAsync("prank", MustGo, MustGo, ct);
            await BeginAsync(MustGo, ct);
        }
    }

    async Task FillNewAsync(CancellationToken ct)
    {
        await SignInAsync(ct);
        for (var n = 0; n < Few; n++)
        {
            await CloseAsync(MustStay, MustStay, ct);
            await EndAsync("information", MustStay, MustStay, ct);
            await EndAsync("prank", MustStay, MustStay, ct);
            await BeginAsync(MustStay, ct);
        }
    }

    // A session does not last for years.
    async Task SignInAsync(CancellationToken ct) => _commands = new(
        _http, CrashDrill.Region,
        await SessionCookie.SignInAsync(_http, $"{Person}.{CrashDrill.Region}", DrivenHost.Password, ct));

    async Task<string> CloseAsync(HashSet<string> words, HashSet<string> draft, CancellationToken ct)
    {
        var (incident, its) = await SendAsync(words, draft, ct);
        await DoAsync($"incidents/{incident}/notes", new { words = its }, ct);
        await DoAsync($"incidents/{incident}/close", new { reason = "falseAlarm", words = its }, ct);
        return incident;
    }

    async Task<(string Incident, string Words)> SendAsync(
        HashSet<string> words, HashSet<string> draft, CancellationToken ct)
    {
        var (report, its) = (await BeginAsync(draft, ct), NewWords(words));
        var form = Form(its);
        var sent = await DoAsync($"reports/{report}/send", new { form, leaveOut = Array.Empty<string>() }, ct);
        return (sent.GetProperty("incidentId").GetString()!, its);
    }

    async Task EndAsync(string outcome, HashSet<string> words, HashSet<string> draft, CancellationToken ct)
    {
        var report = await BeginAsync(draft, ct);
        var form = Form(NewWords(words));
        await DoAsync($"reports/{report}/end", new { outcome, form, leaveOut = Array.Empty<string>() }, ct);
    }

    async Task<Guid> BeginAsync(HashSet<string> draft, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await DoAsync("drafts", new { id, line = "112", tab = id }, ct);
        draft.Add($"{id:N}");
        return id;
    }

    Task<JsonElement> DoAsync(string path, object body, CancellationToken ct) =>
        _commands!.AskUntilAnsweredAsync(path, JsonSerializer.SerializeToUtf8Bytes(body), ct);

    static string NewWords(HashSet<string> into)
    {
        var own = $"{Guid.CreateVersion7():N}";
        into.Add(own);
        return $"Latihan {own}";
    }

    static object Form(string words) => new
    {
        line = "112", callerNumber = "081234567890", wishesUnnamed = false, safeContact = "unknown", language = "id",
        category = "fire", place = new { known = false }, words, victims = new { trapped = 0, injured = 0, dead = 0 },
        answers = Array.Empty<object>(),
    };
}
