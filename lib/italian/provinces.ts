import { fold } from '../text/fold';
import { refuse, type Check, type Checked } from './check';

export type Province = Checked<'Province'>;

/** Where nothing shorter is settled, a province is recorded by its name. */
const list = `AG Agrigento, AL Alessandria, AN Ancona, AO Aosta, AR Arezzo, AP Ascoli Piceno, AT Asti,
AV Avellino, BA Bari, BT Barletta-Andria-Trani, BL Belluno, BN Benevento, BG Bergamo, BI Biella,
BO Bologna, BZ Bolzano, BS Brescia, BR Brindisi, CA Cagliari, CL Caltanissetta, CB Campobasso,
CE Caserta, CT Catania, CZ Catanzaro, CH Chieti, CO Como, CS Cosenza, CR Cremona, KR Crotone,
CN Cuneo, EN Enna, FM Fermo, FE Ferrara, FI Firenze, FG Foggia, FC Forlì-Cesena, FR Frosinone,
GE Genova, GO Gorizia, GR Grosseto, IM Imperia, IS Isernia, SP La Spezia, AQ L’Aquila, LT Latina,
LE Lecce, LC Lecco, LI Livorno, LO Lodi, LU Lucca, MC Macerata, MN Mantova, MS Massa-Carrara,
MT Matera, ME Messina, MI Milano, MO Modena, MB Monza e Brianza, NA Napoli, NO Novara, NU Nuoro,
OR Oristano, PD Padova, PA Palermo, PR Parma, PV Pavia, PG Perugia, PU Pesaro e Urbino, PE Pescara,
PC Piacenza, PI Pisa, PT Pistoia, PN Pordenone, PZ Potenza, PO Prato, RG Ragusa, RA Ravenna,
RC Reggio Calabria, RE Reggio Emilia, RI Rieti, RN Rimini, RM Roma, RO Rovigo, SA Salerno,
SS Sassari, SV Savona, SI Siena, SR Siracusa, SO Sondrio, SU Sud Sardegna, TA Taranto, TE Teramo,
TR Terni, TO Torino, TP Trapani, TN Trento, TV Treviso, TS Trieste, UD Udine, VA Varese,
VE Venezia, VB Verbano-Cusio-Ossola, VC Vercelli, VR Verona, VV Vibo Valentia, VI Vicenza,
VT Viterbo`;

/** Made by Sardinia's regional law 7/2021, at work since 2025; their letters were long unsettled. */
const ofSardinia = [
  'Gallura Nord-Est Sardegna',
  'Medio Campidano',
  'Ogliastra',
  'Sulcis Iglesiente',
];

const alphabet = new Intl.Collator('it');

/** The provinces and metropolitan cities by name, with the two letters by which each is recorded. */
export const provinces: readonly { code: string; name: string }[] = [
  ...list.split(/,\s+/).map((each) => ({ code: each.slice(0, 2), name: each.slice(3) })),
  ...ofSardinia.map((name) => ({ code: name, name })),
].sort((one, other) => alphabet.compare(one.name, other.name));

const byText = new Map(
  provinces.flatMap(({ code, name }) => [code, name].map((text) => [fold(text), code])),
);

/** Checks a province by its letters or its name, accents and capitals aside. */
export function checkProvince(text: string): Check<Province> {
  const code = byText.get(fold(text).replace(/['`]/g, '’'));
  return code ? { ok: true, value: code as Province } : refuse('name');
}
