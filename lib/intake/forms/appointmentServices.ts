import { translated, type Text } from '../text';

/** What one may book an appointment for. */
export const services = [
  {
    value: 'carta-identita',
    label: translated(
      'Carta d’identità elettronica (CIE)',
      'Electronic identity card (CIE)',
      'Elektronische Identitätskarte (CIE)',
      'Carte d’identité électronique (CIE)',
      'Elektronska osebna izkaznica (CIE)',
    ),
  },
  {
    value: 'cambio-residenza',
    label: translated(
      'Cambio di residenza',
      'Change of residence',
      'Wohnsitzwechsel',
      'Changement de résidence',
      'Sprememba stalnega prebivališča',
    ),
  },
  {
    value: 'stato-civile',
    label: translated(
      'Nascite, matrimoni e altri atti di stato civile',
      'Births, marriages and other civil status records',
      'Geburten, Ehen und andere Personenstandsakte',
      'Naissances, mariages et autres actes d’état civil',
      'Rojstva, poroke in druge matične zadeve',
    ),
  },
  {
    value: 'tributi',
    label: translated(
      'Tributi: IMU e TARI',
      'Local taxes: IMU and TARI',
      'Gemeindesteuern: IMU und TARI',
      'Impôts locaux : IMU et TARI',
      'Občinski davki: IMU in TARI',
    ),
  },
  {
    value: 'servizi-sociali',
    label: translated(
      'Servizi sociali',
      'Social services',
      'Sozialdienste',
      'Services sociaux',
      'Socialne službe',
    ),
  },
  {
    value: 'edilizia',
    label: translated(
      'Edilizia privata',
      'Private building',
      'Privates Bauwesen',
      'Urbanisme et construction privée',
      'Zasebna gradnja',
    ),
  },
  {
    value: 'altro',
    label: translated(
      'Altro servizio',
      'Another service',
      'Anderer Dienst',
      'Autre service',
      'Druga storitev',
    ),
  },
];

const identityDocument = translated(
  'Un documento d’identità',
  'An identity document',
  'Ein Identitätsdokument',
  'Une pièce d’identité',
  'Osebni dokument',
);

/** By service. DM 23 December 2015 for the identity card. */
export const thingsToBring: Record<string, Text[]> = {
  'carta-identita': [
    translated(
      'La carta d’identità precedente; se è smarrita o rubata, la denuncia',
      'The former identity card; the police report where it was lost or stolen',
      'Die bisherige Identitätskarte; bei Verlust oder Diebstahl die Anzeige',
      'L’ancienne carte d’identité ; en cas de perte ou de vol, la plainte',
      'Prejšnja osebna izkaznica; ob izgubi ali kraji prijava',
    ),
    translated(
      'Una fototessera recente',
      'A recent passport photograph',
      'Ein aktuelles Passfoto',
      'Une photo d’identité récente',
      'Novejša fotografija za dokumente',
    ),
    translated(
      'La tessera sanitaria',
      'The Italian health card',
      'Die italienische Gesundheitskarte',
      'La carte sanitaire italienne',
      'Italijanska zdravstvena izkaznica',
    ),
    translated(
      'Una carta per pagare: l’importo è nel sito del Comune',
      'A card to pay with: the amount is on the municipality’s site',
      'Eine Karte zum Bezahlen: Der Betrag steht auf der Website der Gemeinde',
      'Une carte pour payer : le montant est sur le site de la commune',
      'Kartica za plačilo: znesek je na spletni strani občine',
    ),
    translated(
      'Per un minorenne: il minorenne e chi ne ha la responsabilità genitoriale',
      'For a minor: the minor and those who hold parental responsibility',
      'Bei Minderjährigen: die minderjährige Person und die Sorgeberechtigten',
      'Pour un mineur : le mineur et les titulaires de l’autorité parentale',
      'Za mladoletnika: mladoletnik in nosilci starševske odgovornosti',
    ),
  ],
  'cambio-residenza': [
    identityDocument,
    translated(
      'Il titolo con cui occupi la casa: contratto registrato, atto di proprietà o altro',
      'What entitles you to the home: registered lease, deed or other',
      'Der Nachweis für die Wohnung: registrierter Mietvertrag, Eigentumstitel oder anderes',
      'Le titre d’occupation du logement : bail enregistré, acte de propriété ou autre',
      'Pravni naslov za bivanje: prijavljena najemna pogodba, lastninska listina ali drugo',
    ),
    translated(
      'Targhe e patenti di chi cambia residenza',
      'Number plates and driving licences of those who move',
      'Kennzeichen und Führerscheine der Umziehenden',
      'Plaques et permis de conduire des personnes qui déménagent',
      'Registrske številke in vozniška dovoljenja oseb, ki se selijo',
    ),
  ],
  'stato-civile': [identityDocument],
  tributi: [
    identityDocument,
    translated(
      'L’avviso o la lettera che hai ricevuto',
      'The notice or letter that you received',
      'Den Bescheid oder Brief, den Sie erhalten haben',
      'L’avis ou la lettre que vous avez reçu',
      'Obvestilo ali dopis, ki ste ga prejeli',
    ),
  ],
  'servizi-sociali': [identityDocument],
  edilizia: [
    identityDocument,
    translated(
      'Il numero della pratica, se ce l’hai',
      'The number of the file, where you have it',
      'Das Aktenzeichen, falls vorhanden',
      'Le numéro du dossier, si vous l’avez',
      'Številka zadeve, če jo imate',
    ),
  ],
  altro: [identityDocument],
};
