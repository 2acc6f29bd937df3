import { detectLanguages } from '../../../lib/text/language';

test.each([
  { text: 'Buongiorno, il lampione davanti a casa mia è spento da una settimana', language: 'it' },
  { text: 'Ich möchte einen Termin für den Personalausweis vereinbaren, danke', language: 'de' },
  { text: 'I would like to book an appointment for my identity card please', language: 'en' },
  {
    text: 'Je voudrais une carte d’identité pour mon fils, quels sont les horaires ?',
    language: 'fr',
  },
  { text: 'Želim se naročiti na sestanek za osebno izkaznico v občinskem uradu', language: 'sl' },
  { text: 'TARI doppia', language: null },
  { text: '', language: null },
  { text: '12345 67890 '.repeat(20), language: null },
])('$text is $language', async ({ text, language }) => {
  expect(await detectLanguages([text])).toEqual([language]);
});
