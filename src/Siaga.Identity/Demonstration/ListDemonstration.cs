using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>Offers the role accounts on the sign-in page of a demonstration; elsewhere there is nothing to
/// offer.</summary>
public static class ListDemonstration
{
    /// <param name="What">The roles' stable names, joined by a comma.</param>
    public sealed record View(string Login, string Name, string Region, string What);

    public sealed record Answer(IReadOnlyList<View> Accounts);

    internal static void Map(IEndpointRouteBuilder api) => api.MapGet("/demonstration", Handle).AllowAnonymous();

    static async Task<Results<Ok<Answer>, NotFound>> Handle(SiagaDb db, IRegionLookup regions, CancellationToken ct)
    {
        if (!await db.Set<Installation>().AnyAsync(i => i.Demonstration, ct)) return TypedResults.NotFound();

        var accounts = regions.All.OrderBy(p => p.Id, StringComparer.Ordinal).SelectMany(DemonstrationAccounts.Of);
        return TypedResults.Ok(new Answer([.. accounts.Select(a => new View(a.Login, a.Name, a.Region, WhatOf(a)))]));
    }

    static string WhatOf(DemonstrationAccount account) =>
        string.Join(
            ',', account.Roles.Select(r => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(r.ToString())));
}
