using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Siaga.Host;
using Siaga.Tests.Identity;
using Siaga.Tests.Situation;
using Xunit;

namespace Siaga.Tests.Api;

public sealed class DescribingTheApi(Databases databases)
{
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>docs/openapi.json is what clients are generated from; a change of the API is a change of that file. What the
    /// server says now is left in artifacts/openapi.json: copy it over once the difference is meant.</summary>
    [Fact]
    public async Task Is_what_the_repository_approved()
    {
        var root = new HostSettings().Root;
        await using var office = await Office.OpenAsync(await databases.CreateAsync(Engine.Sqlite));
        using var client = new HttpClient { BaseAddress = new Uri(office.Address) };
        var now = JsonNode.Parse(await client.GetStringAsync("/openapi/v1.json"))!.ToJsonString(Readable) + "\n";

        await File.WriteAllTextAsync(Path.Combine(root, "artifacts", "openapi.json"), now);
        (await File.ReadAllTextAsync(Path.Combine(root, "docs", "openapi.json")) == now)
            .ShouldBeTrue("The API is not the one of docs/openapi.json: compare it with artifacts/openapi.json.");
    }
}
