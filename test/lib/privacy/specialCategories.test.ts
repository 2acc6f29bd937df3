import { findSpecialCategories } from '../../../lib/privacy/specialCategories';

const categories = (text: string) => [
  ...new Set(findSpecialCategories(text).map(({ category }) => category)),
];

describe('special categories', () => {
  it.each([
    ['Sono invalido al 100% e chiedo il contrassegno', ['health']],
    ['Mia madre ha l’Alzheimer e usa la carrozzina', ['health']],
    ['Usufruisco della legge 104', ['health']],
    ['La mensa non prevede pasti per bambini musulmani', ['religion']],
    ['Sono delegata sindacale', ['trade-union']],
    ['Sono iscritto al partito', ['politics']],
    ['Mi insultano perché sono gay', ['sexual-life']],
    ['Siamo una famiglia di richiedenti asilo', ['ethnic-origin']],
    ['Ho una condanna e sono agli arresti domiciliari', ['offences']],
    ['Il registro delle impronte digitali', ['genetic-or-biometric']],
    ['Il lampione di via Roma è spento', []],
    ['Orari della farmacia comunale e dell’ospedale', []],
    ['Il download del modulo in vicolo Cieco non va', []],
    ['Chiedo la rateizzazione della TARI', []],
  ])('in %j: %j', (text, expected) => {
    expect(categories(text)).toEqual(expected);
  });
});
