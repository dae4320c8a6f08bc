using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Siaga.Kernel;

/// <content>How the tables are made, and who sees which rows of them.</content>
public sealed partial class SiagaDb
{
    /// <summary>A task of the system sees everything.</summary>
    public bool SeesAll => Audience.IsSystem;

    /// <summary>The person's id.</summary>
    public string Me => Audience.By;

    /// <summary>Regions in which the person has any grant.</summary>
    public IReadOnlyList<string> MyRegions => Audience.Regions;

    /// <summary>Regions whose records the person sees, except restricted ones.</summary>
    public IReadOnlyList<string> SightRegions => Audience.Sight.Regions;

    /// <summary>Regions whose restricted records the person sees too.</summary>
    public IReadOnlyList<string> SightRestrictedRegions => Audience.Sight.RestrictedRegions;

    /// <summary>Agencies, as <c>region/agency</c>, whose tickets' records the person sees, except restricted
    /// ones.</summary>
    public IReadOnlyList<string> SightAgencies => Audience.Sight.Agencies;

    /// <summary>Agencies, as <c>region/agency</c>, of whose restricted records the person sees those with a live
    /// ticket.</summary>
    public IReadOnlyList<string> SightRestrictedAgencies => Audience.Sight.RestrictedAgencies;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var assembly in Modules.All) model.ApplyConfigurationsFromAssembly(assembly);
        foreach (var visibility in Modules.Visibilities()) visibility.Configure(model, this);
        AddRegionFilters(model);
        foreach (var column in model.Model.GetEntityTypes().SelectMany(table => table.GetProperties()))
            column.SetColumnName(SnakeCase(column.Name));
    }

    // Whoever has no filter of their own is at least kept to the person's regions: forgetting one shows no other
    // region.
    void AddRegionFilters(ModelBuilder model)
    {
        foreach (var table in model.Model.GetEntityTypes().ToList())
        {
            if (!typeof(IRegional).IsAssignableFrom(table.ClrType)) continue;
            if (table.BaseType is not null || table.IsOwned() || table.GetDeclaredQueryFilters().Count > 0) continue;
            typeof(SiagaDb).GetMethod(nameof(AddRegionFilter), BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(table.ClrType).Invoke(this, [model]);
        }
    }

    void AddRegionFilter<T>(ModelBuilder model) where T : class, IRegional =>
        model.Entity<T>().HasQueryFilter(row => SeesAll || MyRegions.Contains(row.RegionId));

    // Both engines then accept the names unquoted in hand-written SQL and in psql.
    static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) =>
            char.IsUpper(c) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
