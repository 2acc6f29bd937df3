import { mediaTypes } from '../upload';
import type { Words } from './words';

const list = new Intl.ListFormat('fr', { type: 'disjunction' });
const number = new Intl.NumberFormat('fr');

export const fr: Words = {
  languageName: 'Français',
  languageSwitch: 'Langue de la page',
  toContent: 'Aller au contenu principal',
  asteriskExplained: 'Les champs marqués d’un astérisque sont obligatoires.',
  stepOf: (step, steps) => `Étape ${step} sur ${steps}`,
  errorTitle: 'Erreur :',
  errorHeading: 'Vérifiez les données saisies',
  optional: 'facultatif',
  choose: 'Choisissez',
  yes: 'Oui',
  no: 'Non',
  atMostCharacters: (longest) => `${number.format(longest)} caractères au maximum.`,
  dateShape: 'Jour, mois et année. Exemple : 24/06/2026.',
  timeShape: 'Heure et minutes. Exemple : 09:30.',
  unit: (unit) => `Unité : ${unit}.`,
  atMostFiles: ({ most, megabytes, accepted }) =>
    `${most === 1 ? 'Un fichier' : `${most} fichiers au maximum`}, jusqu’à ${megabytes} Mo${most === 1 ? '' : ' chacun'}, au format ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
  filesKept: 'Fichiers déjà envoyés',
  removeFile: (fileName) => `Retirer ${fileName}`,
  forward: 'Continuer',
  back: 'Retour',
  toReview: 'Vérifier vos réponses',
  send: 'Envoyer',
  again: 'Réessayer',
  reviewTitle: 'Récapitulatif',
  reviewIntroduction: 'Vérifiez vos réponses avant l’envoi. Vous pouvez encore les modifier.',
  change: 'Modifier',
  notGiven: 'Non indiqué',
  privacyNotice: ({ administration, dataProtectionOfficer, purpose, recipients, retention }) => [
    `Responsable du traitement de vos données : ${administration}.${dataProtectionOfficer && ` Délégué à la protection des données : ${dataProtectionOfficer}.`}`,
    `Vos données servent à ${purpose || 'traiter votre demande et à vous répondre'}. Le traitement est nécessaire à une mission d’intérêt public (article 6, paragraphe 1, point e, du règlement (UE) 2016/679) : nous ne vous demandons donc pas de consentement. Sans les données obligatoires, nous ne pouvons pas traiter votre demande.`,
    `Vos données sont traitées par les bureaux compétents et par leurs prestataires informatiques${recipients && ` : ${recipients}`}.`,
    'Un programme d’intelligence artificielle peut proposer le bureau compétent et résumer la demande : c’est toujours une personne qui décide.',
    `Vos données sont conservées ${retention || 'le temps nécessaire au traitement de la demande, puis selon les règles sur les documents publics'}.`,
    'Vous pouvez demander l’accès à vos données, leur rectification, la limitation de leur traitement ou vous y opposer, et vous pouvez introduire une réclamation auprès de l’autorité italienne de protection des données (Garante per la protezione dei dati personali).',
  ],
  privacyWhole: 'Lire l’information complète sur la vie privée',
  privacyLink: 'Vie privée',
  reportLink: 'Signaler un problème (segnalazione disservizio)',
  accessibilityLink: 'Déclaration d’accessibilité',
  footerLinks: 'Liens utiles',
  contactsHeading: 'Contacts',
  trial:
    'Adresse d’essai : ce que vous envoyez est vraiment enregistré, mais cette page n’est pas celle des citoyens.',
  receipt: {
    title: 'Demande reçue',
    reference: 'Numéro de la demande',
    keepReference: 'Conservez ce numéro : il vous servira à demander où en est votre demande.',
    receivedOn: 'Reçue le',
    dueBy: 'Réponse avant le',
    dueExplained: (days) => `Délai de ${days} jours à compter de la réception.`,
    office: 'Bureau compétent',
    personInCharge: 'Responsable de la procédure',
    nextHeading: 'La suite',
    followHeading: 'Suivre votre demande',
    follow: 'Contactez le bureau et indiquez le numéro de la demande.',
    remediesHeading: 'Si vous ne recevez pas de réponse dans le délai',
    remedies:
      'Vous pouvez vous adresser à la personne qui détient le pouvoir de substitution dans l’administration (article 2, alinéa 9-ter, de la loi 241/1990). Contre le silence, vous pouvez saisir le tribunal administratif régional (TAR) tant que l’inaction dure et au plus tard un an après l’expiration du délai (article 31 du code de procédure administrative).',
    print:
      'Imprimez ou enregistrez cette page : elle vaut accusé de réception (article 18-bis de la loi 241/1990).',
    another: 'Remplir une nouvelle demande',
  },
  tracking: {
    title: 'Où en est votre demande',
    follow: 'Suivre la demande',
    keepLink:
      'Conservez ce lien : la personne qui l’ouvre voit où en est la demande et, s’il y en a un, le rendez-vous : rien d’autre.',
    code: 'Code de suivi',
    ask: 'Écrivez le numéro de la demande et le code : ils figurent dans l’accusé de réception.',
    show: 'Afficher',
    status: 'État',
    history: 'Ce qui s’est passé',
    statuses: {
      filed: 'Reçue',
      'in-review': 'En cours de vérification',
      assigned: 'Confiée au bureau compétent',
      'in-progress': 'En cours de traitement',
      suspended: 'Suspendue : le délai est arrêté',
      answered: 'Conclue par une réponse',
      rejected: 'Non accueillie',
      closed: 'Close',
    },
    handedOver: 'Transmise à un autre bureau',
    resumed: 'Le délai recommence à courir',
    unknown: {
      title: 'Aucune demande avec ces données',
      sentence:
        'Comparez le numéro et le code avec l’accusé de réception. Si vous avez un lien, ouvrez-le en entier. Les demandes conclues depuis longtemps ne sont plus ici : contactez le bureau.',
    },
    unavailable: {
      title: 'Nous ne pouvons pas afficher votre demande pour le moment',
      sentence: 'Réessayez dans quelques minutes. Si le problème persiste, contactez le bureau.',
    },
    tooMany: {
      title: 'Trop de tentatives',
      sentence:
        'Pour protéger les demandes, attendez 15 minutes et réessayez. Le lien de l’accusé de réception fonctionne toujours.',
    },
  },
  heldBack: {
    title: 'Votre demande n’a pas encore été envoyée',
    kept: 'Vos réponses sont encore dans cette page.',
    trap: 'Un champ caché a été rempli, ce que seuls les programmes font d’habitude. Si vous êtes une personne, choisissez « Réessayer ».',
    early:
      'Le formulaire est arrivé plus vite qu’une personne ne le remplit. Relisez vos réponses, attendez quelques secondes, puis choisissez « Réessayer ».',
    many: (minutes) =>
      `Trop de demandes sont arrivées en peu de temps. Attendez ${minutes === 1 ? 'une minute' : `${minutes} minutes`}, puis choisissez « Réessayer ».`,
    unproved:
      'La vérification automatique n’a pas réussi ou a expiré. Attendez qu’elle se termine, puis choisissez « Réessayer ».',
  },
  proof: {
    working: 'Vérification automatique en cours : vous pouvez déjà choisir « Envoyer ».',
    done: 'La vérification automatique a réussi.',
    failed:
      'La vérification automatique n’a pas réussi dans ce navigateur. Attendez une minute, puis choisissez « Envoyer ».',
    withoutScript:
      'Votre navigateur n’exécute pas de scripts : attendez une minute avant de choisir « Envoyer ».',
  },
  trapLabel: 'Laissez ce champ vide',
  appointment: {
    office: 'Bureau',
    day: 'Jour',
    showTimes: 'Afficher les horaires',
    timesOn: (day) => `Horaires libres du ${day}`,
    places: (free) => (free === 1 ? '1 place' : `${number.format(free)} places`),
    full: 'complet',
    none: 'Aucune place n’est libre en ce moment. Réessayez dans quelques jours ou contactez le bureau.',
    heading: 'Votre rendez-vous',
    when: 'Quand',
    where: 'Où',
    bringHeading: 'Ce qu’il faut apporter',
    calendar: 'Ajouter au calendrier (fichier .ics)',
    manage: 'Déplacer ou annuler le rendez-vous',
    keepLink:
      'Conservez ce lien : la personne qui l’ouvre peut déplacer ou annuler le rendez-vous.',
    moveHeading: 'Choisir un autre horaire',
    move: 'Déplacer le rendez-vous',
    moved: 'Le rendez-vous a été déplacé.',
    cancelHeading: 'Vous ne pouvez pas venir ?',
    cancelExplained:
      'Si vous annulez, la place redevient libre pour une autre personne et ce rendez-vous ne peut pas être repris.',
    cancel: 'Annuler le rendez-vous',
    cancelled: 'Le rendez-vous est annulé. La place est de nouveau libre.',
    passed: 'Le rendez-vous est passé : il ne peut plus être déplacé ni annulé.',
    another: 'Prendre un autre rendez-vous',
    unknown: {
      title: 'Le rendez-vous est introuvable',
      sentence:
        'Ouvrez le lien en entier, comme il figure sur le reçu. Les rendez-vous anciens ne sont plus ici : contactez le bureau.',
    },
    unavailable: {
      title: 'Nous ne pouvons pas afficher le rendez-vous en ce moment',
      sentence:
        'Rien n’a changé. Réessayez dans quelques minutes ; si le problème persiste, contactez le bureau.',
    },
  },
  unavailable: {
    title: 'Nous ne pouvons pas enregistrer votre demande pour le moment',
    sentences: [
      'Votre demande n’a pas été envoyée. Vos réponses sont encore dans cette page : attendez quelques minutes, puis choisissez « Réessayer ».',
      'Si le problème persiste, contactez le bureau.',
    ],
    filesLost: 'Les fichiers, en revanche, sont à choisir de nouveau.',
  },
  refused: {
    'media-type': {
      title: 'Le formulaire ne peut pas être lu',
      sentence: 'Les données sont arrivées dans un format que cette page n’accepte pas.',
    },
    size: {
      title: 'Trop de données ont été envoyées',
      sentence:
        'Raccourcissez les textes ou choisissez moins de fichiers, puis envoyez de nouveau.',
    },
    method: {
      title: 'Demande inattendue',
      sentence: 'Cette page peut seulement être ouverte et remplie.',
    },
    key: {
      title: 'Le formulaire ne peut pas être lu',
      sentence: 'Le code de l’envoi n’est pas valable : remplissez de nouveau le formulaire.',
    },
  },
  startAgain: 'Retour au début du formulaire',
  problems: {
    missing: (_, label) => `Remplissez « ${label} ».`,
    'not-accepted': () => 'Cochez la case pour continuer.',
    repeated: (_, label) => `« ${label} » est arrivé plusieurs fois : écrivez-le une seule fois.`,
    'too-long': ({ length, longest }, label) =>
      `« ${label} » : vous avez écrit ${number.format(length)} caractères, le maximum est ${number.format(longest)}.`,
    'not-an-email': () =>
      'L’adresse e-mail n’est pas correcte. Écrivez-la ainsi : nom@exemple.it, sans espaces.',
    'not-a-phone': () =>
      'Le numéro de téléphone n’est pas correct. Écrivez-le ainsi : 333 1234567 ou, de l’étranger, +41 44 668 18 00.',
    'not-a-fiscal-code': () =>
      'Le code fiscal n’est pas correct. Copiez les 16 lettres et chiffres de la carte sanitaire.',
    'not-a-vat-number': () =>
      'Le numéro de TVA n’est pas correct. Écrivez les 11 chiffres sans espaces : l’un d’eux est faux.',
    'not-an-iban': () =>
      'L’IBAN n’est pas correct. Copiez-le du relevé bancaire : l’IBAN italien commence par IT et compte 27 caractères.',
    'not-a-postcode': () =>
      'Le code postal n’est pas correct. Écrivez les 5 chiffres. Exemple : 11100.',
    'not-a-municipality': (_, label) =>
      `« ${label} » : écrivez le nom de la commune. Exemple : Aoste.`,
    'not-a-date': (_, label) =>
      `« ${label} » : cette date n’existe pas ou ne se lit pas. Écrivez-la ainsi : 24/06/2026.`,
    'not-a-time': (_, label) =>
      `« ${label} » : l’heure n’est pas correcte. Écrivez-la ainsi : 09:30.`,
    'too-early': ({ earliest }, label) => `« ${label} » : pas avant ${earliest}.`,
    'too-late': ({ latest }, label) => `« ${label} » : pas après ${latest}.`,
    'not-a-number': ({ decimals }, label) =>
      decimals === 0
        ? `« ${label} » : écrivez un nombre entier, en chiffres seulement. Exemple : 1250.`
        : `« ${label} » : écrivez un nombre avec au maximum ${decimals} chiffres après la virgule, sans points. Exemple : 1250,5.`,
    'too-small': ({ least }, label) => `« ${label} » : le minimum est ${number.format(least)}.`,
    'too-large': ({ most }, label) => `« ${label} » : le maximum est ${number.format(most)}.`,
    'not-a-choice': (_, label) => `Choisissez une réponse dans la liste « ${label} ».`,
    'too-many-files': ({ most }) =>
      most === 1
        ? 'Vous pouvez joindre un seul fichier.'
        : `Vous pouvez joindre ${most} fichiers au maximum.`,
    'file-too-large': ({ fileName, megabytes }) =>
      `Le fichier ${fileName} est trop grand : le maximum est ${megabytes} Mo.`,
    'file-not-readable': ({ fileName, accepted }) =>
      `Le fichier ${fileName} n’est pas au format ${list.format(accepted.map((type) => mediaTypes[type].name))}.`,
    'file-infected': ({ fileName }) =>
      `L’antivirus a trouvé un danger dans le fichier ${fileName} : choisissez-en un autre.`,
    'not-a-slot': () =>
      'Cet horaire ne peut pas être réservé, ou ne peut plus l’être : choisissez un horaire libre.',
    'slot-taken': () =>
      'L’horaire choisi vient d’être pris par une autre personne : choisissez un autre horaire libre.',
    'time-to-choose': () =>
      'Vous avez changé de bureau ou de jour : choisissez maintenant un horaire libre.',
    'file-gone': () =>
      'Les fichiers envoyés auparavant ne sont plus disponibles : choisissez-les de nouveau.',
  },
};
