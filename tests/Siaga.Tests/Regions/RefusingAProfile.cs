using Shouldly;
using Siaga.Regions.Files;
using Xunit;

namespace Siaga.Tests.Regions;

public class RefusingAProfile
{
    [Fact]
    public void Is_not_done_to_the_smallest_one() => RegionFiles.Check(new(Profiles.Smallest)).Problems.ShouldBeEmpty();

    /// <summary>File, what stands there, what is put in its place, and the whole answer.</summary>
    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        // The form of YAML itself.
        {
            "region.yaml", "id: serang",
            "id: [serang",
            "region.yaml:2: not YAML: something is never closed or out of place"
        },
        {
            "region.yaml", "code: SRG",
            "code: SRG: Serang",
            "region.yaml:2: not YAML: While scanning a plain scalar value, found invalid mapping."
        },
        { "region.yaml", "code: SRG", "id: SRG", "region.yaml:2: not YAML: Duplicate key id" },
        {
            "routing.yaml",
            "routing:\n  - category: fire\n    agencies: [damkar]\n    districts:\n"
                + "      - codes: [36.73.01]\n        agencies: [damkar]",
            "- routing",
            "routing.yaml:1: the file is not one mapping of keys"
        },
        // Keys and kinds of values.
        {
            "region.yaml", "name: Kota Serang",
            "nama: Kota Serang",
            "region.yaml:1: \"name\" is missing|region.yaml:3: unknown key \"nama\""
        },
        {
            "agencies.yaml", "    short: Hukum",
            "    short: Hukum\n    head: Ani",
            "agencies.yaml:25: unknown key \"head\""
        },
        {
            "region.yaml", "service: Serang Siaga 112",
            "service: \"\"",
            "region.yaml:4: \"service\" must be text and not empty"
        },
        {
            "region.yaml", "number: \"112\", kind",
            "number: 112, kind",
            "region.yaml:8: \"number\" must be text: write 112 in quotes"
        },
        {
            "region.yaml", "zone: Asia/Jakarta",
            "zone: Asia/Jakarta\ntrial: maybe",
            "region.yaml:6: \"trial\" must be true or false"
        },
        {
            "region.yaml", "complaintWorkingDays: [2, 5]",
            "complaintWorkingDays: 2",
            "region.yaml:21: \"complaintWorkingDays\" must be a list"
        },
        {
            "region.yaml", "complaintWorkingDays: [2, 5]",
            "complaintWorkingDays: [2, 0]",
            "region.yaml:21: \"complaintWorkingDays\" may hold only whole numbers above 0"
        },
        {
            "region.yaml", "seats: { always: 1, byDay: 3, day: 07:00-21:00 }",
            "seats: many",
            "region.yaml:22: \"seats\" must be a mapping of keys"
        },
        {
            "region.yaml", "- { name: Cilegon, number: \"112\" }",
            "- Cilegon",
            "region.yaml:25: an item of \"neighbours\" must be a mapping of keys"
        },
        // The region itself.
        {
            "region.yaml", "code: SRG",
            "code: Serang",
            "region.yaml:2: \"code\" is \"Serang\", not three capital letters"
        },
        {
            "region.yaml", "id: serang",
            "id: Kota Serang",
            "region.yaml:1: \"id\" is \"Kota Serang\", not in kebab-case"
        },
        {
            "region.yaml", "zone: Asia/Jakarta",
            "zone: Europe/Paris",
            "region.yaml:5: \"zone\" is \"Europe/Paris\", not one of Asia/Jakarta, Asia/Pontianak, "
                + "Asia/Makassar, Asia/Jayapura"
        },
        {
            "region.yaml", "languages: [id, en]",
            "languages: [id]",
            "region.yaml:6: \"languages\" lacks \"en\", which every console has"
        },
        {
            "region.yaml", "languages: [id, en]",
            "languages: [id, en, xx]",
            "region.yaml:6: \"languages\" is \"xx\", not one of id, en, jv"
        },
        { "region.yaml", "kind: emergency }", "kind: complaint }", "region.yaml:8: no line is for emergencies" },
        {
            "region.yaml", "kind: emergency }",
            "kind: emergency }\n  - { id: \"112\", number: \"14084\", kind: complaint }",
            "region.yaml:9: line \"112\" stands in line 8 already"
        },
        {
            "region.yaml", "id: \"112\", number: \"112\"",
            "id: \"112\", number: satu-satu-dua",
            "region.yaml:8: \"number\" is \"satu-satu-dua\", not a telephone number in digits"
        },
        {
            "region.yaml", "hours: 00:00-24:00",
            "hours: 07:00-21:00",
            "region.yaml:10: the hours leave a gap and \"outside\" does not say what a caller is told then"
        },
        {
            "region.yaml", "hours: 00:00-24:00",
            "hours: 00:00-24:00\n    - days: [sun]\n      hours: 07:00-08:00",
            "region.yaml:14: the hours overlap those of line 12"
        },
        {
            "region.yaml", "hours: 00:00-24:00",
            "hours: 7 to 9",
            "region.yaml:10: the hours leave a gap and \"outside\" does not say what a caller is told then|"
                + "region.yaml:12: \"hours\" is \"7 to 9\", not hours such as 07:00-19:00"
        },
        {
            "region.yaml", "level: 5",
            "level: 4",
            "region.yaml:14: \"urgency\" must name the levels 1, 2, 3, 4, 5 in this order"
        },
        {
            "region.yaml", "  - { level: 5, name: { id: Santai, en: No hurry } }\n",
            "",
            "region.yaml:14: \"urgency\" must have at least 5"
        },
        {
            "region.yaml", "seen: 1m",
            "seen: soon",
            "region.yaml:19: \"seen\" must be a duration such as 30s, 2m or 1h"
        },
        { "region.yaml", "seen: 1m, ", "", "region.yaml:19: \"seen\" is missing" },
        {
            "region.yaml", "draftHours: 12",
            "draftHours: 200",
            "region.yaml:23: \"draftHours\" must be a whole number from 1 to 72"
        },
        {
            "region.yaml", "neighbours:",
            "agreements:\n  - { with: Polres, title: MoU, from: 2026-02-01, until: 2026-01-01 }\nneighbours:",
            "region.yaml:25: \"until\" lies before \"from\""
        },
        // Categories.
        {
            "categories.yaml", "name: { id: Kebakaran, en: Fire }",
            "name: { id: Kebakaran }",
            "categories.yaml:3: the translation \"en\" is missing"
        },
        {
            "categories.yaml", "{ id: Keluar., en: Get out. }",
            "{ en: Get out. }",
            "categories.yaml:10: the translation \"id\" is missing"
        },
        {
            "categories.yaml", "kind: emergency",
            "kind: urgent",
            "categories.yaml:4: \"kind\" is \"urgent\", not one of emergency, complaint, social"
        },
        {
            "categories.yaml", "urgency: 2",
            "urgency: 6",
            "categories.yaml:5: \"urgency\" must be a whole number from 1 to 5|"
                + "categories.yaml:8: \"raisesTo\" is 1, no worse than the category's urgency 1"
        },
        {
            "categories.yaml", "raisesTo: 1",
            "raisesTo: 2",
            "categories.yaml:8: \"raisesTo\" is 2, no worse than the category's urgency 2"
        },
        {
            "categories.yaml", "proof: account",
            "proof: photo",
            "categories.yaml:6: \"proof\" is \"photo\", not one of none, account"
        },
        {
            "categories.yaml", "questions:\n",
            "questions:\n" + Questions(5),
            "categories.yaml:8: \"questions\" asks 6, more than 5"
        },
        {
            "categories.yaml", "questions:\n",
            "questions:\n      - { id: inside, text: { id: Di dalam?, en: Inside? } }\n",
            "categories.yaml:9: question \"inside\" stands in line 8 already"
        },
        {
            "categories.yaml", "      - { id: Merunduk., en: Stay low. }\n",
            "",
            "categories.yaml:10: \"do\" must have at least 2"
        },
        {
            "categories.yaml", "  - id: fire\n",
            "  - id: api\n",
            "categories.yaml:2: category \"api\" is routed to nobody|routing.yaml:2: category \"fire\" is not known"
        },
        // Agencies and duty lists.
        { "agencies.yaml", "id: hukum", "id: damkar", "agencies.yaml:23: agency \"damkar\" stands in line 2 already" },
        {
            "agencies.yaml", "tickets: none",
            "tickets: sometimes",
            "agencies.yaml:23: agency \"hukum\" gets tickets and has no duty list|"
                + "agencies.yaml:26: \"tickets\" is \"sometimes\", not one of routed, calledIn, none"
        },
        {
            "agencies.yaml", "tickets: none",
            "tickets: calledIn",
            "agencies.yaml:23: agency \"hukum\" gets tickets and has no duty list"
        },
        {
            "agencies.yaml", "tickets: calledIn",
            "tickets: none",
            "agencies.yaml:27: agency \"kodim\" gets no tickets and has a duty list"
        },
        {
            "agencies.yaml", "posts: [piket-1, perwira]",
            "posts: [piket-1, piket-1, perwira]",
            "agencies.yaml:6: post \"piket-1\" stands in line 6 already"
        },
        {
            "agencies.yaml", "post: perwira",
            "post: kepala",
            "agencies.yaml:18: post \"kepala\" is not among the agency's posts"
        },
        {
            "agencies.yaml", "          hours: 19:00-07:00\n          posts: [piket-1]",
            "          hours: 19:00-07:00\n          posts: [piket-9]",
            "agencies.yaml:14: post \"piket-9\" is not among the agency's posts"
        },
        {
            "agencies.yaml", "hours: 19:00-07:00",
            "hours: 19:00-07:01",
            "agencies.yaml:13: the hours overlap those of line 10"
        },
        {
            "agencies.yaml", "hours: 20:00-20:00",
            "hours: 20:00-20:00\n          posts: [piket-1]\n        - days: [mon]\n          hours: 19:59-21:00",
            "agencies.yaml:39: the hours overlap those of line 36"
        },
        {
            "agencies.yaml", "days: [mon, tue]",
            "days: [mon, monday]",
            "agencies.yaml:9: \"days\" is \"monday\", not one of mon, tue, wed, thu, fri, sat, sun|"
                + "agencies.yaml:10: the hours overlap those of line 10"
        },
        {
            "agencies.yaml", "hours: 07:00-19:00",
            "hours: 24:00-19:00",
            "agencies.yaml:10: \"hours\" is \"24:00-19:00\", not hours such as 07:00-19:00"
        },
        {
            "agencies.yaml", "from: 2026-12-25",
            "from: 2026-13-25",
            "agencies.yaml:20: \"from\" must be a date such as 2026-12-25"
        },
        {
            "agencies.yaml", "from: 2026-12-25",
            "from: 2026-12-25\n          until: 2026-12-24",
            "agencies.yaml:21: \"until\" lies before \"from\""
        },
        {
            "agencies.yaml", "desk: []",
            "desk: []\n        - from: 2026-12-25\n          why: Lagi\n          officer: []",
            "agencies.yaml:23: the days overlap those of the exception in line 20"
        },
        {
            "agencies.yaml", "          why: Natal\n          desk: []",
            "          why: Natal",
            "agencies.yaml:20: the exception changes neither desk nor officer"
        },
        {
            "agencies.yaml", "desk: []",
            "desk:\n            - { hours: 07:00-12:00, posts: [piket-1] }\n"
                + "            - { hours: 11:00-13:00, posts: [piket-1] }",
            "agencies.yaml:24: the hours overlap those of line 23"
        },
        // Routing.
        {
            "routing.yaml", "category: fire\n    agencies: [damkar]",
            "category: fire\n    agencies: [pmk]",
            "routing.yaml:3: agency \"pmk\" is not known"
        },
        {
            "routing.yaml", "category: fire\n    agencies: [damkar]",
            "category: fire\n    agencies: []",
            "routing.yaml:3: \"agencies\" must have at least 1"
        },
        {
            "routing.yaml", "category: fire\n    agencies: [damkar]",
            "category: fire\n    agencies: [damkar, damkar]",
            "routing.yaml:3: agency \"damkar\" stands in line 3 already"
        },
        {
            "routing.yaml", "category: fire\n    agencies: [damkar]",
            "category: fire\n    agencies: [hukum]",
            "routing.yaml:3: agency \"hukum\" gets no tickets"
        },
        {
            "routing.yaml", "category: fire\n    agencies: [damkar]",
            "category: fire\n    agencies: [kodim]",
            "routing.yaml:3: agency \"kodim\" gets tickets only when called in"
        },
        {
            "agencies.yaml", "tickets: routed",
            "tickets: routed\n    retired: true",
            "plans.yaml:5: owner \"damkar\" is retired|"
                + "routing.yaml:3: agency \"damkar\" is retired|routing.yaml:6: agency \"damkar\" is retired"
        },
        {
            "routing.yaml", "routing:\n",
            "routing:\n  - { category: fire, agencies: [damkar] }\n",
            "routing.yaml:3: category \"fire\" stands in line 2 already"
        },
        { "routing.yaml", "[36.73.01]", "[36.73.02]", "routing.yaml:5: district \"36.73.02\" is not known" },
        {
            "routing.yaml", "[36.73.01]",
            "[36.73.01, 36.73.01]",
            "routing.yaml:5: district \"36.73.01\" stands in line 5 already"
        },
        // Plans.
        {
            "plans.yaml", "owner: damkar",
            "owner: polres",
            "plans.yaml:5: owner \"polres\" is not known"
        },
        {
            "plans.yaml", "owner: damkar",
            "owner: hukum",
            "plans.yaml:5: owner \"hukum\" gets no tickets"
        },
        {
            "plans.yaml", "limitMinutes: 15",
            "limitMinutes: 0",
            "plans.yaml:5: \"limitMinutes\" must be a whole number from 1 to 43200"
        },
        {
            "plans.yaml", "id: water",
            "id: tickets",
            "plans.yaml:5: task \"tickets\" stands in line 4 already"
        },
        {
            "plans.yaml", "en: Put it out. ",
            "",
            "plans.yaml:5: the translation \"en\" is missing"
        },
        {
            "plans.yaml", "- id: fire",
            "- id: flood",
            "categories.yaml:2: plan \"fire\" of category \"fire\" is not known|"
                + "plans.yaml:2: plan \"flood\" is of no category"
        },
        // Holidays and places.
        {
            "holidays.yaml", "date: 2026-01-01",
            "date: 1 January",
            "holidays.yaml:2: \"date\" must be a date such as 2026-12-25"
        },
        {
            "holidays.yaml", "date: 2026-01-01",
            "date: 2026-02-30",
            "holidays.yaml:2: \"date\" must be a date such as 2026-12-25"
        },
        {
            "holidays.yaml", "date: 2026-12-25",
            "date: 2026-01-01",
            "holidays.yaml:3: date \"2026-01-01\" stands in line 2 already"
        },
        {
            "holidays.yaml", "en: New Year }, kind: national",
            "en: New Year }, kind: party",
            "holidays.yaml:2: \"kind\" is \"party\", not one of national, jointLeave, regional"
        },
        {
            "places.csv", "code,name,kind,parent",
            "code,name,parent",
            "places.csv:2: the first line must be \"code,name,kind,parent\""
        },
        {
            "places.csv", "36.73.01,Serang,district,36.73",
            "36.73.01,Serang,district",
            "places.csv:3: must have four fields without quotes: code, name, kind, parent|"
                + "places.csv:4: district \"36.73.01\" is not known|"
                + "routing.yaml:5: district \"36.73.01\" is not known"
        },
        {
            "places.csv", "kelurahan",
            "village",
            "places.csv:4: kind is \"village\", not one of district, desa, kelurahan"
        },
        {
            "places.csv", "36.73.01.1001",
            "36.73.02.1001",
            "places.csv:4: village code \"36.73.02.1001\" must be of the form 33.24.14.2003, under its district"
        },
        {
            "places.csv", "36.73.01,Serang,district,36.73\n",
            "36.73.01,Serang,district,36.73\n36.73.01,Serang,district,36.73\n",
            "places.csv:4: code \"36.73.01\" stands in line 3 already"
        },
        {
            "places.csv", "36.73.01,Serang,district,36.73\n",
            "36.73.01,Serang,district,36.73\n36.7302,Cipocok,district,36.73\n",
            "places.csv:4: district code \"36.7302\" must be of the form 33.24.14, under its parent"
        },
        { "places.csv", "36.73.01.1001,Lontarbaru,kelurahan,36.73.01\n", "", "places.csv:1: there is no village" },
    };

    [Theory, MemberData(nameof(Mistakes))]
    public void Names_file_line_and_reason(string file, string text, string by, string refusal) =>
        Lines(RegionFiles.Check(Profiles.Spoilt(file, text, by))).ShouldBe(refusal.Split('|'));

    [Theory, MemberData(nameof(Mistakes))]
    public void Refuses_the_whole(string file, string text, string by, string _) =>
        RegionFiles.Check(Profiles.Spoilt(file, text, by)).Profile.ShouldBeNull();

    [Fact]
    public void Names_files_that_are_missing_and_files_that_nobody_reads()
    {
        var files = Profiles.Smallest.Where(f => f.Key != "holidays.yaml").Append(new("people.yaml", ""))
            .ToDictionary();
        Lines(RegionFiles.Check(new(files)))
            .ShouldBe(["holidays.yaml:1: the file is missing", "people.yaml:1: no profile has a file of this name"]);
    }

    [Fact]
    public void Lets_plans_be_absent_unless_a_category_names_one()
    {
        var files = Profiles.Smallest.Where(f => f.Key != "plans.yaml").ToDictionary();
        Lines(RegionFiles.Check(new(files))).ShouldBe(["categories.yaml:2: plan \"fire\" of category \"fire\" is not known"]);
        files["categories.yaml"] = files["categories.yaml"].Replace("    plan: fire\n", "", StringComparison.Ordinal);
        RegionFiles.Check(new(files)).Demand("serang").Plans.ShouldBeEmpty();
    }

    [Fact]
    public void Throws_with_every_reason_when_a_profile_was_demanded() =>
        Should.Throw<ProfileRefusedException>(() =>
                RegionFiles.Check(Profiles.Spoilt("region.yaml", "code: SRG", "code: S")).Demand("regions/serang"))
            .Message.ShouldContain("regions/serang is refused:\nregion.yaml:2: \"code\" is \"S\"");

    [Fact]
    public void Names_a_folder_that_is_not_there() =>
        RegionFiles.Validate("/nowhere").Problems.Single().Reason.ShouldBe("there is no folder \"/nowhere\"");

    static IEnumerable<string> Lines(ProfileCheck check) => check.Problems.Select(p => p.ToString());

    static string Questions(int count) => string.Concat(Enumerable.Range(1, count)
        .Select(n => $"      - {{ id: q-{n}, text: {{ id: Tanya {n}?, en: Question {n}? }} }}\n"));
}
