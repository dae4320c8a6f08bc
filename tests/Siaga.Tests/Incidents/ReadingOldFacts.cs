using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Incidents;

/// <summary>golden-facts.jsonl holds a body of every kind and version that was ever recorded, and what it means today. A
/// line's body is never changed: journals hold such bodies for years.</summary>
public sealed class ReadingOldFacts(Databases databases)
{
    static readonly FactKinds Kinds = new ModuleAssemblies(typeof(IncidentsModule).Assembly).Kinds;
    static readonly FactReader Reader = new(new(typeof(IncidentsModule).Assembly));
    static readonly JsonSerializerOptions Plain = new(JsonSerializerOptions.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // for eyes
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new PlainWords() },
    };

    static string Golden => Path.Combine(AppContext.BaseDirectory, "Incidents", "golden-facts.jsonl");

    public sealed record Line(string Kind, int V, string Body, Dictionary<Guid, string> Words, JsonNode Means);

    static IEnumerable<Line> Lines() => File.ReadLines(Golden).Select(line => JsonSerializer.Deserialize<Line>(line, Plain)!);

    [Fact]
    public void Has_a_line_for_every_kind_and_version() => Lines().Select(l => (l.Kind, l.V)).Order()
        .ShouldBe(Kinds.All.Order(), "run Proposes_lines_from_a_journal and add the new kind's line to golden-facts.jsonl");

    [Fact]
    public void Means_what_it_meant()
    {
        foreach (var line in Lines())
        {
            var fact = Reader.Read(EntryOf(line), line.Words);
            var now = Means(fact);
            foreach (var (name, value) in line.Means.AsObject())
                JsonNode.DeepEquals(now[name], value).ShouldBeTrue($"{line.Kind} {line.V}: {name} was {value} and is {now[name]}");
        }
    }

    [Fact]
    public void Commits_to_the_words_that_it_had()
    {
        foreach (var line in Lines())
            Commitment.In(line.Body).Select(c => c.Id).ShouldBe(line.Words.Keys, ignoreOrder: true, line.Kind);
    }

    /// <summary>Writes a line for each kind that a random shift records, to take new ones from.</summary>
    [Fact(Explicit = true)]
    public async Task Proposes_lines_from_a_journal()
    {
        await using var server = await SiagaServer.OpenAsync(databases, Engine.Sqlite);
        await new RandomShift(server, 41).DoAsync(1200);
        await using var db = server.Read();
        var journal = await db.Journal.AsNoTracking().Where(j => j.RegionId == SiagaServer.Region).OrderBy(j => j.Seq).ToListAsync();
        var words = await FactReader.WordsAsync(db, journal, default);
        var proposed = journal.GroupBy(j => (j.Kind, j.V)).Select(g => g.MaxBy(j => j.Body.Length)!).OrderBy(j => j.Kind, StringComparer.Ordinal)
            .Select(j => new Line(j.Kind, j.V, j.Body, Commitment.In(j.Body).ToDictionary(c => c.Id, c => words[c.Id]), Means(Reader.Read(j, words))))
            .ToList();
        proposed.Count.ShouldBeGreaterThan(20);
        await File.WriteAllLinesAsync(
            Path.Combine(AppContext.BaseDirectory, "golden-facts.proposed.jsonl"), proposed.Select(line => JsonSerializer.Serialize(line, Plain)));
    }

    static JsonObject Means(Fact fact)
    {
        var means = JsonSerializer.SerializeToNode(fact, fact.GetType(), Plain)!.AsObject();
        means["stream"] = fact.Stream;
        return means;
    }

    static JournalEntry EntryOf(Line line) => new()
    {
        RegionId = SiagaServer.Region, Seq = 1, Id = Guid.CreateVersion7(), Stream = "", Kind = line.Kind, V = line.V, OccurredAt = Clock.Start,
        RecordedAt = Clock.Start, ClockSource = "server", By = "", CommandId = Guid.CreateVersion7(), Body = line.Body,
    };

    /// <summary>These words are nobody's: they may stand in a file.</summary>
    sealed class PlainWords : JsonConverter<PrivateText>
    {
        public override PrivateText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, PrivateText value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
    }
}
