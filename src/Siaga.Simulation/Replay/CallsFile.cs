using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Siaga.Simulation;

/// <summary>A real call of another city, as its dispatch system stamped it. Local times of that city.</summary>
/// <param name="Entry">When the call taker had entered it.</param>
/// <param name="Dispatch">When the first unit was sent; null when none was.</param>
/// <param name="Free">When the last unit was free again.</param>
public sealed record ReplayCall(
    string Number, string Type, int Priority, DateTime Received, DateTime Entry, DateTime? Dispatch, DateTime? OnScene, DateTime? Free,
    string Neighbourhood, string Disposition);

/// <summary>The file cannot be replayed; the message says why, with the line where it is one.</summary>
public sealed class ReplayRefusedException(string message) : Exception(message);

/// <summary>Reads calls from a CSV file with the columns of San Francisco's fire calls (data.sfgov.org, nuek-vuh3), renamed.</summary>
public static class CallsFile
{
    const string Time = "yyyy-MM-dd HH:mm:ss";

    /// <summary>In the order in which they were entered.</summary>
    /// <exception cref="ReplayRefusedException">names the line and the reason.</exception>
    public static IReadOnlyList<ReplayCall> Read(TextReader text)
    {
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture));
        try
        {
            if (!csv.Read() || !csv.ReadHeader()) throw new ReplayRefusedException("The file is empty.");
            var calls = new List<ReplayCall>();
            while (csv.Read()) calls.Add(ReadOne(csv));
            return [.. calls.OrderBy(c => c.Entry).ThenBy(c => c.Number, StringComparer.Ordinal)];
        }
        catch (CsvHelperException bad)
        {
            throw new ReplayRefusedException($"Line {csv.Context.Parser?.Row}: {bad.Message.Split('\n')[0].Trim()}");
        }
    }

    static ReplayCall ReadOne(CsvReader csv)
    {
        var call = new ReplayCall(
            Text(csv, "call_number"), Text(csv, "call_type"), int.TryParse(Text(csv, "priority_final"), out var priority) ? priority : 3,
            At(csv, "received_local"), At(csv, "entry_local"), AtOrNone(csv, "first_dispatch_local"), AtOrNone(csv, "first_on_scene_local"),
            AtOrNone(csv, "last_available_local"), Text(csv, "neighborhood"), Text(csv, "disposition"));
        var order = new[] { call.Received, call.Entry, call.Dispatch, call.OnScene, call.Free }.OfType<DateTime>().ToList();
        if (!order.SequenceEqual(order.Order())) throw new ReplayRefusedException($"Line {csv.Context.Parser!.Row}: its times run backwards.");
        if (call is { OnScene: not null, Dispatch: null }) throw new ReplayRefusedException($"Line {csv.Context.Parser!.Row}: on scene, but never sent.");
        return call;
    }

    static string Text(CsvReader csv, string column) => csv.GetField(column) ?? "";

    static DateTime At(CsvReader csv, string column) => AtOrNone(csv, column)
        ?? throw new ReplayRefusedException($"Line {csv.Context.Parser!.Row}: {column} is empty.");

    static DateTime? AtOrNone(CsvReader csv, string column)
    {
        if (csv.GetField(column) is not { Length: > 0 } text) return null;
        return DateTime.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : throw new ReplayRefusedException($"Line {csv.Context.Parser!.Row}: {column} is \"{text}\", not {Time}.");
    }
}
