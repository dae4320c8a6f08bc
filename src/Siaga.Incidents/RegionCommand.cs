using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>What every command of this module is given by the request: where, by whom, under which key.</summary>
public readonly record struct RegionCommand(
    string Region, IdempotencyKey Key, Actor By, RegionWriters Writers, IRegionLookup Regions, TimeProvider Clock, CancellationToken Ct)
{
    /// <summary>Runs the command in the region's writer. The clock is read once, under the lock.</summary>
    internal Task<T> RunAsync<T>(Func<Turn, Task<T>> command)
    {
        var (clock, by, profile) = (Clock, By, Regions.Find(Region)!); // the route group refuses unknown regions
        return Writers[Region].WriteAsync(Key, By, (db, ct) => command(new(db, profile, by, clock.GetUtcNow(), ct)), Ct);
    }

    /// <summary>The same for a command that usually creates these rows and decides by them alone.</summary>
    internal Task<T> CreateAsync<T>(CreatedRow[] creates, Func<Turn, Task<T>> command)
    {
        var (clock, by, profile) = (Clock, By, Regions.Find(Region)!);
        return Writers[Region].CreateAsync(
            Key, By, creates, (db, ct) => command(new(db, profile, by, clock.GetUtcNow(), ct)), Ct);
    }
}

/// <summary>One command's turn under the region's lock.</summary>
sealed record Turn(SiagaDb Db, IRegionProfile Profile, Actor By, DateTimeOffset Now, CancellationToken Ct)
{
    /// <summary>Another node's clock, or this one before it was set back, may have been ahead: nothing here comes before
    /// what is recorded.</summary>
    public DateTimeOffset Now { get; } = Now > Db.NotBefore ? Now : Db.NotBefore;

    /// <summary>Null when what is told happens now.</summary>
    public PaperEntry? Paper { get; init; }

    /// <summary>When what is told happened.</summary>
    public DateTimeOffset At => Paper?.OccurredAt ?? Now;

    public string Region => Profile.Id;
    public Audience Audience => Db.Audience;

    /// <summary>Null when there is none, or none that this person may see.</summary>
    public async Task<Incident?> FindIncidentAsync(Guid id) => await Db.FindAsync<Incident>(id, Ct);
    public async Task<Report?> FindReportAsync(Guid id) => await Db.FindAsync<Report>(id, Ct);

    public async Task<(Ticket Ticket, Incident Incident)?> FindTicketAsync(Guid id) =>
        await Db.FindAsync<Ticket>(id, Ct) is { } ticket && await FindIncidentAsync(ticket.IncidentId) is { } incident
            ? (ticket, incident)
            : null;

    public Task<List<Ticket>> TicketsOfAsync(Incident incident) => Db.TicketsOfAsync(incident.Id, Ct);
    public Task TellAsync(Fact fact) => Db.TellAsync(fact, Ct);
}
