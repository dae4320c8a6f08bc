namespace Siaga.Kernel;

/// <summary>A version of a fact that is recorded no more. Its class stays for ever, under the kind and version it had, so that
/// old journals can be read; commands and folds meet only the newest version.</summary>
public interface IOutdatedFact
{
    /// <summary>The same fact in a newer version. Words that were not asked for then are null, never made up.</summary>
    Fact Newer();
}
