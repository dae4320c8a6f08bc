using System.Security.Cryptography;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class AnchoringTheJournal(Databases databases) : IDisposable
{
    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("siaga-anchors-");

    [Theory, BothEngines]
    public async Task Shows_an_end_that_was_cut_together_with_the_head(Engine engine)
    {
        await using var depot = await OpenAsync(engine, ambulances: 3);
        var anchor = await AnchorAsync(depot);
        await depot.Buy(4);
        (await CheckAsync(depot, anchor)).ShouldBe(new(4, null)); // what came later is not the anchor's business

        // The chain alone cannot know: everything that is left fits.
        await depot.TamperAsync("DELETE FROM journal WHERE seq > 2");
        await depot.TamperAsync("UPDATE journal_heads SET last_seq = 2, last_hash = (SELECT hash FROM journal WHERE seq = 2)");
        (await depot.Check()).ShouldBe(new(2, null));
        (await CheckAsync(depot, anchor)).ShouldBe(new(2, "the end was cut: 3 was anchored, the last fact is 2"));
    }

    [Theory, BothEngines]
    public async Task Shows_an_end_that_was_written_anew(Engine engine)
    {
        await using var depot = await OpenAsync(engine, ambulances: 3);
        var anchor = await AnchorAsync(depot);
        await depot.TamperAsync("DELETE FROM journal WHERE seq > 2");
        await depot.TamperAsync("UPDATE journal_heads SET last_seq = 2, last_hash = (SELECT hash FROM journal WHERE seq = 2)");
        await depot.Buy(5); // by the program itself, so its chain is good
        (await depot.Check()).ShouldBe(new(3, null));
        (await CheckAsync(depot, anchor)).ShouldBe(new(2, "3 is not the fact that was anchored, or one before it is not"));
    }

    [Theory, BothEngines]
    public async Task Adds_a_line_for_each_time_and_keeps_its_key(Engine engine)
    {
        await using var depot = await OpenAsync(engine, ambulances: 1);
        var place = Place(depot);
        var first = (await place.AddAsync(Depot.Region, _folder.FullName, default))!.Value;
        await depot.Buy(2);
        await Place(depot).AddAsync(Depot.Region, _folder.FullName, default); // as after a restart
        (await place.AddAsync("jepara", _folder.FullName, default)).ShouldBeNull();

        var kept = JournalAnchor.ReadAll(await File.ReadAllLinesAsync(first.File)).Anchors;
        kept.Select(a => a.Seq).ShouldBe([1, 2]);
        kept.ShouldAllBe(a => a.IsSignedBy(first.Anchor.PublicKey));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Believes_no_changed_part()
    {
        var anchor = JournalAnchor.Sign(new() { RegionId = "kendal", LastSeq = 7, LastHash = [1], LastRecordedAt = Clock.Start }, Clock.Start, _key);
        anchor.IsSignedBy(anchor.PublicKey).ShouldBeTrue();
        JournalAnchor[] changed =
        [
            anchor with { Region = "jepara" }, anchor with { Seq = 6 }, anchor with { Hash = "02" },
            anchor with { SignedAt = anchor.SignedAt.AddHours(1) }, anchor with { Signature = "" }, anchor with { Signature = "no base64" },
        ];
        changed.ShouldAllBe(a => !a.IsSignedBy(anchor.PublicKey));

        using var another = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        JournalAnchor.Sign(new() { RegionId = "kendal", LastSeq = 7, LastHash = [1], LastRecordedAt = Clock.Start }, Clock.Start, another)
            .IsSignedBy(anchor.PublicKey).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    public void Leaves_out_a_line_that_is_no_anchor_and_names_it(string line)
    {
        var good = JournalAnchor.Sign(new() { RegionId = "kendal", LastSeq = 7, LastHash = [1], LastRecordedAt = Clock.Start }, Clock.Start, _key);
        var (anchors, bad) = JournalAnchor.ReadAll(["", line, good.ToLine()]);
        (anchors.Single(), bad.Single()).ShouldBe((good, 2));
    }

    [Fact]
    public async Task Begins_a_line_of_its_own_after_one_that_was_cut()
    {
        await using var depot = await OpenAsync(Engine.Sqlite, ambulances: 1);
        var file = (await Place(depot).AddAsync(Depot.Region, _folder.FullName, default))!.Value.File;
        await File.AppendAllTextAsync(file, "{\"region\":\"ken");
        await Place(depot).AddAsync(Depot.Region, _folder.FullName, default);
        var (anchors, bad) = JournalAnchor.ReadAll(await File.ReadAllLinesAsync(file));
        (anchors.Count, bad.Single()).ShouldBe((2, 2));
    }

    string KeyFile => Path.Combine(_folder.FullName, "key.pem");

    AnchorPlace Place(Depot depot) => new(new(null, KeyFile), depot.Get<IDatabaseEngine>(), TimeProvider.System);

    async Task<Depot> OpenAsync(Engine engine, int ambulances) => await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances);

    async Task<JournalAnchor> AnchorAsync(Depot depot) => (await Place(depot).AddAsync(Depot.Region, _folder.FullName, default))!.Value.Anchor;

    static async Task<CheckJournal.Result> CheckAsync(Depot depot, JournalAnchor anchor)
    {
        await using var db = depot.Read();
        return await CheckJournal.Handle(db, Depot.Region, [anchor], _ => { });
    }

    public void Dispose()
    {
        _key.Dispose();
        _folder.Delete(recursive: true);
    }
}
