using System.Globalization;
using Shouldly;
using Siaga.Contracts;
using Siaga.Regions.Duties;
using Siaga.Regions.Files;
using Xunit;

namespace Siaga.Tests.Regions;

public class TheDutyList
{
    [Theory]
    [InlineData("2026-11-24 06:59", "piket-1 piket-3")]
    [InlineData("2026-11-24 07:00", "piket-1 piket-2")]
    [InlineData("2026-11-24 18:59", "piket-1 piket-2")]
    [InlineData("2026-11-24 19:00", "piket-1 piket-3")]
    [InlineData("2026-11-25 00:00", "piket-1 piket-3")]
    public void Changes_on_the_minute_and_runs_over_midnight(string wib, string posts) =>
        Desk("polres", wib).ShouldBe(posts);

    [Theory]
    [InlineData("2026-12-31 06:59", "piket-1 piket-3")] // the night before New Year's Eve still ends
    [InlineData("2026-12-31 07:00", "piket-1 piket-2 piket-3")]
    [InlineData("2027-01-01 06:59", "piket-1 piket-2 piket-3")] // and so does the exception's own
    [InlineData("2027-01-01 07:00", "piket-1 piket-2")]
    public void Asks_exceptions_first(string wib, string posts) => Desk("polres", wib).ShouldBe(posts);

    [Theory]
    [InlineData("2027-01-09 20:00", "piket-1")]
    [InlineData("2027-01-10 20:00", "piket-1 piket-3")]
    [InlineData("2027-02-21 06:59", "piket-1 piket-3")]
    [InlineData("2027-02-21 12:00", "piket-1 piket-2")]
    public void Keeps_an_exception_for_all_of_its_days(string wib, string posts) => Desk("bpbd", wib).ShouldBe(posts);

    [Theory]
    [InlineData("2026-11-27 23:00")] // Friday night
    [InlineData("2026-11-28 06:59")] // its end on Saturday
    [InlineData("2026-11-29 23:00")] // Sunday night
    [InlineData("2026-11-30 06:59")] // its end on Monday, in the next week
    public void Wraps_around_the_weekend(string wib) => Desk("dpupr", wib).ShouldBe("piket-1");

    [Theory]
    [InlineData("2026-11-24 22:00")] // Tuesday night
    [InlineData("2026-11-29 10:00")] // Sunday
    [InlineData("2026-12-24 10:00")] // a Thursday, closed by an exception
    public void Is_empty_where_nobody_is_on_duty(string wib) =>
        (Desk("dlh", wib), Profiles.Kendal.DutyAt("dlh", Wib(wib)).Officer).ShouldBe(("", null));

    [Fact]
    public void Names_the_officer_beside_the_desk() =>
        Profiles.Kendal.DutyAt("damkar", Wib("2026-11-24 22:00")).Officer.ShouldBe("perwira");

    [Fact]
    public void Tells_which_posts_there_are_and_which_the_officer_fills()
    {
        Profiles.Kendal.PostsOf("pln").ShouldBe([("piket-1", false), ("piket-2", false), ("perwira", true)]);
        Profiles.Kendal.PostsOf("hukum").ShouldBeEmpty();
    }

    [Fact]
    public void Names_nobody_for_an_agency_without_tickets() =>
        Profiles.Kendal.DutyAt("hukum", Wib("2026-11-24 10:00")).Desk.ShouldBeEmpty();

    [Fact]
    public void Is_read_in_the_regions_zone()
    {
        var inBali = RegionFiles.Check(Profiles.Spoilt("region.yaml", "Asia/Jakarta", "Asia/Makassar")).Demand("it");
        var sevenInTheMorning = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero); // Monday 07:00 WITA
        inBali.DutyAt("damkar", sevenInTheMorning).Desk.ShouldBe(["piket-1"]);
        inBali.DutyAt("damkar", sevenInTheMorning.AddMinutes(-1)).Desk.ShouldBeEmpty();
    }

    [Fact]
    public void Covers_every_hour_of_a_year_but_at_the_agencies_that_close()
    {
        var gaps = from agency in Profiles.Kendal.Agencies.Where(a => a.GetsTickets)
                   from hour in Enumerable.Range(0, 365 * 24)
                   where Profiles.Kendal.DutyAt(agency.Id, Wib("2026-06-01 00:30").AddHours(hour)).Desk.Count == 0
                   select agency.Id;
        gaps.Distinct().ShouldBe(["dlh", "kejaksaan"]);
    }

    [Fact]
    public void Names_the_same_posts_at_the_same_hour_all_year() // no summer time in Indonesia
    {
        var weeks = Enumerable.Range(0, 26).Select(week => Desk("dinkes", Wib("2026-06-02 13:59").AddDays(7 * week)));
        weeks.Distinct().ShouldBe(["piket-1 piket-2"]);
    }

    /// <summary>Any pattern, against the plain way to say it: write every stretch of every day out and look.</summary>
    [Fact]
    public void Agrees_with_its_stretches_written_out()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var round = 0; round < 300; round++)
        {
            var (shifts, exceptions) = (AnyShifts(random), AnyExceptions(random));
            var roster = new Roster(shifts, exceptions);
            var at = Monday.AddMinutes(random.Next(28 * 24 * 60));
            roster.At(at).ShouldBe(WrittenOut(shifts, exceptions, at), $"seed {seed}, round {round}, {at:s}");
        }
    }

    static readonly DateTime Monday = new(2026, 11, 2, 0, 0, 0, DateTimeKind.Unspecified);

    static IReadOnlyList<string> WrittenOut(Shift[] shifts, ExceptionalDays[] exceptions, DateTime at)
    {
        List<(DateTime From, DateTime To, bool Special, IReadOnlyList<string> Posts)> all = [];
        for (var day = Monday.AddDays(-2); day < Monday.AddDays(30); day = day.AddDays(1))
        {
            var special = exceptions.FirstOrDefault(e => e.Holds(DateOnly.FromDateTime(day)));
            var usual = shifts.Where(s => s.When.Days.Contains(day.DayOfWeek))
                .Select(s => new Stint(s.When.Hours, s.Posts));
            all.AddRange((special?.Stints ?? usual).Select(s =>
                (day.AddMinutes(s.Hours.From), day.AddMinutes(s.Hours.To), special is not null, s.Posts)));
        }
        var now = all.Where(s => s.From <= at && at < s.To);
        return now.OrderByDescending(s => s.Special).ThenByDescending(s => s.From).FirstOrDefault().Posts ?? [];
    }

    static Shift[] AnyShifts(Random random) => [.. Enum.GetValues<DayOfWeek>()
        .Where(_ => random.Next(4) > 0)
        .Select(day => new Shift(new([day], AnyHours(random)), [$"post-{day}"]))];

    static ExceptionalDays[] AnyExceptions(Random random) => [.. Enumerable.Range(0, 4).Select(week =>
    {
        var from = DateOnly.FromDateTime(Monday).AddDays(7 * week + random.Next(4));
        Stint[] stints = random.Next(3) == 0 ? [] : [new(AnyHours(random), [$"special-{week}"])];
        return new ExceptionalDays(from, from.AddDays(random.Next(3)), "drawn", stints);
    })];

    // Up to 24 hours from any minute. Where the night before and today's shift meet, today's stands first.
    static TimeRange AnyHours(Random random)
    {
        var from = random.Next(TimeRange.DayMinutes);
        return new(from, from + 1 + random.Next(TimeRange.DayMinutes));
    }

    static string Desk(string agency, string wib) => Desk(agency, Wib(wib));

    static string Desk(string agency, DateTimeOffset at) => string.Join(' ', Profiles.Kendal.DutyAt(agency, at).Desk);

    internal static DateTimeOffset Wib(string time) =>
        DateTimeOffset.Parse($"{time}+07:00", CultureInfo.InvariantCulture);
}
