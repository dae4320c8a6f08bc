using Siaga.Incidents;

namespace Siaga.Tests.Situation;

/// <summary>An incident under test: its report, its tickets by agency.</summary>
sealed class LiveCase
{
    public required Guid Report { get; init; }
    public required Guid Id { get; set; }
    public required string Number { get; set; }
    public required string Taker { get; init; }
    public required ReportForm Form { get; set; }
    public Dictionary<string, Guid> Tickets { get; } = [];
    public string Path => $"incidents/{Id}";
    public string Ticket(string agency) => $"tickets/{Tickets[agency]}";
}

/// <summary>Something that has happened to a case.</summary>
delegate Task Step(SiagaServer server, LiveCase @case);

/// <summary>The words in which tests say what has happened before.</summary>
static class Situations
{
    public const string Donosari = "33.24.14.2003", Patebon = "33.24.14", Boja = "33.24.07", Hills = "33.24.01";
    public static readonly PlaceShape NotKnownYet = new(false, null, null, null, null, null);

    public static PlaceShape In(string district, string? landmark = null) =>
        new(true, null, district, landmark, null, null);
    public static PlaceShape InVillage(string village, string? landmark = null) =>
        new(true, village, null, landmark, null, null);

    public static ReportForm Form(string? category = "fire", PlaceShape? place = null, string words = "Rumah terbakar",
        string? number = "081234567890") =>
        new("112", number, "Bu Sri", false, SafeContact.Yes, Language.Id, category, null, place ?? In(Boja), words,
            new(0, 0, 0), []);

    extension(SiagaServer server)
    {
        public async Task<Guid> BeginAsync(string taker = "petugas1")
        {
            var id = Guid.CreateVersion7();
            await server.As(taker).DoAsync("drafts", new BeginDraft.Request(id, "112", Guid.CreateVersion7()));
            return id;
        }

        public async Task<SendReport.Answer> SendAsync(Guid draft, ReportForm form, string taker = "petugas1",
            Guid? join = null, params string[] leaveOut) =>
            await server.As(taker).PostAsync<SendReport.Answer>($"reports/{draft}/send",
                new SendReport.Request(form, leaveOut, join));

        public async Task<EndReport.Answer> EndAsync(Guid draft, Outcome outcome, ReportForm? form = null,
            string taker = "petugas1", string? neighbour = null) =>
            await server.As(taker).PostAsync<EndReport.Answer>($"reports/{draft}/end",
                new EndReport.Request(outcome, form ?? Form(), null, [], neighbour));

        /// <summary>Takes a report and sends it: an open incident with tickets.</summary>
        public async Task<LiveCase> OpenAsync(ReportForm form, string taker = "petugas1", params string[] leaveOut)
        {
            var report = await server.BeginAsync(taker);
            var sent = await server.SendAsync(report, form, taker, null, leaveOut);
            var @case = new LiveCase { Report = report, Id = sent.IncidentId, Number = sent.Number, Taker = taker,
                Form = form };
            foreach (var ticket in sent.Tickets) @case.Tickets[ticket.Agency] = ticket.Id;
            await server.PumpAsync();
            return @case;
        }

        public Task<LiveCase> GivenAsync(params Step[] steps) => server.GivenAsync(Form(), steps);

        public async Task<LiveCase> GivenAsync(ReportForm form, params Step[] steps)
        {
            var @case = await server.OpenAsync(form);
            foreach (var step in steps) await step(server, @case);
            await server.PumpAsync();
            return @case;
        }

        public Task<GetIncident.Answer> ViewAsync(LiveCase @case, string login = "petugas2") =>
            server.As(login).GetAsync<GetIncident.Answer>(@case.Path);

        public async Task<TicketView> TicketAsync(LiveCase @case, string agency, string login = "petugas2") =>
            (await server.ViewAsync(@case, login)).Tickets.Single(t => t.Id == @case.Tickets[agency]);

        public async Task<List<ReadNotices.NoticeView>> NoticesAsync(string login)
        {
            await server.PumpAsync();
            return [.. (await server.As(login).GetAsync<ReadNotices.Answer>("notices")).Items];
        }

        public async Task<string[]> KindsAsync(LiveCase @case)
        {
            var view = await server.ViewAsync(@case);
            return [.. view.Timeline.Reverse().Select(e => e.Kind)];
        }
    }

    public static string DeskOf(string agency) => $"{agency}.piket-1";

    static Step AtDesk(string agency, string what, object? body = null) => (server, @case) =>
        server.As(DeskOf(agency)).DoAsync($"{@case.Ticket(agency)}/{what}", body);

    static Step AtCentre(Func<LiveCase, string> what, object? body = null, string by = "petugas2") => (server, @case) =>
        server.As(by).DoAsync(what(@case), body);

    public static Step Passed(TimeSpan time) => (server, _) => server.AdvanceAsync(time);
    public static Step Passed(int minutes, int seconds = 0) => Passed(new TimeSpan(0, minutes, seconds));
    public static Step Seen(string agency) => AtDesk(agency, "see");
    public static Step Accepted(string agency) => AtDesk(agency, "accept");
    public static Step OnTheWay(string agency) => AtDesk(agency, "on-the-way");
    public static Step Arrived(string agency) => AtDesk(agency, "arrived");
    public static Step Done(string agency, string? account = null) =>
        AtDesk(agency, "done", new FinishTicket.Request(account));
    public static Step Accounted(string agency) =>
        AtDesk(agency, "account", new AccountForTicket.Request("Api padam, tidak ada korban."));
    public static Step Declined(string agency, DeclineReason reason = DeclineReason.NoUnitFree) =>
        AtDesk(agency, "decline", new DeclineTicket.Request(reason, "Armada di luar kota"));

    public static Step HandedOver(string agency, string to) => async (server, @case) =>
    {
        await AtDesk(agency, "hand-over", new HandOverTicket.Request(to, null))(server, @case);
        await FindTickets(server, @case);
    };

    public static Step CalledIn(string agency, string other) => async (server, @case) =>
    {
        await AtDesk(agency, "call-in", new CallInAgency.Request(other, "Perlu ambulans"))(server, @case);
        await FindTickets(server, @case);
    };

    public static Step Sent(string agency, string? replaces = null) => async (server, @case) =>
    {
        Guid? replaced = replaces is null ? null : @case.Tickets[replaces];
        var sent = await server.As("petugas2")
            .PostAsync<SendTicket.Answer>($"{@case.Path}/tickets", new SendTicket.Request(agency, null, replaced));
        @case.Tickets[agency] = sent.TicketId;
    };

    public static Step Recalled(string agency) =>
        AtCentre(c => $"{c.Ticket(agency)}/recall", new RecallTicket.Request(null));
    public static Step Phoned(string agency, PhoneResult result, StampSource by = StampSource.Telephone) =>
        AtCentre(c => $"{c.Ticket(agency)}/phone", new PhoneAgency.Request(by, result, null));

    public static Step Settled(string agency, string by = "petugas3") =>
        AtCentre(c => $"{c.Ticket(agency)}/settle", new SettleTicket.Request("Ditangani warga"), by);

    public static Step Changed(ChangeIncident.Request change) => async (server, @case) =>
    {
        await AtCentre(c => $"{c.Path}/changes", change)(server, @case);
        await FindTickets(server, @case);
    };

    public static ChangeIncident.Request To(
        PlaceShape? place = null, int? urgency = null, VictimsShape? victims = null, string? category = null, string
            ? words = null) =>
        new(place, urgency, victims, category, words);

    public static Step Restricted() => AtCentre(c => $"{c.Path}/restrict", new RestrictIncident.Request("Korban anak"));
    public static Step Noted(string words) => AtCentre(c => $"{c.Path}/notes", new AddNote.Request(words));
    public static Step Closed(CloseReason reason = CloseReason.FalseAlarm) =>
        AtCentre(c => $"{c.Path}/close", new CloseIncident.Request(reason, "Salah lihat", null));

    public static Step Reopened() =>
        AtCentre(c => $"{c.Path}/reopen", new ReopenIncident.Request("Api menyala lagi", null));
    public static Step Joined(LiveCase into) => AtCentre(c => $"{c.Path}/join", new JoinIncident.Request(into.Id));
    public static Step Parted() => AtCentre(c => $"{c.Path}/part");
    public static Step Corrected(Outcome outcome) =>
        AtCentre(c => $"reports/{c.Report}/outcome", new CorrectOutcome.Request(outcome, "Keliru"), "pengawas");

    public static Step Ended(Outcome outcome) => (server, @case) =>
        server.EndAsync(@case.Report, outcome, @case.Form, @case.Taker);

    /// <summary>Every routed agency has done its part.</summary>
    public static Step Handled(params string[] agencies) => async (server, @case) =>
    {
        foreach (var agency in agencies)
        {
            await Accepted(agency)(server, @case);
            await Done(agency, "Selesai ditangani")(server, @case);
        }
    };

    /// <summary>Learns the tickets that came since, the newest of each agency.</summary>
    public static async Task FindTickets(SiagaServer server, LiveCase @case)
    {
        foreach (var ticket in (await server.ViewAsync(@case, "petugas3")).Tickets)
            @case.Tickets[ticket.Agency] = ticket.Id;
    }
}
