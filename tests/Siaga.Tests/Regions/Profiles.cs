using Siaga.Regions;
using Siaga.Regions.Files;

namespace Siaga.Tests.Regions;

/// <summary>The profiles that tests read: the real one of Kendal, and a minimal one to be spoilt.</summary>
static class Profiles
{
    /// <summary>The repository's <c>regions/</c>.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "regions");

    static readonly Lazy<RegionProfile> LoadedKendal = new(() => RegionFiles.Load(Path.Combine(Folder, "kendal")));

    public static RegionProfile Kendal => LoadedKendal.Value;

    /// <summary>Kendal as if it answered from 07:00 to 21:00 only.</summary>
    /// <param name="tickets">officers or desks</param>
    public static RegionProfile ClosedAtNight(string tickets)
    {
        var files = Kendal.Source.Files.ToDictionary();
        files["region.yaml"] = files["region.yaml"].Replace("hours: 00:00-24:00", $$"""
            hours: 07:00-21:00
              outside:
                announcement: { id: Layanan tutup., en: The service is closed. }
                tickets: {{tickets}}
                inform: [sekda]
            """, StringComparison.Ordinal);
        return RegionFiles.Check(new(files)).Demand("closed").AtVersion(1);
    }

    static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Siaga.slnx")) ? folder : Root(Path.GetDirectoryName(folder)!);

    /// <summary>The smallest profile that is right, to be spoilt in one place.</summary>
    public static IReadOnlyDictionary<string, string> Smallest { get; } = new Dictionary<string, string>
    {
        ["region.yaml"] = """
            id: serang
            code: SRG
            name: Kota Serang
            service: Serang Siaga 112
            zone: Asia/Jakarta
            languages: [id, en]
            lines:
              - { id: "112", number: "112", kind: emergency }
            hours:
              open:
                - days: [mon, tue, wed, thu, fri, sat, sun]
                  hours: 00:00-24:00
            urgency:
              - { level: 1, name: { id: Nyawa, en: Life } }
              - { level: 2, name: { id: Gawat, en: Serious } }
              - { level: 3, name: { id: Mendesak, en: Urgent } }
              - { level: 4, name: { id: Menyusul, en: Soon } }
              - { level: 5, name: { id: Santai, en: No hurry } }
            ladder: { seen: 1m, acceptHigh: 2m, acceptLow: 10m, moveHigh: 2m, moveLow: 15m, onScene: 15m }
            targets: { ticketSent: 30s, accepted: 2m, onTheWay: 4m, onScene: 15m }
            complaintWorkingDays: [2, 5]
            seats: { always: 1, byDay: 3, day: 07:00-21:00 }
            keeping: { incidentYears: 5, recordingYears: 1, prankDays: 90, draftHours: 12 }
            neighbours:
              - { name: Cilegon, number: "112" }

            """,
        ["categories.yaml"] = """
            categories:
              - id: fire
                name: { id: Kebakaran, en: Fire }
                kind: emergency
                urgency: 2
                proof: account
                questions:
                  - { id: inside, text: { id: Ada orang?, en: Anybody? }, raisesTo: 1 }
                do:
                  - { id: Keluar., en: Get out. }
                  - { id: Merunduk., en: Stay low. }
                dont:
                  - { id: Jangan kembali., en: Do not go back. }
                  - { id: Jangan panik., en: Do not panic. }
                plan: fire

            """,
        ["plans.yaml"] = """
            plans:
              - id: fire
                tasks:
                  - { id: tickets, text: { id: Kirim tiket., en: Send tickets. }, owner: call-centre, limitMinutes: 1 }
                  - { id: water, text: { id: Padamkan., en: Put it out. }, owner: damkar, limitMinutes: 15 }

            """,
        ["agencies.yaml"] = """
            agencies:
              - id: damkar
                short: Damkar
                name: { id: Pemadam, en: Fire service }
                tickets: routed
                posts: [piket-1, perwira]
                duty:
                  desk:
                    - days: [mon, tue]
                      hours: 07:00-19:00
                      posts: [piket-1]
                    - days: [mon]
                      hours: 19:00-07:00
                      posts: [piket-1]
                  officer:
                    - days: [mon]
                      hours: 07:00-07:00
                      post: perwira
                  exceptions:
                    - from: 2026-12-25
                      why: Natal
                      desk: []
              - id: hukum
                short: Hukum
                name: { id: Bagian Hukum, en: Legal section }
                tickets: none
              - id: kodim
                short: Kodim
                name: { id: Kodim, en: Army }
                vertical: true
                tickets: calledIn
                posts: [piket-1]
                duty:
                  desk:
                    - days: [sun]
                      hours: 20:00-20:00
                      posts: [piket-1]

            """,
        ["routing.yaml"] = """
            routing:
              - category: fire
                agencies: [damkar]
                districts:
                  - codes: [36.73.01]
                    agencies: [damkar]

            """,
        ["holidays.yaml"] = """
            holidays:
              - { date: 2026-01-01, name: { id: Tahun Baru, en: New Year }, kind: national }
              - { date: 2026-12-25, name: { id: Natal, en: Christmas }, kind: national }

            """,
        ["places.csv"] = """
            # A source.
            code,name,kind,parent
            36.73.01,Serang,district,36.73
            36.73.01.1001,Lontarbaru,kelurahan,36.73.01

            """,
    };

    /// <summary>The smallest profile with one text replaced in one file.</summary>
    public static ProfileSource Spoilt(string file, string text, string by)
    {
        var files = Smallest.ToDictionary();
        files[file] = files[file].Replace(text, by, StringComparison.Ordinal);
        return files[file] != Smallest[file]
            ? new(files)
            : throw new ArgumentException($"{file} has no \"{text}\"", nameof(text));
    }

    /// <summary>Uses what Kendal's does not: a second line, hours that end, agreements, a trial.</summary>
    public static ProfileSource Fullest
    {
        get
        {
            var files = Smallest.ToDictionary();
            files["region.yaml"] = files["region.yaml"]
                .Replace("zone: Asia/Jakarta", "zone: Asia/Makassar\ntrial: true", StringComparison.Ordinal)
                .Replace("languages: [id, en]", "languages: [id, en, jv]", StringComparison.Ordinal)
                .Replace("kind: emergency }", "kind: emergency }\n" + ComplaintLine, StringComparison.Ordinal)
                .Replace("hours: 00:00-24:00", "hours: 07:00-21:00\n" + Outside, StringComparison.Ordinal)
                .Replace("neighbours:", Agreements + "neighbours:", StringComparison.Ordinal);
            return new(files);
        }
    }

    const string ComplaintLine = """
          - id: "14084"
            number: "14084"
            kind: complaint
            hours:
              open:
                - { days: [mon, tue, wed, thu, fri], hours: 08:00-16:00 }
              outside:
                announcement: { id: Buka lagi pukul 08.00., en: We open at 8. }
                tickets: desks
                inform: [supervisor]

        """;

    const string Outside = """
          outside:
            announcement: { id: Laporan Anda tetap diterima., en: Your report is taken all the same. }
            tickets: officers
            inform: [sekda]

        """;

    const string Agreements = """
        agreements:
          - { with: Polres Badung, title: Nota kesepahaman, from: 2026-01-01, until: 2028-12-31 }
          - { with: PLN, title: Nota kesepahaman, from: 2026-01-01 }

        """;
}
