using System.Globalization;

namespace Siaga.Host.Bench;

/// <summary>What each caller of the bench says: a house on fire, so that two agencies get a ticket.</summary>
static class IntakeForm
{
    public const string Category = "fire";

    /// <summary>A number that no other call has.</summary>
    public static string NumberOf(long call) => $"08{call.ToString("0000000000", CultureInfo.InvariantCulture)}";

    /// <summary>As the console writes it. One kilobyte of facts comes from about 400 letters of words.</summary>
    public static string Json(long call) => $$"""
        {"form":{"line":"112","callerNumber":"{{NumberOf(call)}}","callerName":"Ibu Sri Wahyuni","wishesUnnamed":false,"safeContact":"yes","language":"id","category":"{{Category}}","urgency":null,"place":{"known":true,"villageCode":null,"districtCode":"33.24.07","landmark":"belakang pasar, gang kedua sebelah kiri setelah musala","lat":-7.10512,"lon":110.29341},"words":"{{Words}}","victims":{"trapped":1,"injured":2,"dead":0},"answers":[{"question":"people-inside","answer":"yes"},{"question":"spreading","answer":"no"}]},"leaveOut":[],"join":null}
        """;

    const string Words = "Rumah kayu dua lantai terbakar sejak kira-kira sepuluh menit, api sudah terlihat dari atap dan asapnya tebal sekali. "
        + "Penelepon melihat seorang nenek masih di kamar depan, dua tetangga kena luka bakar ringan di tangan dan sedang dibawa ke teras musala. "
        + "Angin bertiup ke arah timur, di sana ada gudang kayu dan kabel listrik yang sudah jatuh ke jalan. "
        + "Gang hanya cukup untuk mobil kecil, mobil pemadam sebaiknya lewat jalan pasar dari utara.";
}
