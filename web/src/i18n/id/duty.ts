export const duty = {
  show: 'Yang ditampilkan',
  all: 'Semua {{count}}',
  onlyEmpty: 'Meja kosong {{count}}',
  allFilled: 'Semua meja terisi',
  allFilledMore: 'Setiap instansi punya orang yang piket menurut daftar.',
  unfilled: '{{post}}, belum diisi',
  title: 'Piket sekarang',
  agency: 'Instansi',
  desk: 'Meja',
  officer: 'Perwira piket',
  present: 'layar terbuka',
  absent: 'tidak masuk',
  listed: 'menurut daftar',
  empty1: 'kosong',
  nobody: 'Tidak ada yang piket',
  empty: 'Belum ada daftar piket',
  emptyMore: 'Daftar piket berasal dari profil wilayah.',
  help: 'Siapa yang piket menurut daftar di jam ini; meja kosong di atas. Tiket hanya berbunyi untuk yang piket; meja kosong langsung naik ke perwira. Daftarnya berasal dari profil wilayah.',
}

export const parked = {
  title: '{{count}} reaksi menunggu',
  more: 'Pemberitahuan atau reaksi lain gagal berkali-kali. Kejadiannya sendiri tercatat. Coba lagi; kalau tetap gagal, hubungi administrator.',
  retry: 'Coba lagi',
  retryOf: 'Coba lagi: {{what}}',
  retried: 'Reaksi berhasil.',
}
