using Microsoft.Extensions.Primitives;

namespace Siaga.Host.Web;

/// <summary>Lets a query spell a word as bodies and the document do (<c>state=open</c>): the framework binds an enum only by
/// its C# name.</summary>
static class SpelledQueries
{
    static readonly HashSet<string> Words = ["group", "outcome", "state"];

    public static IApplicationBuilder UseSpelledQueries(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.Query.Keys.Any(Words.Contains))
        {
            var spelled = http.Request.Query.ToDictionary(q => q.Key, q => Words.Contains(q.Key) ? Capital(q.Value) : q.Value);
            http.Request.QueryString = QueryString.Create(spelled);
        }

        return next(http);
    });

    static StringValues Capital(StringValues values) => new([.. values.Select(v => v is { Length: > 0 } ? char.ToUpperInvariant(v[0]) + v[1..] : v)]);
}
