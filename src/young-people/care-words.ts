/** What care, custody and time at home are called, by the words of the case file. */
const LEGAL_STATUS_WORDS: Readonly<Record<string, string>> = {
  'care-order': 'care order',
  'interim-care-order': 'interim care order',
  s20: 'section 20, by agreement',
  remand: 'remand',
  'placement-order': 'placement order',
  'emergency-protection': 'emergency protection',
  other: 'another legal status',
};

const PLACEMENT_WORDS: Readonly<Record<string, string>> = {
  'foster-care': 'Foster care',
  residential: 'Residential home',
  'supported-accommodation': 'Supported accommodation',
  'with-parents': 'Placed with parents',
  custody: 'Custody',
  hospital: 'Hospital',
  other: 'Looked after elsewhere',
};

const LIVES_WITH_WORDS: Readonly<Record<string, string>> = {
  parent: 'At home with a parent',
  'parental-responsibility': 'At home with someone with parental responsibility',
  'child-arrangements-holder': 'At home with a former child arrangements order holder',
};

/** Foster care: care order. */
export function careEpisodeWords(episode: {
  placement: string | null;
  legalStatus: string | null;
  shortBreak: boolean;
}): string {
  const { placement, legalStatus, shortBreak } = episode;
  const status = legalStatus && `: ${LEGAL_STATUS_WORDS[legalStatus] ?? legalStatus}`;
  return `${PLACEMENT_WORDS[placement ?? ''] ?? 'Looked after'}${status ?? ''}${shortBreak ? ', short break' : ''}`;
}

export function livesWithWords(livesWith: string | null): string {
  return LIVES_WITH_WORDS[livesWith ?? ''] ?? 'At home';
}
