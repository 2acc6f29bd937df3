import { evidenceOf } from '../../../lib/notification/evidence';

test.each([
  ['an address', 'Unknown user mario.rossi@posta.example', /^Unknown user \S*•\S*@?\S*$/],
  ['a fiscal code', 'No profile of RSSMRA85T10A562S', /^No profile of \S*•+\S*$/],
  ['a phone number', 'Bad number +393331234567', /^Bad number \S*•+\S*$/],
  ['a secret', 'Wrong key abc:123 given', /^Wrong key ••• given$/],
  ['several lines', 'one\r\ntwo\u2028three', /^one two three$/],
  ['no end', 'a'.repeat(2_000_000), /^a{300}$/],
])('words with %s are fit for a record', (_what, words, expected) => {
  expect(evidenceOf(words, ['abc:123'])).toMatch(expected);
});
