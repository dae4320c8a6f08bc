using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Siaga.Identity;

/// <summary>Hashes and checks passwords. Checking takes the same time whether the name exists or not.</summary>
sealed class Passwords : IDisposable
{
    public const int Shortest = 10;
    readonly PasswordHasher<Person> _hasher;
    readonly string _hashOfNobody;
    // A hash is made to be slow; a storm of sign-ins must leave the processors to those who work.
    readonly SemaphoreSlim _turn = new(Math.Max(1, Environment.ProcessorCount / 2));

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new(options);
        _hashOfNobody = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
    }

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    public static bool IsLongEnough(string password) => password.Length >= Shortest;

    /// <param name="hash">The person's hash; null when there is no such person, which is never right.</param>
    public async Task<bool> IsRightAsync(string? hash, string password, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var result = await Task.Run(() => _hasher.VerifyHashedPassword(null!, hash ?? _hashOfNobody, password), ct);
            return hash is not null && result is not PasswordVerificationResult.Failed;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
