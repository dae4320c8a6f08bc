using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Siaga.Regions;

/// <summary>Spares a browser what it has: an answer that follows from the profile alone changes with its version, or
/// with the program that makes the answer.</summary>
static class SameVersion
{
    static readonly string Program = typeof(SameVersion).Module.ModuleVersionId.ToString("N")[..8];

    extension(HttpContext http)
    {
        /// <summary>Whether the browser holds this version's answer; tells it the version in any case.</summary>
        public bool HasVersion(RegionProfile profile)
        {
            var tag = new EntityTagHeaderValue($"\"{profile.Version}-{profile.Source.Hash[..16]}-{Program}\"");
            var headers = http.Response.GetTypedHeaders();
            headers.ETag = tag;
            // Kept, but asked for each time; the answer is for people of the region.
            headers.CacheControl = new() { Private = true, NoCache = true };
            headers.Set(HeaderNames.Vary, HeaderNames.Cookie);
            var held = http.Request.GetTypedHeaders().IfNoneMatch;
            return held.Any(version => version.Compare(tag, useStrongComparison: false));
        }
    }
}
