using System.CommandLine;
using Siaga.Contracts;
using Siaga.Host.Paper;

namespace Siaga.Host.Commands;

/// <summary>Cards for the hour without a server; printed before it comes.</summary>
static class PaperCommand
{
    static readonly Option<string> Region = new("--region") { Description = "The region's id, such as kendal.", Required = true };
    static readonly Option<FileInfo> To = new("--to") { Description = "Where the PDF goes.", HelpName = "FILE.pdf", Required = true };
    static readonly Option<int> Cards = CommonOptions.Number("--cards", "How many cards, a page each.", 1);
    static readonly Option<int> First = CommonOptions.Number("--first", "The number of the first card: go on where the last batch ended.", 1);

    public static Command Create() =>
        new Command("paper", "Make paper cards for reports, as a PDF.") { Region, To, Cards, First }.Runs(Make);

    static Task<int> Make(CommandScope run)
    {
        var region = run.Get<IRegionLookup>().Find(run.Parsed.GetRequiredValue(Region))
            ?? throw new CannotServeException("There is no such region: see region list.");
        var (first, cards, file) = (run.Parsed.GetValue(First), run.Parsed.GetValue(Cards), run.Parsed.GetRequiredValue(To).FullName);
        try
        {
            File.WriteAllBytes(file, PaperCard.Make(region, first, cards).Write());
        }
        catch (Exception why) when (why is IOException or UnauthorizedAccessException)
        {
            throw new CannotServeException($"{file} cannot be written: {why.Message}");
        }

        var (from, to) = (PaperCard.NumberOf(region, first), PaperCard.NumberOf(region, first + cards - 1));
        run.Output.Result(new { File = file, Cards = cards, From = from, To = to }, $"{file}: {cards} cards, {from} to {to}");
        return Task.FromResult(0);
    }
}
