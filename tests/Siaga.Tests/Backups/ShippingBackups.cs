using Shouldly;
using Siaga.Host.Backups;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Backups;

public sealed class ShippingBackups(Databases databases) : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("siaga-ship-");
    readonly Clock _clock = new();

    string Place => Path.Combine(_folder.FullName, "place");

    [Theory, BothEngines]
    public async Task Copies_only_when_a_journal_has_moved(Engine engine)
    {
        var database = await databases.CreateAsync(engine);
        await using var depot = await Depot.OpenAsync(database, ambulances: 1);
        var ship = Ship(database);
        (await TurnAsync(ship)).ShouldBe(1);
        (await TurnAsync(ship)).ShouldBeNull();
        (await TurnAsync(Ship(database))).ShouldBeNull(); // as after a restart
        await depot.Buy(2);
        (await TurnAsync(ship)).ShouldBe(2);
    }

    [Fact]
    public async Task Says_each_time_that_the_place_fails_and_goes_on_when_it_is_back()
    {
        var database = await databases.CreateAsync(Engine.Sqlite);
        await using var depot = await Depot.OpenAsync(database, ambulances: 1);
        await File.WriteAllTextAsync(Place, "a file where the folder should be");
        var ship = Ship(database);
        for (var n = 0; n < 2; n++) (await ship.TurnAsync(default)).Failure.ShouldNotBeNull().ShouldContain("cannot be written");
        File.Delete(Place);
        (await TurnAsync(ship)).ShouldBe(1);
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(6, 120)]
    public void Uses_a_twentieth_of_the_time_at_most(int tookSeconds, int pauseSeconds) =>
        Ship("Data Source=none").Pause(TimeSpan.FromSeconds(tookSeconds)).ShouldBe(TimeSpan.FromSeconds(pauseSeconds));

    async Task<long?> TurnAsync(ShipBackups ship)
    {
        _clock.Now = _clock.Now.AddMinutes(1);
        var turn = await ship.TurnAsync(default);
        turn.Failure.ShouldBeNull();
        return turn.Made?.Ends.Single().Seq;
    }

    ShipBackups Ship(string database) =>
        new(DatabaseCopies.Of(database), new(Place, _clock), KeepRule.Usual, TimeSpan.FromSeconds(60), _clock);

    public void Dispose() => _folder.Delete(recursive: true);
}
