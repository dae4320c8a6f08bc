using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The module's front door.</summary>
public static class IncidentsModule
{
    public static void AddIncidents(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddSingleton<IStreamScopes, IncidentScopes>();
        services.AddSingleton<WhoIsTold>();
        services.AddSingleton<TicketSending>();
        services.AddSingleton<CallHigher>();
        services.AddSingleton<Changes>();
        services.AddSingleton<Taking>();
        services.AddSingleton<FollowOutcome>();
        services.AddSingleton<RowReading>();
        services.AddSingleton(all => new OpenMany(
            all.GetRequiredService<Taking>(), all.GetRequiredService<RegionWriters>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new BoardReading(
            all.GetRequiredService<RowReading>(), all.GetRequiredService<IDatabaseEngine>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new EraseWords(
            all.GetRequiredService<RegionWriters>(), all.GetRequiredService<IDatabaseEngine>(), all.GetRequiredService<TimeProvider>()));
        services.AddSingleton(all => new Retention(
            all.GetRequiredService<ErasePastWords>(), all.GetRequiredService<IDatabaseEngine>(), all.GetRequiredService<IRegionLookup>(),
            all.GetRequiredService<TimeProvider>()));
        services.AddSingleton<TicketReading>();
        services.AddSingleton<DeskReading>();
        services.AddSingleton<IncidentReading>();
        services.AddFactSubscriber<NoticeWriter>();
        services.AddDueWork<ClimbLadder>();
        services.AddDueWork<RingReminders>();
        services.AddDueWork<ErasePastWords>();
    }

    /// <param name="region">The group <c>/api/regions/{region}</c>, which has checked that the person belongs there.</param>
    public static void MapIncidents(this IEndpointRouteBuilder region)
    {
        MapReports(region);
        MapCases(region);
        MapTickets(region);
        SearchCases.Map(region.MapGroup("").WithTags("Search"));
        TodayFigures.Map(region.MapGroup("").WithTags("Figures"));
        ResponseTimes.Map(region.MapGroup("").WithTags("Figures"));
    }

    static void MapReports(IEndpointRouteBuilder region)
    {
        var drafts = region.MapGroup("/drafts").WithTags("Drafts");
        BeginDraft.Map(drafts);
        ReadDrafts.Map(drafts);
        SaveDraft.Map(drafts);
        TakeOverDraft.Map(drafts);
        DiscardDraft.Map(drafts);

        var reports = region.MapGroup("/reports").WithTags("Reports");
        FindSimilar.Map(reports);
        SendReport.Map(reports);
        EndReport.Map(reports);
        CorrectOutcome.Map(reports);
        AttachReport.Map(reports);
        DetachReport.Map(reports);
        SettleReport.Map(reports);
        ReadReports.Map(reports);
    }

    static void MapCases(IEndpointRouteBuilder region)
    {
        var incidents = region.MapGroup("/incidents").WithTags("Incidents");
        ListIncidents.Map(incidents);
        GetIncident.Map(incidents);
        ChangeIncident.Map(incidents);
        AddNote.Map(incidents);
        RestrictIncident.Map(incidents);
        HoldIncident.Map(incidents);
        LiftLegalHold.Map(incidents);
        CloseIncident.Map(incidents);
        ReopenIncident.Map(incidents);
        JoinIncident.Map(incidents);
        PartIncident.Map(incidents);
        SendTicket.Map(incidents);
        SetReminder.Map(incidents);
        EndReminder.Map(incidents);
    }

    static void MapTickets(IEndpointRouteBuilder region)
    {
        var tickets = region.MapGroup("/tickets").WithTags("Tickets");
        ReadTickets.Map(tickets);
        SeeTicket.Map(tickets);
        AcceptTicket.Map(tickets);
        DeclineTicket.Map(tickets);
        HandOverTicket.Map(tickets);
        CallInAgency.Map(tickets);
        MoveTicket.Map(tickets);
        FinishTicket.Map(tickets);
        AccountForTicket.Map(tickets);
        AcknowledgeChanges.Map(tickets);
        RecallTicket.Map(tickets);
        PhoneAgency.Map(tickets);
        SettleTicket.Map(tickets);
        CorrectStamp.Map(tickets);

        var notices = region.MapGroup("/notices").WithTags("Notices");
        ReadNotices.Map(notices);
        ConfirmNotices.Map(notices);
    }
}
