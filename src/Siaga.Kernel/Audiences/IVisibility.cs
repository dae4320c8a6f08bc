using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <summary>A module's query filters: who sees which rows. Found in the module's assembly; made with
/// <c>model.Entity&lt;T&gt;().HasQueryFilter(row =&gt; db.SeesAll || …)</c>.</summary>
/// <remarks>The model is built once and kept, but what a filter reads from <c>db</c> is read anew for every query:
/// Entity Framework puts the asking context in its place. That holds for members of <c>db</c> named inside the lambda;
/// a value taken out of <c>db</c> beforehand would stay that of the first one who asked.</remarks>
public interface IVisibility
{
    void Configure(ModelBuilder model, SiagaDb db);
}
