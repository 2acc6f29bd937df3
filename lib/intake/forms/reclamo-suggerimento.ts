import { defineForm } from '../form';
import { translated } from '../text';
import { answerSent, applicantStep, attachments, numberSent, privacyStep } from './shared';

const onlyComplaints = { field: 'tipo', is: ['reclamo'] };

/** What citizens think of a service: L. 150/2000, art. 8, gives the URP the task to listen. */
export const reclamoSuggerimento = defineForm({
  id: 'reclamo-suggerimento',
  version: 1,
  title: translated(
    'Reclamo o suggerimento',
    'Complaint or suggestion',
    'Beschwerde oder Anregung',
    'Réclamation ou suggestion',
    'Pritožba ali predlog',
  ),
  introduction: translated(
    'Scrivici che cosa non ha funzionato in un servizio, come migliorarlo o che cosa hai apprezzato.',
    'Tell us what went wrong with a service, how to improve it or what you liked.',
    'Schreiben Sie uns, was bei einem Dienst nicht funktioniert hat, wie er besser wird oder was Ihnen gefallen hat.',
    'Écrivez-nous ce qui n’a pas fonctionné dans un service, comment l’améliorer ou ce que vous avez apprécié.',
    'Pišite nam, kaj pri storitvi ni delovalo, kako jo izboljšati ali kaj vam je bilo všeč.',
  ),
  termDays: 30,
  purpose: translated(
    'esaminare ciò che ci scrivi, migliorare i servizi e risponderti',
    'look into what you write, improve the services and answer you',
    'Ihr Anliegen zu prüfen, die Dienste zu verbessern und Ihnen zu antworten',
    'examiner ce que vous écrivez, améliorer les services et vous répondre',
    'obravnava vašega sporočila, izboljšanje storitev in odgovor',
  ),
  steps: [
    privacyStep,
    {
      id: 'messaggio',
      title: translated(
        'Il tuo messaggio',
        'Your message',
        'Ihre Nachricht',
        'Votre message',
        'Vaše sporočilo',
      ),
      fields: [
        {
          type: 'text-block',
          name: 'non-ricorso',
          label: translated(
            'Non è un ricorso',
            'This is no legal appeal',
            'Das ist kein Rechtsmittel',
            'Ce n’est pas un recours',
            'To ni pravno sredstvo',
          ),
          text: translated(
            'Un reclamo non sospende i termini per ricorrere contro un atto.',
            'A complaint does not stop the time limits for appealing against a decision.',
            'Eine Beschwerde hemmt nicht die Fristen, um einen Bescheid anzufechten.',
            'Une réclamation ne suspend pas les délais de recours contre un acte.',
            'Pritožba ne prekine rokov za izpodbijanje odločbe.',
          ),
        },
        {
          type: 'choice',
          name: 'tipo',
          label: translated(
            'Che cosa vuoi dirci',
            'What you want to tell us',
            'Was Sie uns sagen möchten',
            'Que voulez-vous nous dire',
            'Kaj nam želite sporočiti',
          ),
          whenMissing: translated(
            'Scegli se è un reclamo, un suggerimento o un apprezzamento.',
            'Choose whether it is a complaint, a suggestion or praise.',
            'Wählen Sie Beschwerde, Anregung oder Lob.',
            'Choisissez réclamation, suggestion ou appréciation.',
            'Izberite pritožbo, predlog ali pohvalo.',
          ),
          required: true,
          options: [
            {
              value: 'reclamo',
              label: translated('Reclamo', 'Complaint', 'Beschwerde', 'Réclamation', 'Pritožba'),
            },
            {
              value: 'suggerimento',
              label: translated('Suggerimento', 'Suggestion', 'Anregung', 'Suggestion', 'Predlog'),
            },
            {
              value: 'apprezzamento',
              label: translated('Apprezzamento', 'Praise', 'Lob', 'Appréciation', 'Pohvala'),
            },
          ],
        },
        {
          type: 'short-text',
          name: 'servizio',
          label: translated(
            'Servizio o ufficio',
            'Service or office',
            'Dienst oder Amt',
            'Service ou bureau',
            'Storitev ali urad',
          ),
          whenMissing: translated(
            'Scrivi di quale servizio o ufficio si tratta.',
            'Write which service or office it is about.',
            'Geben Sie an, um welchen Dienst oder welches Amt es geht.',
            'Écrivez de quel service ou bureau il s’agit.',
            'Vpišite, za katero storitev ali urad gre.',
          ),
          required: true,
          fills: 'subject',
        },
        {
          type: 'long-text',
          name: 'messaggio',
          label: translated('Messaggio', 'Message', 'Nachricht', 'Message', 'Sporočilo'),
          hint: translated(
            'Non scrivere dati di altre persone se non serve.',
            'Leave out data of other people unless it is needed.',
            'Nennen Sie Daten anderer Personen nur, wenn es nötig ist.',
            'N’écrivez pas de données d’autres personnes si ce n’est pas nécessaire.',
            'Podatkov drugih oseb ne navajajte, če to ni potrebno.',
          ),
          whenMissing: translated(
            'Scrivi il tuo messaggio.',
            'Write your message.',
            'Schreiben Sie Ihre Nachricht.',
            'Écrivez votre message.',
            'Vpišite svoje sporočilo.',
          ),
          required: true,
          fills: 'text',
          longest: 2000,
        },
        {
          type: 'date',
          name: 'quando',
          label: translated(
            'Quando è successo',
            'When it happened',
            'Wann es geschehen ist',
            'Quand cela s’est-il passé',
            'Kdaj se je zgodilo',
          ),
          latest: 'today',
          showWhen: onlyComplaints,
        },
        {
          type: 'long-text',
          name: 'che-cosa-chiedi',
          label: translated(
            'Che cosa chiedi',
            'What you ask for',
            'Was Sie wünschen',
            'Que demandez-vous',
            'Kaj zahtevate',
          ),
          longest: 600,
          showWhen: onlyComplaints,
        },
        { ...attachments, showWhen: onlyComplaints },
      ],
    },
    applicantStep,
  ],
  next: [
    numberSent,
    translated(
      'L’URP sente l’ufficio interessato.',
      'The URP asks the office concerned.',
      'Das Bürgerbüro (URP) fragt beim betroffenen Amt nach.',
      'L’URP interroge le bureau concerné.',
      'URP se posvetuje s pristojnim uradom.',
    ),
    answerSent,
  ],
  silence: translated(
    'Contatta l’URP e indica il numero della richiesta. Se il problema riguarda un tuo diritto, puoi rivolgerti al difensore civico competente.',
    'Contact the URP and quote the request number. Where a right of yours is concerned, you may turn to the competent ombudsman.',
    'Wenden Sie sich an das Bürgerbüro (URP) und nennen Sie die Nummer der Anfrage. Geht es um ein Recht, können Sie sich an die zuständige Volksanwaltschaft wenden.',
    'Contactez l’URP et indiquez le numéro de la demande. Si l’un de vos droits est en cause, vous pouvez vous adresser au médiateur compétent.',
    'Obrnite se na URP in navedite številko vloge. Če gre za vašo pravico, se lahko obrnete na pristojnega varuha človekovih pravic.',
  ),
});
