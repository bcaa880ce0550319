/** Names of months by their first letters, without accents: English, German, French, Spanish, Italian, Dutch, Portuguese. */
const NAMES = [
  'jan ene gen januar january janvier enero gennaio januari janeiro',
  'feb fev fevr february februar fevrier febrero febbraio februari fevereiro',
  'mar mrz maer mrt maa march marz mars marzo maart marco',
  'apr avr abr april avril abril aprile',
  'may mai mag mei mayo maggio maio',
  'jun giu juin june juni junio giugno junho',
  'jul lug juil july juli julio luglio julho juillet',
  'aug aou ago aout august agosto augustus',
  'sep set sept september septembre septiembre settembre setembro',
  'oct okt ott out october oktober octobre octubre ottobre outubro',
  'nov november novembre noviembre novembro',
  'dec dez dic december dezember decembre diciembre dicembre dezembro',
];

export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
