import type { INodeProperties } from 'n8n-workflow';

/** One category that an office adds to the default ones, or changes among them. */
export const ownCategoryParameters: INodeProperties[] = [
  {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    default: '',
    placeholder: 'Street music permits',
    description:
      'As a citizen would say it. The name of a default category changes that one: what is written here is added to it.',
  },
  {
    displayName: 'Office',
    name: 'office',
    type: 'options',
    options: [
      { name: 'Citizen Registry', value: 'servizi-demografici' },
      { name: 'Civil Protection', value: 'protezione-civile' },
      { name: 'Culture and Sport', value: 'cultura-sport' },
      { name: 'Digital Services', value: 'transizione-digitale' },
      { name: 'Environment and Parks', value: 'ambiente' },
      { name: 'Local Police', value: 'polizia-locale' },
      { name: 'Local Taxes', value: 'tributi' },
      { name: 'Planning and Building', value: 'edilizia-privata' },
      { name: 'Public Relations (URP)', value: 'urp' },
      { name: 'Public Works', value: 'lavori-pubblici' },
      { name: 'Schools and Children', value: 'istruzione' },
      { name: 'Social Services', value: 'servizi-sociali' },
      { name: 'Trade and Business (SUAP)', value: 'attivita-produttive' },
    ],
    default: 'urp',
    description: 'Whose these requests are',
  },
  {
    displayName: 'Description',
    name: 'description',
    type: 'string',
    default: '',
    placeholder: 'Permits for bands and buskers. Concert halls belong to Culture.',
    description: 'What belongs here and what does not, in a sentence',
  },
  {
    displayName: 'Keywords',
    name: 'keywords',
    type: 'string',
    default: '',
    placeholder: 'band, busker, concert',
    description: 'Words that tell it by themselves, between commas',
  },
  {
    displayName: 'Examples',
    name: 'examples',
    type: 'string',
    typeOptions: { rows: 5 },
    default: '',
    placeholder: 'May our band play in the square on Sunday?',
    description: "One a line, in citizens' words, with no real names or data; better eight or more",
  },
  {
    displayName: 'Always to Review',
    name: 'alwaysReview',
    type: 'boolean',
    default: false,
    description: 'Whether a person looks at each of these, however sure the engine is',
  },
];
