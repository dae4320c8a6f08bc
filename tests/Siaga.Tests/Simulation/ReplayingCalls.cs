using Shouldly;
using Siaga.Host;
using Siaga.Simulation;
using Xunit;

namespace Siaga.Tests.Simulation;

public sealed class ReplayingCalls
{
    const string Header =
        "call_number,call_type,group,priority_original,priority_final,received_local,entry_local,first_dispatch_local,first_on_scene_local,last_available_local,units,lat,lon,neighborhood,disposition\n";

    // Invented. The second waits for its agency longer than the ladder allows, the third is never reached, the fourth is sent nobody.
    const string Calls = Header + """
        1,Medical Incident,,3,3,2026-01-05 08:00:00,2026-01-05 08:01:10,2026-01-05 08:01:50,2026-01-05 08:09:05,2026-01-05 08:40:00,1,0,0,North,Handled
        2,Structure Fire,,3,3,2026-01-05 08:00:30,2026-01-05 08:02:00,2026-01-05 08:07:30,2026-01-05 08:20:00,2026-01-05 09:40:00,1,0,0,"Harbour, old",Fire
        3,Alarms,,2,2,2026-01-05 08:03:00,2026-01-05 08:03:20,2026-01-05 08:04:00,,2026-01-05 08:30:00,1,0,0,North,Cancelled
        4,Something Unheard Of,,2,2,2026-01-05 09:03:00,2026-01-05 09:03:20,,,2026-01-05 09:10:00,0,0,0,South,Withdrawn
        """;

    [Fact]
    public async Task Gives_the_files_times_from_the_journal()
    {
        var folder = Directory.CreateTempSubdirectory("siaga-replay-test-");
        try
        {
            var figures = await ReplayRun.RunAsync(
                CallsFile.Read(new StringReader(Calls)), new("kendal", Speed: null, Limit: null), folder.FullName, _ => { }, TestContext.Current.CancellationToken);
            (figures.Calls, figures.Mismatches).ShouldBe((4, 0));
            figures.EntryToDispatch.Journal.ShouldBe(new(Pairs: 3, Missing: 1, MedianSeconds: 40, P90Seconds: 330));
            figures.DispatchToOnScene.Journal.ShouldBe(new(Pairs: 2, Missing: 2, MedianSeconds: 435, P90Seconds: 750));
            figures.DispatchToOnScene.File.ShouldBe(figures.DispatchToOnScene.Journal);
            figures.LimitsPassed.ShouldBeGreaterThan(0); // the ladder ran
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(new double[] { 10, 20 }, new double[] { 10, 20 }, 0)]
    [InlineData(new double[] { 10, 20 }, new double[] { 10, 21 }, 1)]
    [InlineData(new double[] { 10, 20.4 }, new double[] { 10, 20 }, 0)]
    [InlineData(new double[] { 10, -1 }, new double[] { 10, 20 }, 1)] // only one source knows it
    [InlineData(new double[] { 10, -1 }, new double[] { 10, -1 }, 0)]
    public void Counts_every_call_whose_times_differ(double[] journal, double[] file, int mismatches) =>
        ReplayRun.Compare([.. journal.Select(Known)], [.. file.Select(Known)]).Mismatches.ShouldBe(mismatches);

    static double? Known(double seconds) => seconds < 0 ? null : seconds;

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(Header + "1,A,,3,3,2026-01-05 08:00:00,yesterday,,,,1,0,0,N,D\n", "Line 2: entry_local is \"yesterday\", not yyyy-MM-dd HH:mm:ss.")]
    [InlineData(Header + "1,A,,3,3,2026-01-05 08:00:00,,,,,1,0,0,N,D\n", "Line 2: entry_local is empty.")]
    [InlineData(Header + "1,A,,3,3,2026-01-05 08:00:00,2026-01-05 07:00:00,,,,1,0,0,N,D\n", "Line 2: its times run backwards.")]
    [InlineData(Header + "1,A,,3,3,2026-01-05 08:00:00,2026-01-05 08:00:10,,2026-01-05 08:10:00,,1,0,0,N,D\n", "Line 2: on scene, but never sent.")]
    public void Refuses_a_file_with_line_and_reason(string text, string why) =>
        Should.Throw<ReplayRefusedException>(() => CallsFile.Read(new StringReader(text))).Message.ShouldBe(why);

    [Fact]
    public void Names_a_column_that_is_missing() =>
        Should.Throw<ReplayRefusedException>(() => CallsFile.Read(new StringReader("call_number\n1\n"))).Message.ShouldStartWith("Line 2: ");
}
