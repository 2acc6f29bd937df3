import { defineForm } from '../form';
import { translated } from '../text';
import { services, thingsToBring } from './appointmentServices';
import { email, familyName, fiscalCode, givenName, phone, privacyStep } from './shared';

/** "Prenotazione appuntamento" of the Modello Comuni: office, day and time, reason, who comes. */
export const prenotazioneAppuntamento = defineForm({
  id: 'prenotazione-appuntamento',
  version: 1,
  title: translated(
    'Prenotazione di un appuntamento',
    'Book an appointment',
    'Terminbuchung',
    'Prise de rendez-vous',
    'Rezervacija termina',
  ),
  introduction: translated(
    'Scegli il servizio, poi il giorno e l’ora. Puoi spostare o annullare l’appuntamento quando vuoi. Servono circa tre minuti.',
    'Choose the service, then the day and the time. You can move or cancel the appointment at any time. It takes about three minutes.',
    'Wählen Sie den Dienst, dann Tag und Uhrzeit. Sie können den Termin jederzeit verschieben oder absagen. Das dauert etwa drei Minuten.',
    'Choisissez le service, puis le jour et l’heure. Vous pouvez déplacer ou annuler le rendez-vous à tout moment. Il faut environ trois minutes.',
    'Izberite storitev, nato dan in uro. Termin lahko kadar koli prestavite ali odpoveste. Potrebujete približno tri minute.',
  ),
  office: {
    code: 'anagrafe',
    name: translated(
      'Servizi demografici',
      'Registry services',
      'Demografische Dienste',
      'Services de l’état civil',
      'Demografske službe',
    ),
  },
  termDays: 30,
  purpose: translated(
    'gestire l’appuntamento',
    'manage the appointment',
    'den Termin zu verwalten',
    'gérer le rendez-vous',
    'vodenje termina',
  ),
  steps: [
    privacyStep,
    {
      id: 'servizio',
      title: translated('Servizio', 'Service', 'Dienst', 'Service', 'Storitev'),
      fields: [
        {
          type: 'choice',
          name: 'servizio',
          label: translated(
            'Per quale servizio?',
            'For which service?',
            'Für welchen Dienst?',
            'Pour quel service ?',
            'Za katero storitev?',
          ),
          whenMissing: translated(
            'Scegli il servizio.',
            'Choose the service.',
            'Wählen Sie den Dienst.',
            'Choisissez le service.',
            'Izberite storitev.',
          ),
          required: true,
          options: services,
        },
      ],
    },
    {
      id: 'data-e-orario',
      title: translated(
        'Data e orario',
        'Date and time',
        'Datum und Uhrzeit',
        'Date et heure',
        'Datum in ura',
      ),
      fields: [
        {
          type: 'appointment',
          name: 'appuntamento',
          label: translated(
            'Ufficio, giorno e ora',
            'Office, day and time',
            'Amt, Tag und Uhrzeit',
            'Bureau, jour et heure',
            'Urad, dan in ura',
          ),
          hint: translated(
            'Per vedere gli orari di un altro giorno, sceglilo e premi «Mostra gli orari».',
            'To see the times of another day, choose it and press “Show the times”.',
            'Um die Uhrzeiten eines anderen Tages zu sehen, wählen Sie ihn und drücken Sie „Uhrzeiten anzeigen“.',
            'Pour voir les horaires d’un autre jour, choisissez-le et appuyez sur « Afficher les horaires ».',
            'Za ure drugega dne izberite dan in pritisnite »Prikaži ure«.',
          ),
          whenMissing: translated(
            'Scegli un orario tra quelli liberi.',
            'Choose one of the free times.',
            'Wählen Sie eine freie Uhrzeit.',
            'Choisissez un horaire libre.',
            'Izberite prosto uro.',
          ),
          required: true,
          service: 'servizio',
          bring: thingsToBring,
          agendas: [
            {
              code: 'servizi-demografici',
              office: translated(
                'Servizi demografici',
                'Registry services',
                'Demografische Dienste',
                'Services de l’état civil',
                'Demografske službe',
              ),
            },
          ],
        },
      ],
    },
    {
      id: 'motivo',
      title: translated('Motivo', 'Reason', 'Anlass', 'Motif', 'Razlog'),
      fields: [
        {
          type: 'short-text',
          name: 'motivo',
          label: translated(
            'Motivo dell’appuntamento',
            'Reason for the appointment',
            'Anlass des Termins',
            'Motif du rendez-vous',
            'Razlog za termin',
          ),
          hint: translated(
            'Esempio: carta d’identità scaduta.',
            'Example: my identity card has expired.',
            'Beispiel: Die Identitätskarte ist abgelaufen.',
            'Exemple : carte d’identité périmée.',
            'Primer: potekla osebna izkaznica.',
          ),
          whenMissing: translated(
            'Scrivi il motivo dell’appuntamento.',
            'Write the reason for the appointment.',
            'Geben Sie den Anlass des Termins an.',
            'Écrivez le motif du rendez-vous.',
            'Vpišite razlog za termin.',
          ),
          required: true,
          fills: 'subject',
        },
        {
          type: 'long-text',
          name: 'dettagli',
          label: translated('Dettagli', 'Details', 'Einzelheiten', 'Détails', 'Podrobnosti'),
          hint: translated(
            'Che cosa può aiutarci a prepararci. Non scrivere dati sulla salute.',
            'What may help us to prepare. Write nothing about anybody’s health.',
            'Was uns bei der Vorbereitung hilft. Schreiben Sie keine Gesundheitsdaten.',
            'Ce qui peut nous aider à nous préparer. N’écrivez pas de données de santé.',
            'Kaj nam lahko pomaga pri pripravi. Ne pišite zdravstvenih podatkov.',
          ),
          whenMissing: translated(
            'Scrivi i dettagli.',
            'Write the details.',
            'Geben Sie die Einzelheiten an.',
            'Écrivez les détails.',
            'Vpišite podrobnosti.',
          ),
          required: true,
          fills: 'text',
          longest: 200,
        },
      ],
    },
    {
      id: 'richiedente',
      title: translated(
        'I tuoi dati',
        'Your details',
        'Ihre Angaben',
        'Vos coordonnées',
        'Vaši podatki',
      ),
      fields: [givenName, familyName, email, phone, fiscalCode],
    },
  ],
  next: [
    translated(
      'Ti inviamo un’email con l’appuntamento e il collegamento per spostarlo o annullarlo.',
      'We send you an email with the appointment and the link to move or cancel it.',
      'Wir senden Ihnen eine E-Mail mit dem Termin und dem Link, um ihn zu verschieben oder abzusagen.',
      'Nous vous envoyons un e-mail avec le rendez-vous et le lien pour le déplacer ou l’annuler.',
      'Pošljemo vam e-pošto s terminom in povezavo, s katero ga prestavite ali odpoveste.',
    ),
    translated(
      'Presentati cinque minuti prima dell’ora scelta.',
      'Come five minutes before the time that you chose.',
      'Kommen Sie fünf Minuten vor der gewählten Uhrzeit.',
      'Présentez-vous cinq minutes avant l’heure choisie.',
      'Pridite pet minut pred izbrano uro.',
    ),
  ],
});
