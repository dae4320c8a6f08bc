using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Siaga.Kernel;

namespace Siaga.Incidents;

/// <summary>The times of a report that was written on a paper card while there was no server, and is entered now.</summary>
/// <param name="Card">The card's number.</param>
/// <param name="BegunAt">When the call began, as the card says.</param>
/// <param name="OccurredAt">When it had been taken down: from here the agencies are counted as told.</param>
public sealed record PaperEntry(
    [property: Required, MaxLength(20)] string Card, [property: JsonRequired] DateTimeOffset BegunAt,
    [property: JsonRequired] DateTimeOffset OccurredAt)
{
    /// <summary>Older cards are history, not work: nobody is to be called out by them.</summary>
    internal static readonly TimeSpan Oldest = TimeSpan.FromDays(7);

    /// <summary>The number in one spelling: a card typed with small letters is the same card.</summary>
    internal PaperEntry InOneSpelling() => this with { Card = Card.Trim().ToUpperInvariant() };

    internal static string ClockSourceOf(string? card) => card is null ? "server" : "paper";

    internal static RefusedException? WhyNot(PaperEntry paper, DateTimeOffset now) =>
        paper.OccurredAt > now ? new("report.paper-in-future")
        : paper.BegunAt > paper.OccurredAt ? new("report.paper-times-crossed")
        : paper.BegunAt < now - Oldest ? new("report.paper-too-old")
        : null;
}
