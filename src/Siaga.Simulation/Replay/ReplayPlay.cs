using Siaga.Contracts;

namespace Siaga.Simulation;

/// <summary>Lets real calls happen again over the API, each step at its own moment of the server's driven clock, with the
/// ladder running. The server stamps; nobody tells it a time.</summary>
/// <param name="wait">Waits before the clock moves to the next moment: for a replay that somebody watches.</param>
public sealed class ReplayPlay(ScenarioServer server, IRegionProfile region, Func<TimeSpan, Task> wait) : IAsyncDisposable
{
    enum Step { Begin, Send, Dispatch, Arrive, Finish }

    sealed record Moment(DateTimeOffset At, Step Step, ReplayCall Call);

    sealed class Case
    {
        public Guid Report { get; } = Guid.CreateVersion7();
        public string? Incident { get; set; }
        public List<(string Id, string Agency)> Tickets { get; } = [];
    }

    const string CallTaker = "petugas1";
    readonly MovedCalls _moved = new(region);
    readonly Dictionary<string, Screen> _seats = [];
    readonly Dictionary<string, Case> _cases = [];

    /// <summary>The incident of each call, by the call's number.</summary>
    public IReadOnlyDictionary<string, Guid> Incidents =>
        _cases.Where(c => c.Value.Incident is not null).ToDictionary(c => c.Key, c => Guid.Parse(c.Value.Incident!));

    public int Requests { get; private set; }

    public async Task RunAsync(IReadOnlyList<ReplayCall> calls, Action<int> progress, CancellationToken ct)
    {
        foreach (var call in calls) _cases[call.Number] = new();
        var (moments, sent) = (calls.SelectMany(MomentsOf).OrderBy(m => m.At).ThenBy(m => m.Step).ToList(), 0);
        foreach (var moment in moments)
        {
            if (moment.At > server.Time.Now)
            {
                await wait(moment.At - server.Time.Now);
                await server.Time.PassAsync(moment.At - server.Time.Now, ct);
            }

            await DoAsync(moment, _cases[moment.Call.Number], ct);
            if (moment.Step is Step.Send) progress(++sent);
        }

        await server.Time.SettleAsync(ct);
    }

    IEnumerable<Moment> MomentsOf(ReplayCall call)
    {
        yield return new(_moved.At(call.Received), Step.Begin, call);
        yield return new(_moved.At(call.Entry), Step.Send, call);
        if (call.Dispatch is { } dispatch) yield return new(_moved.At(dispatch), Step.Dispatch, call);
        if (call.OnScene is { } arrived) yield return new(_moved.At(arrived), Step.Arrive, call);
        if (call.Free is { } free) yield return new(_moved.At(free), Step.Finish, call);
    }

    Task DoAsync(Moment moment, Case @case, CancellationToken ct) => moment.Step switch
    {
        Step.Begin => DoAsync(CallTaker, "drafts", new { id = @case.Report, line = region.Lines[0].Id, tab = @case.Report }, ct),
        Step.Send => SendAsync(moment.Call, @case, ct),
        Step.Dispatch => EachAsync(@case, ct, "accept", "on-the-way"),
        Step.Arrive => EachAsync(@case, ct, "arrived"),
        _ => FinishAsync(moment.Call, @case, ct),
    };

    async Task SendAsync(ReplayCall call, Case @case, CancellationToken ct)
    {
        var form = new FormPart
        {
            Category = _moved.CategoryOf(call), Urgency = call.Priority == 3 ? 2 : 3, Words = $"{call.Type}, {call.Neighbourhood}",
            Place = new() { Village = _moved.VillageOf(call), Landmark = call.Neighbourhood },
        };
        var said = await DoAsync(CallTaker, $"reports/{@case.Report}/send",
            new { form = Forms.Body(form), leaveOut = Array.Empty<string>(), join = (Guid?)null }, ct);
        @case.Incident = said.Body.Text("incidentId");
        @case.Tickets.AddRange(said.Body.Each("tickets").Select(t => (t.Text("id"), t.Text("agency"))));
    }

    async Task EachAsync(Case @case, CancellationToken ct, params string[] deeds)
    {
        foreach (var (id, agency) in @case.Tickets)
            foreach (var deed in deeds) await DoAsync($"{agency}.piket-1", $"tickets/{id}/{deed}", new { }, ct);
    }

    async Task FinishAsync(ReplayCall call, Case @case, CancellationToken ct)
    {
        // Nobody was sent: then nobody has an account to give.
        var closing = call.Dispatch is null ? new { reason = "withdrawn", words = (string?)call.Disposition } : new { reason = "handled", words = (string?)null };
        foreach (var (id, agency) in call.Dispatch is null ? [] : @case.Tickets)
            await DoAsync($"{agency}.piket-1", $"tickets/{id}/done", new { account = call.Disposition }, ct);
        await DoAsync(CallTaker, $"incidents/{@case.Incident}/close", closing, ct);
    }

    async Task<Said> DoAsync(string login, string path, object body, CancellationToken ct)
    {
        var said = await (await SeatAsync(login, ct)).PostAsync(path, body, ct);
        if (said.Status == 401)
        {
            // Seven days are longer than a session lives.
            await _seats[login].DisposeAsync();
            _seats.Remove(login);
            said = await (await SeatAsync(login, ct)).PostAsync(path, body, ct);
        }

        Requests++;
        return said.IsGood ? said : throw new ReplayRefusedException($"{login}, {path}: {said.Code}");
    }

    async Task<Screen> SeatAsync(string login, CancellationToken ct) => _seats.TryGetValue(login, out var seat)
        ? seat
        : _seats[login] = await Screen.SignInAsync(server.Address, login, region.Id, server.Password, ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var seat in _seats.Values) await seat.DisposeAsync();
    }
}
