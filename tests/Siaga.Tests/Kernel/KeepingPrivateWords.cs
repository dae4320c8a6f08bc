using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class KeepingPrivateWords(Databases databases)
{
    const string Caller = "Bu Sri, 0812-3456-7890";

    [Theory, BothEngines]
    public async Task Leaves_only_a_commitment_in_the_journal(Engine engine)
    {
        await using var depot = await Open(engine, Caller);
        var body = JsonDocument.Parse((await depot.Journal())[^1].Body).RootElement;
        body.GetRawText().ShouldNotContain("Sri");
        body.GetProperty("caller").EnumerateObject().Select(p => p.Name).ShouldBe(["id", "sha256"]);

        var kept = await Kept(depot);
        kept.Salt.Length.ShouldBe(16);
        body.GetProperty("caller").GetProperty("id").GetGuid().ShouldBe(kept.Id);
        body.GetProperty("caller").GetProperty("sha256").GetString()
            .ShouldBe(Convert.ToHexStringLower(kept.Commitment()));
    }

    [Theory, BothEngines]
    public async Task Gives_them_back_with_the_fact(Engine engine)
    {
        await using var depot = await Open(engine, Caller);
        (await depot.Facts()).OfType<AmbulanceSent>().Single().Caller.ShouldBe(new PrivateText(Caller));
        (await depot.Check()).ShouldBe(new(2, null));
    }

    [Theory, BothEngines]
    public async Task Erases_them_and_the_chain_still_verifies(Engine engine)
    {
        await using var depot = await Open(engine, Caller);
        await depot.TamperAsync("DELETE FROM private_values");
        (await depot.Facts()).OfType<AmbulanceSent>().Single().Caller.ShouldBe(new PrivateText(null));
        (await depot.Check()).ShouldBe(new(2, null));
    }

    [Theory, BothEngines]
    public async Task Notices_words_and_salts_that_were_changed(Engine engine)
    {
        await using var depot = await Open(engine, Caller);
        await depot.TamperAsync("UPDATE private_values SET text = 'Pak Joko'");
        (await depot.Check()).ShouldBe(new(1, "personal words of 2 were changed"));
        await depot.TamperAsync($"UPDATE private_values SET text = '{Caller}'");
        (await depot.Check()).Broken.ShouldBeNull();
        await depot.TamperAsync("UPDATE private_values SET salt = (SELECT hash FROM journal WHERE seq = 1)");
        (await depot.Check()).ShouldBe(new(1, "personal words of 2 were changed"));
    }

    [Theory, BothEngines]
    public async Task Keeps_nothing_of_a_command_that_was_undone(Engine engine)
    {
        await using var depot = await Open(engine, caller: null);
        await Should.ThrowAsync<RefusedException>(() => depot.Send(1, caller: Caller));
        await using var db = depot.Read();
        (await db.PrivateValues.CountAsync()).ShouldBe(0);
    }

    [Theory, BothEngines]
    public async Task Stores_what_one_engine_could_not_as_the_nearest_it_can(Engine engine)
    {
        await using var depot = await Open(engine, "a\0b \ud800 😀 '; DROP TABLE journal; --");
        (await Kept(depot)).Text.ShouldBe("a\ufffdb \ufffd 😀 '; DROP TABLE journal; --");
        (await depot.Check()).ShouldBe(new(2, null));
    }

    [Theory, BothEngines]
    public async Task Shows_them_to_nobody_outside_the_region(Engine engine)
    {
        await using var depot = await Open(engine, Caller);
        await using var db =
            depot.Read(Audience.Of("x", [new("jepara", null, "all")], _ => SightOfGrant.RegionWithRestricted));
        (await db.PrivateValues.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public void Refuses_to_leave_by_accident() =>
        Should.Throw<NotSupportedException>(() => JsonSerializer.Serialize(new { Words = PrivateText.Of(Caller) }));

    [Fact]
    public void Shows_no_words_in_a_log() => $"{PrivateText.Of(Caller)}".ShouldBe("(private)");

    [Fact]
    public void Holds_nothing_when_nothing_was_said() =>
        (PrivateText.Of(""), PrivateText.Of(null)).ShouldBe((null, null));

    static async Task<PrivateValue> Kept(Depot depot)
    {
        await using var db = depot.Read();
        return await db.PrivateValues.SingleAsync();
    }

    async Task<Depot> Open(Engine engine, string? caller)
    {
        var depot = await Depot.OpenAsync(await databases.CreateAsync(engine), ambulances: 1);
        await depot.Send(1, caller: caller);
        return depot;
    }
}
