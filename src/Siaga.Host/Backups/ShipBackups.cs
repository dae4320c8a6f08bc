using Siaga.Kernel;

namespace Siaga.Host.Backups;

/// <summary>Brings a backup to the second place whenever a journal has moved, until it is stopped. What happened since the
/// last one is what a dead disk would cost.</summary>
/// <param name="every">The shortest time between two beginnings.</param>
sealed class ShipBackups(IDatabaseCopies database, BackupPlace place, KeepRule keep, TimeSpan every, TimeProvider clock)
{
    /// <summary>A copy may use so much of the time and no more: the office works on the same disk. A database that takes
    /// 6 s to copy is copied every two minutes instead of each.</summary>
    const int ShareOfTime = 20;

    IReadOnlyList<JournalEnd>? _shipped;

    /// <param name="Made">Null when no journal had moved.</param>
    /// <param name="Failure">In plain words; the next turn tries again.</param>
    public sealed record Turn(Manifest? Made, string? Failure, TimeSpan Took, int Removed = 0);

    /// <returns>Whether the last turn that had something to do succeeded.</returns>
    public async Task<bool> RunAsync(Action<Turn> tell, CancellationToken stop)
    {
        var good = true;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var turn = await TurnAsync(stop);
                good = turn.Failure is null;
                tell(turn);
                await Task.Delay(Pause(turn.Took), clock, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
        }

        return good;
    }

    internal TimeSpan Pause(TimeSpan took) => took * ShareOfTime > every ? took * ShareOfTime : every;

    public async Task<Turn> TurnAsync(CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        try
        {
            var ends = await database.EndsAsync(ct);
            _shipped ??= LastShipped();
            if (_shipped is not null && ends.SequenceEqual(_shipped)) return new(null, null, clock.GetElapsedTime(began));

            var (made, _) = await place.AddAsync(database, ct);
            _shipped = made.Ends;
            return new(made, null, clock.GetElapsedTime(began), place.Tidy(keep));
        }
        catch (Exception why) when (why is CopyFailedException or IOException or UnauthorizedAccessException)
        {
            _shipped = null; // who knows what the place holds now
            return new(null, why.Message, clock.GetElapsedTime(began));
        }
    }

    // Started again, it goes on from what lies there.
    IReadOnlyList<JournalEnd>? LastShipped()
    {
        try
        {
            return place.Whole() is [var newest, ..] && Manifest.Read(newest.Path) is var last && last.Engine == database.Engine ? last.Ends : null;
        }
        catch (CannotServeException)
        {
            return null;
        }
    }
}
