using System.Text.Json;

namespace Siaga.Simulation;

/// <summary>What people do in a scenario, as requests of the API.</summary>
sealed class Deeds(Cast cast, CancellationToken ct)
{
    public Task<Said> DoAsync(ScenarioStep step)
    {
        var who = cast.ScreenOf(step.By ?? throw new ScenarioRefusedException($"who does \"{step.Do}\"?"));
        return step.Do switch
        {
            "call" => CallAsync(who, step),
            "write" => WriteAsync(who, step),
            "send" => SendAsync(who, step),
            "end" => EndAsync(who, step),
            "settle-report" => who.PostAsync($"reports/{cast.ReportOf(step).Id}/settle", new { words = step.Words }, ct),
            "correct-outcome" => who.PostAsync($"reports/{cast.ReportOf(step).Id}/outcome", new { outcome = step.Outcome, reason = step.Reason }, ct),
            "receive" => ReceiveAsync(who, step),
            "change" or "note" or "restrict" or "close" or "reopen" or "join" or "part" or "send-ticket" => ChangeAsync(who, step),
            _ => AnswerAsync(who, step),
        };
    }

    async Task<Said> CallAsync(Screen who, ScenarioStep step)
    {
        var report = cast.Begin(step.Report ?? throw new ScenarioRefusedException("\"call\" needs a report"));
        var begun = await who.PostAsync("drafts", new { id = report.Id, line = step.Form?.Line ?? Forms.EmergencyLine, tab = report.Tab }, ct);
        return begun.IsGood && step.Form is not null ? await WriteAsync(who, step) : begun;
    }

    async Task<Said> WriteAsync(Screen who, ScenarioStep step)
    {
        var report = cast.ReportOf(step);
        report.Form.Fill(step.Form);
        var body = new { tab = report.Tab, form = Forms.Body(report.Form) };
        var saved = await who.PutAsync($"drafts/{report.Id}", report.Version, body, ct);
        if (saved.IsGood) report.Version = saved.Body.At("version").GetInt64();
        return saved;
    }

    async Task<Said> SendAsync(Screen who, ScenarioStep step)
    {
        var report = cast.ReportOf(step);
        report.Form.Fill(step.Form);
        Guid? join = step.Join is null ? null : cast.IncidentNamed(step.Join);
        return Opened(report, await who.PostAsync(
            $"reports/{report.Id}/send", new { form = Forms.Body(report.Form), leaveOut = step.LeaveOut, join }, ct));
    }

    async Task<Said> EndAsync(Screen who, ScenarioStep step)
    {
        var report = cast.ReportOf(step);
        report.Form.Fill(step.Form);
        return Opened(report, await who.PostAsync($"reports/{report.Id}/end", new
        {
            outcome = step.Outcome, form = Forms.Body(report.Form), note = step.Words, leaveOut = step.LeaveOut, neighbour = step.Neighbour,
        }, ct));
    }

    static Said Opened(CastReport report, Said said)
    {
        if (said.IsGood && said.Body.At("incidentId") is { ValueKind: JsonValueKind.String } incident) report.IncidentId = incident.GetGuid();
        return said;
    }

    // The desk's page: hears the ring, fetches what is new, and confirms that it has it.
    async Task<Said> ReceiveAsync(Screen who, ScenarioStep step)
    {
        if (!await who.Live.UntilAsync(heard => heard.Any(word => word.Name == "notices"), ct))
            throw new ScenarioRefusedException($"{who.Login} never heard a ring");
        var incident = Incident(step).ToString();
        var notices = (await who.GetAsync("notices", ct)).Body.Each("items").Where(n => n.Text("incidentId") == incident).ToList();
        if (notices.Count == 0) throw new ScenarioRefusedException($"{who.Login} has no notice of \"{step.Incident}\"");
        return await who.PostAsync("notices/receipts", new { delivered = notices.Select(n => n.Text("id")) }, ct);
    }

    async Task<Said> ChangeAsync(Screen who, ScenarioStep step)
    {
        var (path, form) = ($"incidents/{Incident(step)}", step.Form ?? new());
        return step.Do switch
        {
            "change" => await who.PostAsync($"{path}/changes", new
            {
                place = Forms.Place(form.Place), urgency = form.Urgency, category = form.Category, words = form.Words,
                victims = form.Victims is null ? null : Forms.Victims(form.Victims),
            }, ct),
            "note" => await who.PostAsync($"{path}/notes", new { words = step.Words }, ct),
            "close" => await who.PostAsync($"{path}/close", new { reason = step.Reason, words = step.Words }, ct),
            "join" => await who.PostAsync($"{path}/join", new { into = cast.IncidentNamed(step.To!) }, ct),
            "part" => await who.PostAsync($"{path}/part", new { }, ct),
            "send-ticket" => await who.PostAsync($"{path}/tickets",
                new { agency = step.To, words = step.Words, replaces = step.Replaces is null ? null : await TicketAsync(step, step.Replaces) }, ct),
            _ => await who.PostAsync($"{path}/{step.Do}", new { reason = step.Reason }, ct),
        };
    }

    async Task<Said> AnswerAsync(Screen who, ScenarioStep step)
    {
        var ticket = await TicketAsync(step, step.Of ?? who.Agency);
        object body = step.Do switch
        {
            "see" or "accept" or "on-the-way" or "arrived" => new { },
            "decline" => new { reason = step.Reason, words = step.Words },
            "hand-over" or "call-in" => new { agency = step.To, words = step.Words },
            "done" => new { account = step.Words },
            "account" or "settle" => new { words = step.Words },
            "recall" => new { reason = step.Reason },
            "phone" => new { by = "telephone", result = step.Result, words = step.Words },
            "acknowledge" => new { changes = await ChangesAsync(who, ticket) },
            _ => throw new ScenarioRefusedException($"nobody can do \"{step.Do}\""),
        };
        return await who.PostAsync($"tickets/{ticket}/{step.Do}", body, ct);
    }

    Guid Incident(ScenarioStep step) => cast.IncidentNamed(step.Incident ?? throw new ScenarioRefusedException($"\"{step.Do}\" needs an incident"));

    async Task<string> TicketAsync(ScenarioStep step, string? agency) =>
        agency is not null && Cast.LatestTickets(await cast.IncidentAsync(Incident(step))).TryGetValue(agency, out var ticket)
            ? ticket.Text("id")
            : throw new ScenarioRefusedException($"\"{step.Incident}\" has no ticket of {agency ?? "an agency: say which (of)"}");

    async Task<string[]> ChangesAsync(Screen who, string ticket) =>
        [.. (await who.GetAsync($"tickets/{ticket}", ct)).Body.At("ticket").Each("changesToAcknowledge").Select(c => c.Text("id"))];
}
