namespace Siaga.Host.Paper;

/// <summary>What stands on a card, in the language of the rooms.</summary>
static class PaperWords
{
    public const string Title = "Kartu laporan kertas", Directory = "Kategori (urgensi, instansi yang ditelepon)", Telephones = "Telepon piket",
        Restricted = " (terbatas)";

    const string Lines = "";

    public static readonly (string Label, double Share)[][] Rows =
    [
        [("Tanggal", 0.25), ("Telepon mulai (jam:menit)", 0.4), ("Selesai", 0.35)],
        [("Petugas", 0.4), ("Saluran", 0.2), ("Nomor penelepon", 0.4)],
        [("Nama penelepon", 0.45), ("[  ] tidak mau disebut", 0.25), ("Aman ditelepon kembali?  [  ] ya  [  ] tidak", 0.3)],
        [("Kategori", 0.55), ("Urgensi   1   2   3   4   5", 0.25), ("Bahasa", 0.2)],
        [("Desa/kelurahan", 0.5), ("Kecamatan", 0.5)],
        [("Patokan", 0.65), ("Koordinat", 0.35)],
        [("Uraian", 1)], [(Lines, 1)], [(Lines, 1)],
        [("Korban: terjebak", 0.3), ("luka", 0.2), ("meninggal", 0.25), ("ada api / asap / arus listrik?", 0.25)],
    ];

    public static readonly string[] Stages = ["Instansi", "Ditelepon (jam)", "Diterima oleh", "Berangkat (jam)", "Tiba (jam)", "Selesai (jam)"];

    public static readonly (string Label, double Share)[][] End =
    [
        [("Hasil:  [  ] darurat  [  ] informasi  [  ] aduan  [  ] sosial  [  ] wilayah lain  [  ] iseng  [  ] kosong  [  ] terputus", 1)],
        [("Dimasukkan ke Siaga oleh", 0.4), ("jam", 0.2), ("nomor kejadian", 0.4)],
    ];
}
