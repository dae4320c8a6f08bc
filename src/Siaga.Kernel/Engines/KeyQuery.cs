using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Siaga.Kernel;

/// <summary>A region's row by its id, as a query that is made once for each model: Entity Framework's own makes and compares
/// an expression, with all of the filters, at every look-up.</summary>
static class KeyQuery<T> where T : class, IIdentified
{
    static readonly ConditionalWeakTable<IModel, Func<SiagaDb, string, Guid, CancellationToken, Task<T?>>> Made = [];

    public static Task<T?> AskAsync(SiagaDb db, string region, Guid id, CancellationToken ct) =>
        Made.GetValue(db.Model, _ => EF.CompileAsyncQuery((SiagaDb asked, string inRegion, Guid withId, CancellationToken turn) =>
            asked.Set<T>().FirstOrDefault(row => row.RegionId == inRegion && row.Id == withId)))(db, region, id, ct);
}
