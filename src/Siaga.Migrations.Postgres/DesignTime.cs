using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Siaga.Identity;
using Siaga.Incidents;
using Siaga.Kernel;
using Siaga.Regions;

namespace Siaga.Migrations.Postgres;

/// <summary>The model as <c>dotnet ef migrations add</c> sees it: docs/operations says how a migration is made.</summary>
sealed class DesignTime : IDesignTimeDbContextFactory<SiagaDb>
{
    public SiagaDb CreateDbContext(string[] args) => new ServiceCollection().AddLogging()
        .AddSiagaKernel("Host=127.0.0.1;Database=none", new ModuleAssemblies(
            typeof(IdentityModule).Assembly, typeof(RegionModule).Assembly, typeof(IncidentsModule).Assembly))
        .BuildServiceProvider().GetRequiredService<IDatabaseEngine>().OpenReader(Audience.System("migrations"));
}
