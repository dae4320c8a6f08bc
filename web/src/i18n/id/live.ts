export const live = {
  connecting: 'Menyambung…',
  live: 'Langsung',
  delay: 'Langsung · {{seconds}} dtk',
  behind: 'Tertinggal {{seconds}} dtk',
  behindMore: 'menyambung lagi',
  cut: 'Putus sejak {{time}}',
  cutMore: 'Yang terlihat bisa usang. Yang Anda ketik tetap disimpan dan dikirim saat tersambung.',
  back: 'Tersambung lagi, {{count}} kabar baru',
  backNone: 'Tersambung lagi, tidak ada yang terlewat',
}

export const disk = {
  filling: 'Penyimpanan server terpakai {{percent}}%',
  fillingMore: 'Sisa {{free}}. Beri tahu administrator minggu ini.',
  nearlyFull: 'Penyimpanan server hampir penuh: {{percent}}%',
  nearlyFullMore: 'Sisa {{free}}. Panggil administrator hari ini.',
  full: 'Penyimpanan server penuh',
  fullMore: 'Laporan baru ditolak. Catat di kartu kertas dan panggil administrator sekarang.',
}

export const clockDoubt = {
  parted: 'Jam server ini {{minutes}} menit berbeda dari jam Siaga',
  partedMore: 'Siaga tetap memakai jamnya sendiri. Minta administrator memeriksa jam server.',
  doubted: 'Jam server mungkin salah: {{days}} hari setelah catatan terakhir',
  doubtedMore: 'Laporan tetap diterima dengan jam ini. Panggil administrator sekarang.',
}

export const sound = {
  on: 'Suara hidup',
  off: 'Suara diblokir',
  muted: 'Suara senyap',
  blocked: 'Halaman ini belum boleh bersuara',
  blockedMore: 'Tiket baru dan lewat batas tidak akan terdengar.',
  enable: 'Hidupkan suara',
  newTicket: 'Tiket atau perubahan baru',
  overdue: 'Lewat batas',
  emptySeat: 'Tidak ada yang piket',
  hear: 'Dengarkan',
  mute: 'Senyapkan',
  unmute: 'Bunyikan',
  quiet: 'senyap 1 menit',
  quietFor: 'Senyap {{seconds}} dtk',
}
