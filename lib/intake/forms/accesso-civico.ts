import { defineForm } from '../form';
import { translated } from '../text';
import { answerSent, applicantStep, numberSent, privacyStep } from './shared';

/** Generalised civic access (FOIA): d.lgs. 33/2013, art. 5, paragraph 2. Anyone may ask, without a reason. */
export const accessoCivico = defineForm({
  id: 'accesso-civico-generalizzato',
  version: 1,
  title: translated(
    'Accesso civico generalizzato (FOIA)',
    'Freedom of information request (FOIA)',
    'Allgemeiner Bürgerzugang (FOIA)',
    'Accès civique généralisé (FOIA)',
    'Splošni državljanski dostop (FOIA)',
  ),
  introduction: translated(
    'Chiunque può chiedere dati e documenti dell’amministrazione, senza dare un motivo (decreto legislativo 33/2013, articolo 5, comma 2). È gratuito: si rimborsa solo il costo dei supporti.',
    'Anyone may ask for data and documents of the administration, without giving a reason (Legislative Decree 33/2013, Article 5(2)). It is free: only the cost of media is refunded.',
    'Jede Person kann Daten und Unterlagen der Verwaltung ohne Angabe von Gründen anfordern (Gesetzesvertretendes Dekret 33/2013, Artikel 5 Absatz 2). Das ist kostenlos: Nur die Kosten der Datenträger werden erstattet.',
    'Toute personne peut demander des données et des documents de l’administration, sans donner de motif (décret législatif 33/2013, article 5, alinéa 2). C’est gratuit : seul le coût des supports est remboursé.',
    'Vsakdo lahko zahteva podatke in dokumente uprave brez navedbe razloga (zakonodajni odlok 33/2013, člen 5, odstavek 2). Je brezplačno: povrne se samo strošek nosilcev.',
  ),
  termDays: 30,
  purpose: translated(
    'gestire la richiesta di accesso civico e a risponderti',
    'deal with your request for information and to answer you',
    'Ihren Antrag auf Bürgerzugang zu bearbeiten und Ihnen zu antworten',
    'traiter votre demande d’accès civique et à vous répondre',
    'obravnava vaše zahteve za državljanski dostop in odgovor',
  ),
  steps: [
    privacyStep,
    {
      id: 'richiesta',
      title: translated(
        'Che cosa chiedi',
        'What you ask for',
        'Was Sie anfordern',
        'Votre demande',
        'Kaj zahtevate',
      ),
      fields: [
        {
          type: 'short-text',
          name: 'oggetto',
          label: translated(
            'Oggetto della richiesta',
            'Subject of the request',
            'Gegenstand des Antrags',
            'Objet de la demande',
            'Predmet zahteve',
          ),
          whenMissing: translated(
            'Scrivi l’oggetto della richiesta.',
            'Write the subject of the request.',
            'Geben Sie den Gegenstand des Antrags an.',
            'Écrivez l’objet de la demande.',
            'Vpišite predmet zahteve.',
          ),
          required: true,
          fills: 'subject',
        },
        {
          type: 'long-text',
          name: 'dati-richiesti',
          label: translated(
            'Dati o documenti richiesti',
            'Data or documents wanted',
            'Gewünschte Daten oder Unterlagen',
            'Données ou documents demandés',
            'Zahtevani podatki ali dokumenti',
          ),
          hint: translated(
            'Descrivili in modo che si possano trovare: argomento, periodo, ufficio. Non serve un motivo.',
            'Describe them so that they can be found: topic, period, office. No reason is needed.',
            'Beschreiben Sie sie so, dass sie auffindbar sind: Thema, Zeitraum, Amt. Eine Begründung ist nicht nötig.',
            'Décrivez-les pour qu’on puisse les trouver : sujet, période, bureau. Aucun motif n’est nécessaire.',
            'Opišite jih tako, da jih bo mogoče najti: tema, obdobje, urad. Razlog ni potreben.',
          ),
          whenMissing: translated(
            'Indica i dati o i documenti che chiedi.',
            'Say which data or documents you ask for.',
            'Geben Sie die gewünschten Daten oder Unterlagen an.',
            'Indiquez les données ou documents demandés.',
            'Navedite zahtevane podatke ali dokumente.',
          ),
          required: true,
          fills: 'text',
          longest: 2000,
        },
        {
          type: 'choice',
          name: 'consegna',
          label: translated(
            'Come vuoi riceverli',
            'How you want to receive them',
            'Wie Sie sie erhalten möchten',
            'Comment les recevoir',
            'Kako jih želite prejeti',
          ),
          whenMissing: translated(
            'Scegli come ricevere i dati.',
            'Choose how to receive the data.',
            'Wählen Sie, wie Sie die Daten erhalten möchten.',
            'Choisissez comment recevoir les données.',
            'Izberite, kako želite prejeti podatke.',
          ),
          required: true,
          options: [
            {
              value: 'email',
              label: translated('Per email', 'By email', 'Per E-Mail', 'Par e-mail', 'Po e-pošti'),
            },
            {
              value: 'ufficio',
              label: translated(
                'In ufficio, su carta o su un supporto',
                'At the office, on paper or on a medium',
                'Im Amt, auf Papier oder Datenträger',
                'Au bureau, sur papier ou sur un support',
                'V uradu, na papirju ali nosilcu',
              ),
            },
          ],
        },
      ],
    },
    applicantStep,
  ],
  next: [
    numberSent,
    translated(
      'Se la richiesta tocca altre persone, l’ufficio le avvisa: hanno 10 giorni per opporsi e intanto il termine è sospeso (articolo 5, comma 5).',
      'Where the request touches other people, the office tells them: they have 10 days to object, and the term is suspended meanwhile (Article 5(5)).',
      'Betrifft der Antrag andere Personen, werden diese benachrichtigt: Sie können binnen 10 Tagen Einspruch erheben, die Frist ist inzwischen ausgesetzt (Artikel 5 Absatz 5).',
      'Si la demande touche d’autres personnes, le bureau les avertit : elles ont 10 jours pour s’y opposer et le délai est suspendu entre-temps (article 5, alinéa 5).',
      'Če zahteva zadeva druge osebe, jih urad obvesti: ugovarjajo lahko v 10 dneh, rok je medtem prekinjen (člen 5, odstavek 5).',
    ),
    translated(
      'Se qualcuno si oppone e la richiesta è accolta, i documenti ti arrivano non prima di 15 giorni da quando lo sa chi si è opposto (articolo 5, comma 6).',
      'Where somebody objects and the request is granted, the documents come no sooner than 15 days after that person is told (Article 5(6)).',
      'Erhebt jemand Einspruch und wird dem Antrag stattgegeben, erhalten Sie die Unterlagen frühestens 15 Tage nach der Mitteilung an diese Person (Artikel 5 Absatz 6).',
      'Si quelqu’un s’oppose et que la demande est acceptée, les documents arrivent au plus tôt 15 jours après que cette personne en est informée (article 5, alinéa 6).',
      'Če kdo ugovarja in je zahtevi ugodeno, dokumente prejmete najprej 15 dni po obvestilu tej osebi (člen 5, odstavek 6).',
    ),
    answerSent,
  ],
  silence: translated(
    'Il silenzio non vale come rifiuto: l’amministrazione deve rispondere con un atto motivato. Passati 30 giorni puoi chiedere il riesame al responsabile della prevenzione della corruzione e della trasparenza, che decide entro 20 giorni (articolo 5, comma 7, del decreto legislativo 33/2013). Puoi anche ricorrere al TAR (articolo 116 del codice del processo amministrativo).',
    'Silence is no refusal: the administration must answer with a reasoned decision. After 30 days you may ask the head of corruption prevention and transparency for a review, decided within 20 days (Article 5(7) of Legislative Decree 33/2013). You may also apply to the regional administrative court (TAR) (Article 116 of the code of administrative procedure).',
    'Schweigen gilt nicht als Ablehnung: Die Verwaltung muss mit Begründung antworten. Nach 30 Tagen können Sie bei der für Korruptionsvorbeugung und Transparenz verantwortlichen Person eine Überprüfung beantragen, über die binnen 20 Tagen entschieden wird (Artikel 5 Absatz 7 des Gesetzesvertretenden Dekrets 33/2013). Sie können auch beim regionalen Verwaltungsgericht (TAR) Klage erheben (Artikel 116 der Verwaltungsprozessordnung).',
    'Le silence ne vaut pas refus : l’administration doit répondre par une décision motivée. Après 30 jours, vous pouvez demander le réexamen au responsable de la prévention de la corruption et de la transparence, qui décide dans les 20 jours (article 5, alinéa 7, du décret législatif 33/2013). Vous pouvez aussi saisir le tribunal administratif régional (TAR) (article 116 du code de procédure administrative).',
    'Molk ne pomeni zavrnitve: uprava mora odgovoriti z obrazloženo odločbo. Po 30 dneh lahko pri odgovorni osebi za preprečevanje korupcije in transparentnost zahtevate ponovno presojo, o kateri se odloči v 20 dneh (člen 5, odstavek 7, zakonodajnega odloka 33/2013). Vložite lahko tudi tožbo pri deželnem upravnem sodišču (TAR) (člen 116 zakonika o upravnem postopku).',
  ),
});
