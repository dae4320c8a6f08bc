using Microsoft.EntityFrameworkCore;
using Siaga.Contracts;
using Siaga.Kernel;

namespace Siaga.Identity;

/// <summary>What the command line does with people: whoever can start Siaga can read its database anyway.</summary>
public sealed class PeopleRegister
{
    public const int ShortestPassword = Passwords.Shortest;

    public sealed record Entry(string Id, string Login, string Name, IReadOnlyList<Grant> Grants);

    static readonly Audience CommandLine = Audience.System("command-line");

    readonly UnjournalledWriter _writer;
    readonly Passwords _passwords;
    readonly LiveSessions _sessions;
    readonly TimeProvider _clock;

    internal PeopleRegister(
        UnjournalledWriter writer, Passwords passwords, LiveSessions sessions, TimeProvider clock) =>
        (_writer, _passwords, _sessions, _clock) = (writer, passwords, sessions, clock);

    public static async Task<IReadOnlyList<Entry>> ListAsync(SiagaDb db, CancellationToken ct)
    {
        var people = await db.Set<Person>().AsNoTracking().Where(p => p.RetiredAt == null).OrderBy(p => p.Login)
            .Select(p => new { p.Id, p.Login, p.Name }).ToListAsync(ct);
        var grants = (await db.Set<PersonGrant>().AsNoTracking().OrderBy(g => g.Id).ToListAsync(ct))
            .ToLookup(g => g.PersonId);
        return [.. people.Select(p => new Entry(p.Id, p.Login, p.Name, [.. grants[p.Id].Select(g => g.ToGrant())]))];
    }

    /// <returns>The new person's id.</returns>
    public Task<string> AddAsync(
        string login, string name, string password, IReadOnlyList<Grant> grants, CancellationToken ct)
    {
        DemandLongEnough(password);
        var hash = _passwords.Hash(password);
        return _writer.WriteAsync(CommandLine, async (db, turn) =>
        {
            var wanted = Person.Normalise(login);
            if (await db.Set<Person>().AnyAsync(p => p.Login == wanted, turn))
                throw new RefusedException("identity.login-taken");

            return Add(db, wanted, name, hash, grants);
        }, ct);
    }

    /// <summary>Sets a new password and ends the person's sessions: who had the old one is out.</summary>
    public async Task SetPasswordAsync(string login, string password, CancellationToken ct)
    {
        DemandLongEnough(password);
        var hash = _passwords.Hash(password);
        var ended = await _writer.WriteAsync(CommandLine, async (db, turn) =>
        {
            var wanted = Person.Normalise(login);
            var person = await db.Set<Person>().SingleOrDefaultAsync(p => p.Login == wanted, turn)
                ?? throw new RefusedException("identity.unknown-login");
            person.PasswordHash = hash;
            var open = await db.Set<Session>().Where(s => s.PersonId == person.Id && s.RevokedAt == null)
                .ToListAsync(turn);
            foreach (var session in open) session.Revoke(_clock.GetUtcNow());
            return open.Select(s => s.Id).ToArray();
        }, ct);
        foreach (var session in ended) _sessions.Forget(session);
    }

    /// <summary>Adds those accounts of a demonstration that are not there yet.</summary>
    /// <exception cref="InvalidOperationException">when the database is a real one.</exception>
    public Task<int> AddMissingAsync(IReadOnlyList<DemonstrationAccount> accounts, CancellationToken ct)
    {
        var hash = _passwords.Hash(DemonstrationAccounts.Password);
        return _writer.WriteAsync(CommandLine, async (db, turn) =>
        {
            if (!await db.Set<Installation>().AnyAsync(i => i.Demonstration, turn))
                throw new InvalidOperationException("Accounts with a known password belong in a demonstration only.");

            var logins = accounts.Select(a => a.Login).ToArray();
            var there = await db.Set<Person>().Where(p => logins.Contains(p.Login)).Select(p => p.Login)
                .ToListAsync(turn);
            var missing = accounts.Where(a => !there.Contains(a.Login)).ToList();
            foreach (var account in missing) Add(db, account.Login, account.Name, hash, account.Grants);
            return missing.Count;
        }, ct);
    }

    /// <summary>Marks a new database for what it is for; an old one keeps its mark.</summary>
    public Task<bool> OpenInstallationAsync(bool demonstration, CancellationToken ct) =>
        _writer.WriteAsync(CommandLine, async (db, turn) =>
        {
            var there = await db.Set<Installation>().AsNoTracking().SingleOrDefaultAsync(turn);
            if (there is not null) return there.Demonstration;

            db.Add(new Installation { Id = 1, Demonstration = demonstration, CreatedAt = _clock.GetUtcNow() });
            return demonstration;
        }, ct);

    string Add(SiagaDb db, string login, string name, string hash, IReadOnlyList<Grant> grants)
    {
        var now = _clock.GetUtcNow();
        var person =
            new Person { Id = Guid.CreateVersion7(now).ToString(), Login = login, Name = name, PasswordHash = hash };
        db.Add(person);
        foreach (var grant in grants) db.Add(PersonGrant.From(person.Id, grant, now));
        return person.Id;
    }

    static void DemandLongEnough(string password)
    {
        if (!Passwords.IsLongEnough(password))
            throw new RefusedException("identity.password-too-short", new { Passwords.Shortest });
    }
}
