namespace Siaga.Kernel;

/// <summary>A rule said no. Thrown by pure decisions, answered in one place as 409 problem+json.</summary>
/// <param name="code">Stable, kebab-case, <c>module.reason</c>; the console turns it into a sentence.</param>
/// <param name="parameters">What the sentence needs, an anonymous object: <c>new { agency = "damkar" }</c>.</param>
public sealed class RefusedException(string code, object? parameters = null) : Exception(code)
{
    public string Code { get; } = code;
    public object? Parameters { get; } = parameters;
}
