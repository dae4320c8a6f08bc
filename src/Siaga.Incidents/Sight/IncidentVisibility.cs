using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>Who sees which rows, below every query (B6). <see cref="IncidentScopes"/> says the same for the live feed; a
/// test holds the two together.</summary>
sealed class IncidentVisibility : IVisibility
{
    public void Configure(ModelBuilder model, SiagaDb db)
    {
        // One rule for an incident and all that belongs to it. Each table keeps its own copy of "restricted".
        Expression<Func<string, Guid?, bool, bool>> sees = (region, incident, restricted) => db.SeesAll
            || db.SightRestrictedRegions.Contains(region) || (!restricted && db.SightRegions.Contains(region))
            || db.Set<IncidentSight>().Any(s => s.RegionId == region && s.IncidentId == incident
                && ((s.Key == db.Me && (!restricted || s.WhenRestricted))
                    || (restricted
                        ? s.WhenRestricted && db.SightRestrictedAgencies.Contains(s.Key)
                        : db.SightAgencies.Contains(s.Key))));
        Expression<Func<Report, bool>> took = r => r.TakenBy == db.Me;

        model.Entity<Incident>().HasQueryFilter(Of<Incident>(sees, i => i.RegionId, i => i.Id, i => i.Restricted));
        model.Entity<Ticket>().HasQueryFilter(Of<Ticket>(sees, t => t.RegionId, t => t.IncidentId, t => t.Restricted));
        model.Entity<Report>().HasQueryFilter(
            Either(took, Of<Report>(sees, r => r.RegionId, r => r.IncidentId, r => r.Restricted)));
        model.Entity<Notice>().HasQueryFilter(n => db.SeesAll || n.Person == db.Me);
        model.Entity<Draft>().HasQueryFilter(
            d => db.SeesAll || d.Person == db.Me || db.SightRestrictedRegions.Contains(d.RegionId));
    }

    /// <summary>The rule on a row, with the row's own region, incident and restriction put in its places.</summary>
    static Expression<Func<T, bool>> Of<T>(
        Expression<Func<string, Guid?, bool, bool>> rule, Expression<Func<T, string>> region,
        Expression<Func<T, Guid?>> incident, Expression<Func<T, bool>> restricted)
    {
        var row = Expression.Parameter(typeof(T), "row");
        LambdaExpression[] parts = [region, incident, restricted];
        var body = rule.Parameters.Zip(parts).Aggregate(rule.Body, (said, place) =>
            Put(said, place.First, Put(place.Second.Body, place.Second.Parameters[0], row)));
        return Expression.Lambda<Func<T, bool>>(body, row);
    }

    static Expression<Func<T, bool>> Either<T>(Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(
            Expression.OrElse(Put(one.Body, one.Parameters[0], other.Parameters[0]), other.Body), other.Parameters);

    static Expression Put(Expression into, ParameterExpression place, Expression value) =>
        new Placing(place, value).Visit(into);

    sealed class Placing(ParameterExpression place, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == place ? value : node;
    }
}
