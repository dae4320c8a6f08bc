using Siaga.Contracts;

namespace Siaga.Tests.Identity;

/// <summary>A region with a fire brigade, a women's office and a legal section: as much as accounts depend
/// on.</summary>
sealed class SmallRegion : IRegionProfile, IRegionLookup
{
    static readonly LocalText Words = new("kata", "words");

    public string Id => "kendal";
    public long Version => 1;
    public string Code => "KDL";
    public string ServiceName => "Layanan Darurat 112 Kendal";
    public string RegionName => "Kabupaten Kendal";
    public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Jakarta");
    public IReadOnlyList<ServiceLine> Lines => [new("112", "112", CategoryKind.Emergency)];
    public IReadOnlyList<NeighbourNumber> Neighbours => [];
    public IReadOnlyList<Category> Categories { get; } =
        [Of("fire", restricted: false), Of("violence", restricted: true)];
    public IReadOnlyList<ResponsePlan> Plans => [];
    public IReadOnlyList<Agency> Agencies { get; } =
        [Of("damkar", "Damkar"), Of("dp3appkb", "DP3APPKB"), Of("hukum", "Bagian Hukum", false)];
    public IReadOnlyList<District> Districts => [new("33.24.01", "Plantungan")];
    public IReadOnlyList<Village> Villages => [];
    public LadderLimits Ladder { get; } = new(default, default, default, default, default, default);
    public Targets Targets { get; } = new(default, default, default, default);
    public Keeping Keeping { get; } = new(5, 1, 90, 12);

    public IReadOnlyCollection<IRegionProfile> All => [this];
    public IRegionProfile? Find(string region) => region == Id ? this : null;
    public Category? FindCategory(string id) => Categories.FirstOrDefault(c => c.Id == id);
    public Agency? FindAgency(string id) => Agencies.FirstOrDefault(a => a.Id == id);
    public Village? FindVillage(string code) => null;
    public District? FindDistrict(string code) => Districts.FirstOrDefault(d => d.Code == code);
    public Duty DutyAt(string agency, DateTimeOffset instant) => new(["piket"], "perwira");
    public OutsideHours? OutsideAt(string line, DateTimeOffset instant) => null;
    public bool IsHoliday(DateOnly day) => false;

    public IReadOnlyList<Agency> Route(string category, string? districtCode) =>
        [FindAgency(category == "fire" ? "damkar" : "dp3appkb")!];

    public IReadOnlyList<(string Post, bool Officer)> PostsOf(string agency) =>
        agency == "hukum" ? [] : [("piket", false), ("perwira", true)];

    static Category Of(string id, bool restricted) =>
        new(id, Words, CategoryKind.Emergency, 1, restricted, ProofRule.None, null, [], [], [], false);

    static Agency Of(string id, string shortName, bool getsTickets = true) =>
        new(id, shortName, Words, false, getsTickets, null, false);
}
