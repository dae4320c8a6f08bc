namespace Siaga.Kernel;

/// <summary>A row of one region's data. A command may change rows of its own region only.</summary>
public interface IRegional
{
    string RegionId { get; }
}

/// <summary>A row of one region's data whose key is the region and an id.</summary>
public interface IIdentified : IRegional
{
    Guid Id { get; }
}

/// <summary>A row that is not the fold of facts: a draft, a notice, a cursor, a lease, a session. It may change without
/// one, through <see cref="UnjournalledWriter"/> or a subscriber.</summary>
public interface IUnjournalled;
