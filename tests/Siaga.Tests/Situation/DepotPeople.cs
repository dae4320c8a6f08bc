using System.Collections.Concurrent;
using Siaga.Kernel;

namespace Siaga.Tests.Situation;

/// <summary>Who works at the depot. Ani sees all of Kendal; everybody else is added by the test.</summary>
sealed class DepotPeople : IAudienceSource
{
    readonly ConcurrentDictionary<string, Audience> _known = new();

    public DepotPeople() =>
        Grant("ani", new(Depot.Region, null, "all"), new("jepara", null, "all"), new("badung", null, "all"));

    /// <param name="grants">Their role names a sight: <c>all</c>, <c>open</c>, <c>agency</c>; anything else sees
    /// nothing.</param>
    public Audience Grant(string person, params Grant[] grants) =>
        _known[person] = Audience.Of(person, grants, grant => grant.Role switch
    {
        "all" => SightOfGrant.RegionWithRestricted,
        "open" => SightOfGrant.Region,
        "agency" => SightOfGrant.Agency,
        _ => SightOfGrant.Nothing,
    });

    public void Dismiss(string person) => _known.TryRemove(person, out _);

    public Audience this[string person] => _known[person];

    public Task<IReadOnlyDictionary<string, Audience>> ForAsync(
        SiagaDb db, IReadOnlyCollection<string> persons, CancellationToken ct) =>
        Task.FromResult<IReadOnlyDictionary<string, Audience>>(
            persons.Where(_known.ContainsKey).ToDictionary(person => person, person => _known[person]));
}

/// <summary>Who may hear of an ambulance; the whole region until a test says otherwise.</summary>
sealed class DepotScopes : IStreamScopes
{
    static readonly StreamScope Open = new(false, [], [], []);
    readonly ConcurrentDictionary<string, StreamScope> _scopes = new();

    public string? Unknown { get; set; }

    /// <summary>Happens once while somebody asks, before they read.</summary>
    public Func<Task>? Meanwhile { get; set; }

    public void Set(int ambulance, StreamScope scope) => _scopes[$"ambulance/{ambulance}"] = scope;

    public async Task<IReadOnlyDictionary<string, StreamScope>> ForAsync(
        SiagaDb db, string region, IReadOnlyCollection<string> streams, CancellationToken ct)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        if (meanwhile is not null) await meanwhile();
        return streams.Where(stream => stream != Unknown)
            .ToDictionary(stream => stream, stream => _scopes.GetValueOrDefault(stream, Open));
    }
}
