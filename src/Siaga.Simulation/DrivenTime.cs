using Siaga.Kernel;

namespace Siaga.Simulation;

/// <summary>Lets time pass on a running server, from one deadline to the next, so that a ladder climbs at the second it
/// would have climbed at.</summary>
public sealed class DrivenTime(DrivenClock clock, Settling settling) : IDisposable
{
    readonly SemaphoreSlim _oneDriver = new(1);

    public DateTimeOffset Now => clock.GetUtcNow();

    public Task SettleAsync(CancellationToken ct = default) => PassAsync(TimeSpan.Zero, ct);

    /// <summary>Ends when everything that fell due on the way is done.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken ct = default)
    {
        await _oneDriver.WaitAsync(ct);
        try
        {
            var end = clock.GetUtcNow() + time;
            var next = await settling.SettleAsync(clock.GetUtcNow(), ct);
            while (clock.GetUtcNow() < end)
            {
                clock.MoveTo(next < end ? next.Value : end);
                next = await settling.SettleAsync(clock.GetUtcNow(), ct);
            }
        }
        finally
        {
            _oneDriver.Release();
        }
    }

    public void Dispose() => _oneDriver.Dispose();
}
