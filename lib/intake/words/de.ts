import { mediaTypes } from '../upload';
import type { Words } from './words';

const list = new Intl.ListFormat('de', { type: 'disjunction' });
const number = new Intl.NumberFormat('de');

export const de: Words = {
  languageName: 'Deutsch',
  languageSwitch: 'Sprache der Seite',
  toContent: 'Zum Hauptinhalt',
  asteriskExplained: 'Mit einem Sternchen gekennzeichnete Felder sind Pflichtfelder.',
  stepOf: (step, steps) => `Schritt ${step} von ${steps}`,
  errorTitle: 'Fehler:',
  errorHeading: 'Überprüfen Sie Ihre Angaben',
  optional: 'freiwillig',
  choose: 'Bitte wählen',
  yes: 'Ja',
  no: 'Nein',
  atMostCharacters: (longest) => `Höchstens ${number.format(longest)} Zeichen.`,
  dateShape: 'Tag, Monat und Jahr. Beispiel: 24/06/2026.',
  timeShape: 'Stunde und Minuten. Beispiel: 09:30.',
  unit: (unit) => `Einheit: ${unit}.`,
  atMostFiles: ({ most, megabytes, accepted }) =>
    `${most === 1 ? 'Eine Datei' : `Höchstens ${most} Dateien`} bis zu ${megabytes} MB${most === 1 ? '' : ' je Datei'} im Format ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
  filesKept: 'Bereits hochgeladene Dateien',
  removeFile: (fileName) => `${fileName} entfernen`,
  forward: 'Weiter',
  back: 'Zurück',
  toReview: 'Zur Übersicht',
  send: 'Absenden',
  again: 'Erneut versuchen',
  reviewTitle: 'Übersicht',
  reviewIntroduction: 'Prüfen Sie Ihre Angaben vor dem Absenden. Sie können sie noch ändern.',
  change: 'Ändern',
  notGiven: 'Keine Angabe',
  privacyNotice: ({ administration, dataProtectionOfficer, purpose, recipients, retention }) => [
    `Verantwortlich für die Verarbeitung Ihrer Daten: ${administration}.${dataProtectionOfficer && ` Datenschutzbeauftragter: ${dataProtectionOfficer}.`}`,
    `Ihre Angaben werden verwendet, um ${purpose || 'Ihre Anfrage zu bearbeiten und Ihnen zu antworten'}. Die Verarbeitung ist für eine Aufgabe im öffentlichen Interesse erforderlich (Artikel 6 Absatz 1 Buchstabe e der Verordnung (EU) 2016/679); deshalb bitten wir Sie nicht um eine Einwilligung. Ohne die Pflichtangaben können wir Ihre Anfrage nicht bearbeiten.`,
    `Ihre Daten werden von den zuständigen Ämtern und deren IT-Dienstleistern verarbeitet${recipients && `: ${recipients}`}.`,
    'Ein Programm mit künstlicher Intelligenz kann vorschlagen, welches Amt zuständig ist, und die Anfrage zusammenfassen: Die Entscheidung trifft immer ein Mensch.',
    `Aufbewahrung der Daten: ${retention || 'so lange, wie es die Bearbeitung erfordert, danach nach den Vorschriften über öffentliche Unterlagen'}.`,
    'Sie können Auskunft über Ihre Daten, ihre Berichtigung oder die Einschränkung ihrer Verarbeitung verlangen oder ihr widersprechen, und Sie können sich bei der italienischen Datenschutzbehörde (Garante per la protezione dei dati personali) beschweren.',
  ],
  privacyWhole: 'Vollständigen Datenschutzhinweis lesen',
  privacyLink: 'Datenschutzhinweis',
  reportLink: 'Störung melden (segnalazione disservizio)',
  accessibilityLink: 'Erklärung zur Barrierefreiheit',
  footerLinks: 'Nützliche Links',
  contactsHeading: 'Kontakt',
  trial:
    'Testadresse: Was Sie absenden, wird wirklich erfasst, aber dies ist nicht die Seite für die Bürgerinnen und Bürger.',
  receipt: {
    title: 'Anfrage eingegangen',
    reference: 'Nummer der Anfrage',
    keepReference:
      'Bewahren Sie diese Nummer auf: Sie brauchen sie, um nach dem Stand Ihrer Anfrage zu fragen.',
    receivedOn: 'Eingegangen am',
    dueBy: 'Antwort bis',
    dueExplained: (days) => `Frist von ${days} Tagen ab Eingang.`,
    office: 'Zuständiges Amt',
    personInCharge: 'Verfahrensverantwortliche Person',
    nextHeading: 'Wie es weitergeht',
    followHeading: 'Ihre Anfrage verfolgen',
    follow: 'Wenden Sie sich an das Amt und nennen Sie die Nummer der Anfrage.',
    remediesHeading: 'Wenn Sie fristgerecht keine Antwort erhalten',
    remedies:
      'Sie können sich an die Person wenden, die in der Verwaltung die Ersatzbefugnis hat (Artikel 2 Absatz 9-ter des Gesetzes 241/1990). Gegen das Schweigen können Sie beim regionalen Verwaltungsgericht (TAR) Klage erheben, solange die Untätigkeit andauert und spätestens ein Jahr nach Ablauf der Frist (Artikel 31 der Verwaltungsprozessordnung).',
    print:
      'Drucken oder speichern Sie diese Seite: Sie gilt als Empfangsbestätigung (Artikel 18-bis des Gesetzes 241/1990).',
    another: 'Neue Anfrage ausfüllen',
  },
  tracking: {
    title: 'Stand Ihrer Anfrage',
    follow: 'Anfrage verfolgen',
    keepLink:
      'Bewahren Sie diesen Link auf: Wer ihn öffnet, sieht den Stand der Anfrage und gegebenenfalls den Termin, sonst nichts.',
    code: 'Code zum Verfolgen',
    ask: 'Geben Sie die Nummer der Anfrage und den Code ein: Beide stehen in der Empfangsbestätigung.',
    show: 'Anzeigen',
    status: 'Stand',
    history: 'Was bisher geschah',
    statuses: {
      filed: 'Eingegangen',
      'in-review': 'Wird geprüft',
      assigned: 'Beim zuständigen Amt',
      'in-progress': 'In Bearbeitung',
      suspended: 'Ausgesetzt: Die Frist steht still',
      answered: 'Mit einer Antwort abgeschlossen',
      rejected: 'Abgelehnt',
      closed: 'Geschlossen',
    },
    handedOver: 'An ein anderes Amt weitergegeben',
    resumed: 'Die Frist läuft weiter',
    unknown: {
      title: 'Keine Anfrage mit diesen Angaben',
      sentence:
        'Vergleichen Sie Nummer und Code mit der Empfangsbestätigung. Wenn Sie einen Link haben, öffnen Sie ihn vollständig. Vor langer Zeit abgeschlossene Anfragen sind nicht mehr hier: Wenden Sie sich an das Amt.',
    },
    unavailable: {
      title: 'Wir können Ihre Anfrage im Augenblick nicht anzeigen',
      sentence:
        'Versuchen Sie es in einigen Minuten erneut. Wenn das Problem bestehen bleibt, wenden Sie sich an das Amt.',
    },
    tooMany: {
      title: 'Zu viele Versuche',
      sentence:
        'Zum Schutz der Anfragen: Warten Sie 15 Minuten und versuchen Sie es erneut. Der Link in der Empfangsbestätigung funktioniert immer.',
    },
  },
  heldBack: {
    title: 'Ihre Anfrage wurde noch nicht abgesendet',
    kept: 'Ihre Angaben stehen noch auf dieser Seite.',
    trap: 'Ein verborgenes Feld wurde ausgefüllt, was gewöhnlich nur Programme tun. Wenn Sie ein Mensch sind, wählen Sie „Erneut versuchen“.',
    early:
      'Das Formular kam schneller, als ein Mensch es ausfüllen kann. Lesen Sie es noch einmal, warten Sie einige Sekunden und wählen Sie dann „Erneut versuchen“.',
    many: (minutes) =>
      `In kurzer Zeit kamen zu viele Anfragen. Warten Sie ${minutes === 1 ? 'eine Minute' : `${minutes} Minuten`} und wählen Sie dann „Erneut versuchen“.`,
    unproved:
      'Die automatische Prüfung ist nicht gelungen oder abgelaufen. Warten Sie, bis sie endet, und wählen Sie dann „Erneut versuchen“.',
  },
  proof: {
    working: 'Automatische Prüfung läuft: Sie können bereits „Absenden“ wählen.',
    done: 'Die automatische Prüfung ist gelungen.',
    failed:
      'Die automatische Prüfung ist in diesem Browser nicht gelungen. Warten Sie eine Minute und wählen Sie dann „Absenden“.',
    withoutScript:
      'Ihr Browser führt keine Skripte aus: Warten Sie eine Minute, bevor Sie „Absenden“ wählen.',
  },
  trapLabel: 'Lassen Sie dieses Feld leer',
  appointment: {
    office: 'Amt',
    day: 'Tag',
    showTimes: 'Uhrzeiten anzeigen',
    timesOn: (day) => `Freie Uhrzeiten am ${day}`,
    places: (free) => (free === 1 ? '1 Platz' : `${number.format(free)} Plätze`),
    full: 'ausgebucht',
    none: 'Derzeit ist kein Platz frei. Versuchen Sie es in den nächsten Tagen erneut oder wenden Sie sich an das Amt.',
    heading: 'Ihr Termin',
    when: 'Wann',
    where: 'Wo',
    bringHeading: 'Was Sie mitbringen',
    calendar: 'In den Kalender eintragen (.ics-Datei)',
    manage: 'Termin verschieben oder absagen',
    keepLink:
      'Bewahren Sie diesen Link auf: Wer ihn öffnet, kann den Termin verschieben oder absagen.',
    moveHeading: 'Andere Uhrzeit wählen',
    move: 'Termin verschieben',
    moved: 'Der Termin wurde verschoben.',
    cancelHeading: 'Können Sie nicht kommen?',
    cancelExplained:
      'Wenn Sie absagen, wird der Platz für eine andere Person frei und Sie können diesen Termin nicht zurücknehmen.',
    cancel: 'Termin absagen',
    cancelled: 'Der Termin ist abgesagt. Der Platz ist wieder frei.',
    passed: 'Der Termin ist vorbei: Er kann nicht mehr verschoben oder abgesagt werden.',
    another: 'Einen anderen Termin buchen',
    unknown: {
      title: 'Der Termin wurde nicht gefunden',
      sentence:
        'Öffnen Sie den ganzen Link, wie er in der Empfangsbestätigung steht. Termine von vor langer Zeit sind nicht mehr hier: Wenden Sie sich an das Amt.',
    },
    unavailable: {
      title: 'Der Termin kann derzeit nicht angezeigt werden',
      sentence:
        'Nichts hat sich geändert. Versuchen Sie es in einigen Minuten erneut; bleibt das Problem bestehen, wenden Sie sich an das Amt.',
    },
  },
  unavailable: {
    title: 'Wir können Ihre Anfrage im Augenblick nicht erfassen',
    sentences: [
      'Ihre Anfrage wurde nicht abgesendet. Ihre Angaben stehen noch auf dieser Seite: Warten Sie einige Minuten und wählen Sie dann „Erneut versuchen“.',
      'Wenn das Problem bestehen bleibt, wenden Sie sich an das Amt.',
    ],
    filesLost: 'Die Dateien müssen Sie jedoch neu auswählen.',
  },
  refused: {
    'media-type': {
      title: 'Das Formular ist nicht lesbar',
      sentence: 'Die Daten kamen in einem Format, das diese Seite nicht annimmt.',
    },
    size: {
      title: 'Es wurden zu viele Daten gesendet',
      sentence: 'Kürzen Sie die Texte oder wählen Sie weniger Dateien und senden Sie erneut ab.',
    },
    method: {
      title: 'Unerwartete Anfrage',
      sentence: 'Diese Seite kann nur geöffnet und ausgefüllt werden.',
    },
    key: {
      title: 'Das Formular ist nicht lesbar',
      sentence: 'Der Code der Sendung ist ungültig: Füllen Sie das Formular neu aus.',
    },
  },
  startAgain: 'Zum Anfang des Formulars',
  problems: {
    missing: (_, label) => `Füllen Sie „${label}“ aus.`,
    'not-accepted': () => 'Kreuzen Sie das Kästchen an, um fortzufahren.',
    repeated: (_, label) => `„${label}“ kam mehrmals an: Geben Sie es nur einmal ein.`,
    'too-long': ({ length, longest }, label) =>
      `„${label}“: Sie haben ${number.format(length)} Zeichen geschrieben, höchstens ${number.format(longest)} sind möglich.`,
    'not-an-email': () =>
      'Die E-Mail-Adresse ist nicht richtig. Schreiben Sie sie so: name@beispiel.it, ohne Leerzeichen.',
    'not-a-phone': () =>
      'Die Telefonnummer ist nicht richtig. Schreiben Sie sie so: 333 1234567 oder, aus dem Ausland, +41 44 668 18 00.',
    'not-a-fiscal-code': () =>
      'Die Steuernummer ist nicht richtig. Übernehmen Sie die 16 Buchstaben und Ziffern von der Gesundheitskarte.',
    'not-a-vat-number': () =>
      'Die Mehrwertsteuernummer ist nicht richtig. Schreiben Sie die 11 Ziffern ohne Leerzeichen: Eine davon ist falsch.',
    'not-an-iban': () =>
      'Die IBAN ist nicht richtig. Übernehmen Sie sie vom Kontoauszug: Eine italienische beginnt mit IT und hat 27 Zeichen.',
    'not-a-postcode': () =>
      'Die Postleitzahl ist nicht richtig. Schreiben Sie die 5 Ziffern. Beispiel: 39100.',
    'not-a-municipality': (_, label) =>
      `„${label}“: Schreiben Sie den Namen der Gemeinde. Beispiel: Bozen.`,
    'not-a-date': (_, label) =>
      `„${label}“: Dieses Datum gibt es nicht, oder es ist nicht lesbar. Schreiben Sie es so: 24/06/2026.`,
    'not-a-time': (_, label) =>
      `„${label}“: Die Uhrzeit ist nicht richtig. Schreiben Sie sie so: 09:30.`,
    'too-early': ({ earliest }, label) => `„${label}“: nicht vor ${earliest}.`,
    'too-late': ({ latest }, label) => `„${label}“: nicht nach ${latest}.`,
    'not-a-number': ({ decimals }, label) =>
      decimals === 0
        ? `„${label}“: Schreiben Sie eine ganze Zahl, nur mit Ziffern. Beispiel: 1250.`
        : `„${label}“: Schreiben Sie eine Zahl mit höchstens ${decimals} Stellen nach dem Komma, ohne Punkte. Beispiel: 1250,5.`,
    'too-small': ({ least }, label) => `„${label}“: mindestens ${number.format(least)}.`,
    'too-large': ({ most }, label) => `„${label}“: höchstens ${number.format(most)}.`,
    'not-a-choice': (_, label) => `Wählen Sie einen Eintrag aus der Liste „${label}“.`,
    'too-many-files': ({ most }) =>
      most === 1
        ? 'Sie können nur eine Datei anhängen.'
        : `Sie können höchstens ${most} Dateien anhängen.`,
    'file-too-large': ({ fileName, megabytes }) =>
      `Die Datei ${fileName} ist zu groß: höchstens ${megabytes} MB.`,
    'file-not-readable': ({ fileName, accepted }) =>
      `Die Datei ${fileName} hat nicht das Format ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
    'file-infected': ({ fileName }) =>
      `In der Datei ${fileName} hat der Virenscanner eine Gefahr gefunden: Wählen Sie eine andere.`,
    'not-a-slot': () =>
      'Diese Uhrzeit kann nicht oder nicht mehr gebucht werden: Wählen Sie eine freie Uhrzeit.',
    'slot-taken': () =>
      'Die gewählte Uhrzeit wurde soeben von einer anderen Person gebucht: Wählen Sie eine andere freie Uhrzeit.',
    'time-to-choose': () => 'Sie haben Amt oder Tag geändert: Wählen Sie nun eine freie Uhrzeit.',
    'file-gone': () =>
      'Die zuvor hochgeladenen Dateien sind nicht mehr verfügbar: Wählen Sie sie neu aus.',
  },
};
