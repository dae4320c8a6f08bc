namespace Siaga.Host;

/// <summary>The operator asked for something that must not run; the message says what to do instead.</summary>
public sealed class CannotServeException(string message) : Exception(message);
