export const urgency = {
  name: 'Urgensi',
  u1: 'Ancaman jiwa',
  u2: 'Serius',
  u3: 'Mendesak',
  u4: 'Menyusul',
  u5: 'Tak mendesak',
}

export const ticket = {
  overdue: 'lewat',
  short: {
    sent: 'kirim',
    delivered: 'sampai',
    seen: 'dilihat',
    accepted: 'diterima',
    onTheWay: 'jalan',
    arrived: 'tiba',
    done: 'selesai',
    declined: 'menolak',
    handedOver: 'dialihkan',
    returned: 'kembali',
    recalled: 'ditarik',
  },
  stage: {
    sent: 'Kirim',
    delivered: 'Sampai',
    seen: 'Dilihat',
    accepted: 'Terima',
    onTheWay: 'Jalan',
    arrived: 'Tiba',
    done: 'Selesai',
  },
  legend: 'Keadaan tiket',
  limit: 'batas {{left}}',
  late: 'lewat {{over}}',
  unacknowledged: '{{count}} perubahan belum diakui',
  source: { desk: 'meja', telephone: 'telepon', radio: 'radio', system: 'sistem', later: 'dicatat kemudian' },
  corrected: 'dibetulkan dari {{was}}: {{reason}}',
  why: {
    routing: 'menurut kategori dan tempat',
    category: 'menurut kategori baru',
    byHand: 'dikirim petugas',
    calledIn: 'dipanggil {{from}}',
    reopened: 'dibuka kembali',
    handedOver: 'dialihkan dari {{from}}',
  },
  until: { seen: 'dilihat', accepted: 'diterima', onTheWay: 'jalan', arrived: 'tiba' },
  left: '{{what}}: sisa {{left}}',
  leftOver: '{{what}}: lewat {{over}}',
  account: 'Laporan penanganan',
  handedTo: 'ke {{agency}}',
}

export const decline = {
  notOurArea: 'bukan wilayah kami',
  notOurDuty: 'bukan tugas kami',
  noUnitFree: 'unit habis',
  other: 'lainnya',
}

export const rung = {
  name: 'Tangga',
  at: 'tangga {{rung}}: {{who}}',
  r1: 'petugas piket',
  r2: 'perwira piket',
  r3: 'kepala bagian',
  r4: 'kepala instansi',
  r5: 'Sekda',
  r6: 'telepon 112',
  r7: 'pengawas',
}

export const attention = {
  unseen: '{{agency}} belum melihat, {{over}} lewat batas {{limit}}.',
  unaccepted: '{{agency}} belum menerima, {{over}} lewat batas {{limit}}.',
  notMoving: '{{agency}} belum jalan, {{over}} lewat batas {{limit}}.',
  notArrived: '{{agency}} belum tiba, {{over}} lewat target {{limit}}.',
  declined: 'Semua tujuan menolak: {{agency}}.',
  handedBack: '{{agency}} mengembalikan tiket.',
  nobodyOnDuty: '{{agency}}: tidak ada yang piket.',
  reason: 'Alasan: {{reason}}.',
  words: '«{{words}}»',
  back: 'Kembali ke pusat panggilan.',
  now: 'Sekarang {{who}}, sejak {{time}}.',
  next: 'Naik ke {{who}} dalam {{left}}.',
  nextDue: 'Naik ke {{who}} sekarang.',
  told: 'diberi tahu: {{names}}',
  phone: 'Telepon {{agency}}',
  reroute: 'Alihkan',
}

export const outcome = {
  emergency: 'Darurat',
  information: 'Informasi',
  complaint: 'Aduan',
  social: 'Sosial',
  wrongRegion: 'Wilayah lain',
  prank: 'Iseng',
  ghost: 'Hening',
  test: 'Uji',
  dropped: 'Putus',
  none: 'Belum ada hasil',
}

export const kind = { emergency: 'Darurat', complaint: 'Aduan', social: 'Kasus sosial' }

export const role = {
  none: 'Peran lain',
  callTaker: 'Petugas panggilan',
  dispatcher: 'Pengirim tiket',
  supervisor: 'Pengawas',
  agencyDesk: 'Meja instansi',
  sectionHead: 'Kepala bagian',
  agencyHead: 'Kepala instansi',
  sekda: 'Sekda',
  executive: 'Pimpinan daerah',
  administrator: 'Administrator',
}

export const place = {
  unknown: 'Tempat belum diketahui',
  unknownShort: 'Belum diketahui',
  district: 'Kec. {{name}}',
  notAsked: 'Tempat belum ditanyakan',
  landmark: 'Patokan',
}

export const victims = {
  none: 'Tidak ada korban disebut',
  trappedCount: '{{count}} terjebak',
  injuredCount: '{{count}} luka',
  deadCount: '{{count}} meninggal',
  trapped: 'Terjebak',
  injured: 'Luka',
  dead: 'Meninggal',
}

export const safe = { yes: 'aman ditelepon balik', no: 'jangan ditelepon balik', unknown: 'belum ditanya aman ditelepon' }

export const speech = { id: 'Bahasa Indonesia', en: 'Inggris', jv: 'Jawa', other: 'Bahasa lain' }

export const time = {
  hours: '{{hours}} j {{minutes}}',
  days: '{{days}} h {{hours}} j',
  seconds: '{{count}} dtk',
  minutes: '{{count}} menit',
  today: 'hari ini {{time}}',
  yesterday: 'kemarin {{time}}',
}
