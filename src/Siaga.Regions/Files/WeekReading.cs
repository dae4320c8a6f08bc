using Siaga.Regions.Duties;

namespace Siaga.Regions.Files;

/// <summary>How days and hours are written in every file of a profile.</summary>
static class WeekReading
{
    static readonly Dictionary<string, DayOfWeek> Days = new()
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday,
        ["thu"] = DayOfWeek.Thursday, ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday,
        ["sun"] = DayOfWeek.Sunday,
    };

    extension(YamlMap map)
    {
        public WeeklyHours Week() => new(map.ManyOf("days", Days), map.Hours("hours"));

        public TimeRange Hours(string key)
        {
            var text = map.Text(key);
            if (TimeRange.TryParse(text) is { } range) return range;
            if (text.Length > 0)
            {
                map.Problems.Add(map.LineOf(key), $"\"{key}\" is \"{text}\", not hours such as 07:00-19:00");
            }
            return new(0, 0);
        }
    }

    extension(FileProblems problems)
    {
        /// <summary>In one week every minute belongs to one of them at most.</summary>
        public void RefuseOverlap(IEnumerable<Spotted<WeeklyHours>> hours) =>
            problems.RefuseOverlap(
                [.. hours.SelectMany(h => h.Value.Stretches().Select(s => new Spotted<(int, int)>(s, h.Line)))]);

        public void RefuseOverlap(IEnumerable<Spotted<TimeRange>> hours) =>
            problems.RefuseOverlap([.. hours.Select(h => new Spotted<(int, int)>((h.Value.From, h.Value.To), h.Line))]);

        void RefuseOverlap(IReadOnlyList<Spotted<(int From, int To)>> written)
        {
            var stretches = written.Where(s => s.Value.From < s.Value.To).ToList(); // an empty one was refused already
            var clashes =
                from later in Enumerable.Range(0, stretches.Count)
                from earlier in Enumerable.Range(0, later)
                where WeeklyHours.Overlap(stretches[earlier].Value, stretches[later].Value)
                select (stretches[later].Line, Other: stretches[earlier].Line);
            foreach (var (line, other) in clashes.Distinct())
                problems.Add(line, $"the hours overlap those of line {other}");
        }
    }
}
