import { mediaTypes } from '../upload';
import type { Words } from './words';

const list = new Intl.ListFormat('sl', { type: 'disjunction' });
const number = new Intl.NumberFormat('sl');

export const sl: Words = {
  languageName: 'Slovenščina',
  languageSwitch: 'Jezik strani',
  toContent: 'Na glavno vsebino',
  asteriskExplained: 'Polja, označena z zvezdico, so obvezna.',
  stepOf: (step, steps) => `Korak ${step} od ${steps}`,
  errorTitle: 'Napaka:',
  errorHeading: 'Preverite vnesene podatke',
  optional: 'neobvezno',
  choose: 'Izberite',
  yes: 'Da',
  no: 'Ne',
  atMostCharacters: (longest) => `Največje število znakov: ${number.format(longest)}.`,
  dateShape: 'Dan, mesec in leto. Primer: 24/06/2026.',
  timeShape: 'Ura in minute. Primer: 09:30.',
  unit: (unit) => `Enota: ${unit}.`,
  atMostFiles: ({ most, megabytes, accepted }) =>
    `Največje število datotek: ${most}. Posamezna datoteka je lahko velika do ${megabytes} MB, v obliki ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
  filesKept: 'Že naložene datoteke',
  removeFile: (fileName) => `Odstrani ${fileName}`,
  forward: 'Naprej',
  back: 'Nazaj',
  toReview: 'Na pregled',
  send: 'Pošlji',
  again: 'Poskusi znova',
  reviewTitle: 'Pregled',
  reviewIntroduction: 'Pred pošiljanjem preverite podatke. Še vedno jih lahko spremenite.',
  change: 'Spremeni',
  notGiven: 'Ni navedeno',
  privacyNotice: ({ administration, dataProtectionOfficer, purpose, recipients, retention }) => [
    `Upravljavec vaših podatkov: ${administration}.${dataProtectionOfficer && ` Pooblaščena oseba za varstvo podatkov: ${dataProtectionOfficer}.`}`,
    `Namen uporabe vaših podatkov: ${purpose || 'obravnava vaše vloge in odgovor'}. Obdelava je potrebna za opravljanje naloge v javnem interesu (člen 6, odstavek 1, točka e, Uredbe (EU) 2016/679), zato vas ne prosimo za privolitev. Brez obveznih podatkov vloge ne moremo obravnavati.`,
    `Vaše podatke obdelujejo pristojni uradi in njihovi ponudniki informacijskih storitev${recipients && `: ${recipients}`}.`,
    'Program z umetno inteligenco lahko predlaga pristojni urad in povzame vlogo: vedno odloči človek.',
    `Hramba podatkov: ${retention || 'dokler je potrebno za obravnavo vloge, nato po predpisih o javni dokumentaciji'}.`,
    'Zahtevate lahko dostop do svojih podatkov, njihov popravek ali omejitev obdelave, obdelavi lahko ugovarjate in vložite pritožbo pri italijanskem organu za varstvo podatkov (Garante per la protezione dei dati personali).',
  ],
  privacyWhole: 'Preberite celotno obvestilo o varstvu podatkov',
  privacyLink: 'Varstvo podatkov',
  reportLink: 'Prijava težave (segnalazione disservizio)',
  accessibilityLink: 'Izjava o dostopnosti',
  footerLinks: 'Koristne povezave',
  contactsHeading: 'Stiki',
  trial: 'Preizkusni naslov: kar pošljete, se res zabeleži, vendar to ni stran za občane.',
  receipt: {
    title: 'Vloga je prejeta',
    reference: 'Številka vloge',
    keepReference: 'Shranite to številko: z njo lahko vprašate, kako poteka obravnava vloge.',
    receivedOn: 'Prejeto',
    dueBy: 'Odgovor do',
    dueExplained: (days) => `Rok v dnevih od prejema: ${days}.`,
    office: 'Pristojni urad',
    personInCharge: 'Odgovorna oseba za postopek',
    nextHeading: 'Kaj sledi',
    followHeading: 'Kako spremljati vlogo',
    follow: 'Obrnite se na urad in navedite številko vloge.',
    remediesHeading: 'Če v roku ne dobite odgovora',
    remedies:
      'Obrnete se lahko na osebo, ki ima v upravi nadomestno pooblastilo (člen 2, odstavek 9-ter, zakona 241/1990). Zoper molk lahko vložite tožbo pri deželnem upravnem sodišču (TAR), dokler molk traja in najpozneje v enem letu po izteku roka (člen 31 zakonika o upravnem postopku).',
    print:
      'Natisnite ali shranite to stran: velja kot potrdilo o prejemu (člen 18-bis zakona 241/1990).',
    another: 'Izpolni novo vlogo',
  },
  tracking: {
    title: 'Kako poteka obravnava vloge',
    follow: 'Spremljaj vlogo',
    keepLink:
      'Shranite to povezavo: kdor jo odpre, vidi, kako poteka obravnava vloge, in termin, če obstaja: nič drugega.',
    code: 'Koda za spremljanje',
    ask: 'Vpišite številko vloge in kodo: oboje je na potrdilu o prejemu.',
    show: 'Prikaži',
    status: 'Stanje',
    history: 'Kaj se je zgodilo',
    statuses: {
      filed: 'Prejeta',
      'in-review': 'V preverjanju',
      assigned: 'Pri pristojnem uradu',
      'in-progress': 'V obravnavi',
      suspended: 'Ustavljena: rok ne teče',
      answered: 'Zaključena z odgovorom',
      rejected: 'Zavrnjena',
      closed: 'Zaprta',
    },
    handedOver: 'Predana drugemu uradu',
    resumed: 'Rok spet teče',
    unknown: {
      title: 'S temi podatki ni nobene vloge',
      sentence:
        'Primerjajte številko in kodo s potrdilom o prejemu. Če imate povezavo, jo odprite v celoti. Pred dolgim časom zaključenih vlog ni več tukaj: obrnite se na urad.',
    },
    unavailable: {
      title: 'Vaše vloge trenutno ne moremo prikazati',
      sentence: 'Poskusite znova čez nekaj minut. Če težava ostane, se obrnite na urad.',
    },
    tooMany: {
      title: 'Preveč poskusov',
      sentence:
        'Zaradi varovanja vlog počakajte 15 minut in poskusite znova. Povezava na potrdilu o prejemu vedno deluje.',
    },
  },
  heldBack: {
    title: 'Vaša vloga še ni bila poslana',
    kept: 'Vaši podatki so še na tej strani.',
    trap: 'Izpolnjeno je bilo skrito polje, ki ga običajno izpolnjujejo le programi. Če ste človek, izberite »Poskusi znova«.',
    early:
      'Obrazec je prišel hitreje, kot ga človek lahko izpolni. Preberite ga še enkrat, počakajte nekaj sekund, nato izberite »Poskusi znova«.',
    many: (minutes) =>
      `V kratkem času je prišlo preveč vlog. Počakajte (minut: ${minutes}), nato izberite »Poskusi znova«.`,
    unproved:
      'Samodejno preverjanje ni uspelo ali je poteklo. Počakajte, da se konča, nato izberite »Poskusi znova«.',
  },
  proof: {
    working: 'Samodejno preverjanje poteka: že lahko izberete »Pošlji«.',
    done: 'Samodejno preverjanje je uspelo.',
    failed:
      'Samodejno preverjanje v tem brskalniku ni uspelo. Počakajte minuto, nato izberite »Pošlji«.',
    withoutScript: 'Vaš brskalnik ne izvaja skriptov: počakajte minuto, preden izberete »Pošlji«.',
  },
  trapLabel: 'To polje pustite prazno',
  appointment: {
    office: 'Urad',
    day: 'Dan',
    showTimes: 'Prikaži ure',
    timesOn: (day) => `Proste ure: ${day}`,
    places: (free) => `prosta mesta: ${number.format(free)}`,
    full: 'zasedeno',
    none: 'Trenutno ni prostih mest. Poskusite znova v prihodnjih dneh ali se obrnite na urad.',
    heading: 'Vaš termin',
    when: 'Kdaj',
    where: 'Kje',
    bringHeading: 'Kaj prinesti s seboj',
    calendar: 'Dodaj v koledar (datoteka .ics)',
    manage: 'Prestavi ali odpovej termin',
    keepLink: 'Shranite to povezavo: kdor jo odpre, lahko termin prestavi ali odpove.',
    moveHeading: 'Izberite drugo uro',
    move: 'Prestavi termin',
    moved: 'Termin je prestavljen.',
    cancelHeading: 'Ne morete priti?',
    cancelExplained:
      'Če termin odpoveste, se mesto sprosti za drugo osebo in tega termina ni več mogoče povrniti.',
    cancel: 'Odpovej termin',
    cancelled: 'Termin je odpovedan. Mesto je spet prosto.',
    passed: 'Termin je minil: ni ga več mogoče prestaviti ali odpovedati.',
    another: 'Rezerviraj drug termin',
    unknown: {
      title: 'Termina ni mogoče najti',
      sentence:
        'Odprite celotno povezavo, kot je na potrdilu. Zelo starih terminov ni več tukaj: obrnite se na urad.',
    },
    unavailable: {
      title: 'Termina trenutno ne moremo prikazati',
      sentence:
        'Nič se ni spremenilo. Poskusite znova čez nekaj minut; če se težava nadaljuje, se obrnite na urad.',
    },
  },
  unavailable: {
    title: 'Vaše vloge trenutno ne moremo zabeležiti',
    sentences: [
      'Vloga ni bila poslana. Vaši podatki so še na tej strani: počakajte nekaj minut, nato izberite »Poskusi znova«.',
      'Če težava ostane, se obrnite na urad.',
    ],
    filesLost: 'Datoteke pa je treba izbrati znova.',
  },
  refused: {
    'media-type': {
      title: 'Obrazca ni mogoče prebrati',
      sentence: 'Podatki so prišli v obliki, ki je ta stran ne sprejema.',
    },
    size: {
      title: 'Poslanih je preveč podatkov',
      sentence: 'Skrajšajte besedila ali izberite manj datotek in pošljite znova.',
    },
    method: {
      title: 'Nepričakovana zahteva',
      sentence: 'To stran je mogoče samo odpreti in izpolniti.',
    },
    key: {
      title: 'Obrazca ni mogoče prebrati',
      sentence: 'Koda pošiljanja ni veljavna: obrazec izpolnite znova.',
    },
  },
  startAgain: 'Na začetek obrazca',
  problems: {
    missing: (_, label) => `Izpolnite polje »${label}«.`,
    'not-accepted': () => 'Za nadaljevanje označite polje.',
    repeated: (_, label) => `»${label}« je prispelo večkrat: vpišite samo enkrat.`,
    'too-long': ({ length, longest }, label) =>
      `»${label}«: vpisano število znakov: ${number.format(length)}, dovoljeno: ${number.format(longest)}.`,
    'not-an-email': () =>
      'E-poštni naslov ni pravilen. Vpišite ga takole: ime@primer.it, brez presledkov.',
    'not-a-phone': () =>
      'Telefonska številka ni pravilna. Vpišite jo takole: 333 1234567 ali, iz tujine, +41 44 668 18 00.',
    'not-a-fiscal-code': () =>
      'Davčna številka ni pravilna. Prepišite 16 črk in števk z zdravstvene izkaznice.',
    'not-a-vat-number': () =>
      'Številka DDV ni pravilna. Vpišite 11 števk brez presledkov: ena od njih je napačna.',
    'not-an-iban': () =>
      'IBAN ni pravilen. Prepišite ga z bančnega izpiska: italijanski se začne z IT in ima 27 znakov.',
    'not-a-postcode': () => 'Poštna številka ni pravilna. Vpišite 5 števk. Primer: 34121.',
    'not-a-municipality': (_, label) => `»${label}«: vpišite ime občine. Primer: Trst.`,
    'not-a-date': (_, label) =>
      `»${label}«: datum ne obstaja ali ni berljiv. Vpišite ga takole: 24/06/2026.`,
    'not-a-time': (_, label) => `»${label}«: ura ni pravilna. Vpišite jo takole: 09:30.`,
    'too-early': ({ earliest }, label) => `»${label}«: ne sme biti pred ${earliest}.`,
    'too-late': ({ latest }, label) => `»${label}«: ne sme biti po ${latest}.`,
    'not-a-number': ({ decimals }, label) =>
      decimals === 0
        ? `»${label}«: vpišite celo število, samo s števkami. Primer: 1250.`
        : `»${label}«: vpišite število, brez pik. Največje število decimalk: ${decimals}. Primer: 1250,5.`,
    'too-small': ({ least }, label) => `»${label}«: najmanj ${number.format(least)}.`,
    'too-large': ({ most }, label) => `»${label}«: največ ${number.format(most)}.`,
    'not-a-choice': (_, label) => `Izberite možnost s seznama »${label}«.`,
    'too-many-files': ({ most }) => `Največje število priloženih datotek: ${most}.`,
    'file-too-large': ({ fileName, megabytes }) =>
      `Datoteka ${fileName} je prevelika: največ ${megabytes} MB.`,
    'file-not-readable': ({ fileName, accepted }) =>
      `Datoteka ${fileName} ni v obliki ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
    'file-infected': ({ fileName }) =>
      `V datoteki ${fileName} je protivirusni program našel nevarnost: izberite drugo.`,
    'not-a-slot': () => 'Te ure ni mogoče rezervirati ali je ni mogoče več: izberite prosto uro.',
    'slot-taken': () => 'Izbrano uro je pravkar zasedla druga oseba: izberite drugo prosto uro.',
    'time-to-choose': () => 'Spremenili ste urad ali dan: zdaj izberite prosto uro.',
    'file-gone': () => 'Prej naložene datoteke niso več na voljo: izberite jih znova.',
  },
};
