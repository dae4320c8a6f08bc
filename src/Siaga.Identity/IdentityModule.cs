using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>The module's front door.</summary>
public static class IdentityModule
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddValidation();
        services.Configure<PasswordHasherOptions>(
            hashing => hashing.IterationCount = 210_000); // OWASP's for PBKDF2 with SHA-512
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInBackoff>();
        services.AddSingleton<LiveSessions>();
        services.AddSingleton<SessionEnding>();
        services.AddScoped<SessionCookie>();
        services.AddHostedService<SessionUpkeep>();
        services.AddSingleton<IAudienceSource, GrantedAudiences>();
        services.AddSingleton<ISessionCheck, OpenStreams>();
        services.AddSingleton<IPeopleLookup, PeopleLookup>();
        services.AddSingleton(all => new PeopleRegister(
            all.GetRequiredService<UnjournalledWriter>(), all.GetRequiredService<Passwords>(),
            all.GetRequiredService<LiveSessions>(), all.GetRequiredService<TimeProvider>()));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(SessionCookie.Configure);
        services.AddAuthorization();
        return services.AddKeyRing();
    }

    static IServiceCollection AddKeyRing(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Siaga"); // the same on every node and in every folder
        services.AddSingleton<IXmlRepository, KeyRing>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(
            all => new ConfigureOptions<KeyManagementOptions>(
            keys => keys.XmlRepository = all.GetRequiredService<IXmlRepository>()));
        return services;
    }

    /// <summary>Who is asking, and whether their browser asks by itself. Before every endpoint.</summary>
    public static void UseIdentity(this IApplicationBuilder app)
    {
        app.UseMiddleware<SameOriginOnly>();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <param name="api">The group <c>/api</c>, where everything needs a session unless it says otherwise.</param>
    public static void MapIdentity(this IEndpointRouteBuilder api)
    {
        var identity = api.MapGroup("").WithTags("Identity");
        SignIn.Map(identity);
        ShowSession.Map(identity);
        SignOut.Map(identity);
        ListSessions.Map(identity);
        EndSession.Map(identity);
        ListDemonstration.Map(identity);
        ListPeople.Map(identity);
        RevokeSessions.Map(identity);
    }
}
