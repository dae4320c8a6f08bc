namespace Siaga.Kernel;

/// <summary>The person may see the thing but has no right to do this with it. Answered in one place as 403.</summary>
/// <param name="right">The stable name of the right that is missing.</param>
public sealed class ForbiddenException(string right) : Exception($"Needs the right {right}.")
{
    public string Right { get; } = right;
}
