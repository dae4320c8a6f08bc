using Microsoft.EntityFrameworkCore;
using Siaga.Incidents;
using Siaga.Tests.Situation;
using static Siaga.Tests.Situation.Situations;

namespace Siaga.Tests.Incidents;

/// <summary>A shift in which everybody does anything, over HTTP, repeatable by its seed. What is refused is refused;
/// what fails is a bug.</summary>
sealed class RandomShift(SiagaServer server, int seed)
{
    static readonly string[] Centre = ["petugas1", "petugas2", "petugas3", "pengawas"];
    static readonly string[] Takers = ["petugas1", "petugas2", "petugas3"];
    static readonly string[] Categories = ["fire", "traffic-accident", "medical", "flood", "fallen-tree", "violence",
        "crime", "rescue-people", "complaint"];
    static readonly string[] Agencies = ["damkar", "pln", "polres", "dinkes", "bpbd", "dinsos", "dlh", "dp3appkb",
        "dishub", "kodim"];

    public Random Random { get; } = new(seed);

    /// <summary>What was done, for the one who reads a failure.</summary>
    public List<string> Done { get; } = [];

    public async Task DoAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            await DoSomethingAsync();
            await server.AdvanceAsync(TimeSpan.FromMilliseconds(1 + Random.Next(40_000)));
        }
    }

    public async Task DoSomethingAsync()
    {
        switch (Random.Next(20))
        {
            case < 4: await TakeAsync(); break;
            case < 13: await AnswerAsync(); break;
            case < 17: await HandleAsync(); break;
            case < 19: await MindReportsAsync(); break;
            default: await ReceiveAsync(); break;
        }

        await server.PumpAsync();
    }

    async Task TakeAsync()
    {
        var (taker, id) = (One(Takers), Guid.CreateVersion7(server.Now));
        await Do(taker, "drafts", new BeginDraft.Request(id, "112", id));
        var form = AnyForm();
        switch (Random.Next(8))
        {
            case 0: await Do(taker, $"reports/{id}/end",
                new EndReport.Request(One(Enum.GetValues<Outcome>()), form, null, [], null)); break;
            case 1: await Do(taker, $"reports/{id}/send",
                new SendReport.Request(form, [], await AnyIncidentAsync())); break;
            default: await Do(taker, $"reports/{id}/send", new SendReport.Request(form, [], null)); break;
        }
    }

    async Task AnswerAsync()
    {
        await using var db = server.Read();
        var tickets = await db.Tickets.AsNoTracking().OrderByDescending(t => t.SentAt).Take(25)
            .Select(t => new { t.Id, t.Agency, t.IncidentId }).ToListAsync();
        if (tickets.Count == 0) return;
        var ticket = One(tickets);
        var changes = await db.TicketChanges.Where(c => c.TicketId == ticket.Id).Select(c => c.ChangeId).Take(3)
            .ToArrayAsync();
        (string Path, object? Body, bool ByCentre) what = Random.Next(15) switch
        {
            0 => ("see", null, false),
            1 or 2 => ("accept", null, false),
            3 => ("decline", new DeclineTicket.Request(DeclineReason.NoUnitFree, null), false),
            4 => ("hand-over", new HandOverTicket.Request(One(Agencies), "Bukan wilayah kami"), false),
            5 => ("call-in", new CallInAgency.Request(One(Agencies), null), false),
            6 => ("on-the-way", null, false),
            7 => ("arrived", null, false),
            8 => ("done", new FinishTicket.Request(Random.Next(2) == 0 ? "Selesai" : null), false),
            9 => ("account", new AccountForTicket.Request("Dipadamkan"), false),
            10 when changes.Length > 0 => ("acknowledge", new AcknowledgeChanges.Request(changes), false),
            11 => ("recall", new RecallTicket.Request(null), true),
            12 => ("phone", new PhoneAgency.Request(StampSource.Telephone, One(Enum.GetValues<PhoneResult>()), null),
                true),
            13 => ("settle", new SettleTicket.Request("Ditangani warga"), true),
            _ => ("stamps",
                new CorrectStamp.Request(One(Stage.Accepted, Stage.OnTheWay, Stage.Arrived, Stage.Done),
                    server.Now.AddSeconds(-Random.Next(30)), "Lupa"), false),
        };
        await Do(what.ByCentre ? One(Centre) : SomeoneOf(ticket.Agency), $"tickets/{ticket.Id}/{what.Path}", what.Body);
    }

    async Task HandleAsync()
    {
        if (await AnyIncidentAsync() is not { } incident || await AnyIncidentAsync() is not { } other) return;
        var path = $"incidents/{incident}";
        (string Path, object? Body) what = Random.Next(16) switch
        {
            14 => ("hold", new HoldIncident.Request("Surat penyidik")),
            15 => ("lift-hold", new LiftLegalHold.Request("Perkara selesai")),
            0 => ("changes", To(category: One(Categories))),
            1 => ("changes", To(urgency: Random.Next(1, 6), victims: new(Random.Next(3), Random.Next(3), 0))),
            2 => ("changes", To(place: AnyPlace(), words: "Ternyata lebih besar")),
            3 => ("notes", new AddNote.Request("Dicatat")),
            4 => ("restrict", new RestrictIncident.Request("Ada anak")),
            5 => ("close", new CloseIncident.Request(One(Enum.GetValues<CloseReason>()), "Selesai", other)),
            6 or 7 => ("reopen", new ReopenIncident.Request("Masih ada", Random.Next(2) == 0 ? null : [])),
            8 => ("join", new JoinIncident.Request(other)),
            9 => ("part", null),
            10 => ("reminders", new SetReminder.Request(Random.Next(1, 4), null)),
            11 => (await AnyReminderAsync(incident), null),
            _ => ("tickets", new SendTicket.Request(One(Agencies), null, await AnyEndedTicketAsync(incident))),
        };
        await Do(One(Centre), $"{path}/{what.Path}", what.Body);
    }

    async Task MindReportsAsync()
    {
        await using var db = server.Read();
        var reports = await db.Reports.AsNoTracking().OrderByDescending(r => r.BegunAt).Take(15)
            .Select(r => new { r.Id, r.Outcome }).ToListAsync();
        if (reports.Count == 0) return;
        var report = One(reports);
        (string Path, object? Body) what = Random.Next(7) switch
        {
            0 => ("send", new SendReport.Request(AnyForm(), [], null)),
            1 => ("end",
                new EndReport.Request(One(Enum.GetValues<Outcome>()), AnyForm(), "Ditutup", [], "Kabupaten Batang")),
            2 or 3 => ("outcome", new CorrectOutcome.Request(One(Enum.GetValues<Outcome>()), "Keliru")),
            4 => ("attach", new AttachReport.Request(await AnyIncidentAsync() ?? Guid.Empty)),
            5 => ("detach", null),
            _ => ("settle", new SettleReport.Request("Sudah")),
        };
        await Do(One(Centre), $"reports/{report.Id}/{what.Path}", what.Body);
    }

    async Task ReceiveAsync()
    {
        var login = Random.Next(3) == 0 ? One(Centre) : SomeoneOf(One(Agencies));
        var notices = await server.NoticesAsync(login);
        if (notices.Count == 0) return;
        await Do(login, "notices/receipts", new ConfirmNotices.Request([.. notices.Select(n => n.Id)]));
        await Do(login, $"notices/{One(notices).Id}/seen", null);
    }

    async Task Do(string login, string path, object? body)
    {
        var said = await server.As(login).TryAsync(path, body);
        Done.Add($"{login} {path} {(int)said.Status} {said.Code}");
        if ((int)said.Status is >= 500 or 400 or 401 or 422)
            throw new InvalidOperationException($"Seed {seed}: {string.Join("; ", Done.TakeLast(6))}: {said.Body}");
    }

    ReportForm AnyForm() =>
        Form(One(Categories), AnyPlace(), Random.Next(2) == 0 ? "Api" : "Rumah terbakar",
            Random.Next(3) == 0 ? null : $"0812{Random.Next(5)}00000") with
    {
        Urgency = Random.Next(3) == 0 ? null : Random.Next(1, 6),
        WishesUnnamed = Random.Next(4) == 0,
        Answers = [new("people-inside", One("yes", "no", "dua\norang"))],
    };

    PlaceShape AnyPlace() => Random.Next(4) switch
    {
        0 => NotKnownYet with { Landmark = "dekat pasar" },
        1 => InVillage(Donosari),
        2 => new(true, null, null, null, -6.92, 110.2),
        _ => In(One(Boja, Patebon, Hills, "33.24.08")),
    };

    string SomeoneOf(string agency)
    {
        string[] all = [.. server.Kendal.PostsOf(agency).Select(p => $"{agency}.{p.Post}"), $"kabag.{agency}",
            $"kepala.{agency}"];
        return One(all);
    }

    async Task<Guid?> AnyIncidentAsync()
    {
        await using var db = server.Read();
        var ids = await db.Incidents.OrderByDescending(i => i.OpenedAt).Take(12).Select(i => i.Id).ToListAsync();
        return ids.Count == 0 ? null : One(ids);
    }

    async Task<Guid?> AnyEndedTicketAsync(Guid incident)
    {
        await using var db = server.Read();
        return await db.Tickets.Where(
            t => t.IncidentId == incident && t.Successor == null && t.State == TicketState.Declined).Select(t =>
                (Guid?)t.Id).FirstOrDefaultAsync();
    }

    async Task<string> AnyReminderAsync(Guid incident)
    {
        await using var db = server.Read();
        var id = await db.Reminders.Where(r => r.IncidentId == incident && r.EndedAt == null).Select(r => (Guid?)r.Id)
            .FirstOrDefaultAsync();
        return $"reminders/{id ?? Guid.Empty}/end";
    }

    T One<T>(params IReadOnlyList<T> all) => all[Random.Next(all.Count)];
}
