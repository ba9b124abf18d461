import { ETHNICITIES } from '../../young-people/ethnicities';
import { plainName, plainWords } from './plain-words';

/** The columns whose values are words that stand for one of a few answers. */
export const WORD_COLUMNS = [
  'gender',
  'ethnicity',
  'uasc',
  'disability',
  'eligibility',
  'in-touch',
  'accommodation',
  'suitability',
  'activity',
] as const;
export type WordColumn = (typeof WORD_COLUMNS)[number];

/** Said to be not known, and not said at all, are two answers; so is a young person's wish not to say. */
export const NOT_KNOWN = 'not-known';
const WITHHELD = 'withheld';

interface Rules {
  /** Every code that a value can come to, with the words that a page shows for it. */
  codes: Readonly<Record<string, string>>;
  /** Other plain words for each code. */
  spellings: Readonly<Record<string, readonly string[]>>;
  /** How a code stands before its words: "F1: …", "WBRI". None where codes are not written. */
  codeAtStart?: RegExp;
}

const SAYS_NOT_KNOWN = [
  'not known',
  'unknown',
  'not recorded',
  'not stated',
  'not stated recorded',
  'not stated or recorded',
  'information not known',
  'information not yet obtained',
  'no information',
  'dont know',
  'not available',
  'blank',
  'tbc',
  'to be confirmed',
];
const SAYS_WITHHELD = ['withheld', 'prefer not to say', 'declined to say', 'refused to say', 'does not wish to say'];

const YES_OR_NO: Rules = {
  codes: { yes: 'Yes', no: 'No', [NOT_KNOWN]: 'Not known', [WITHHELD]: 'They do not wish to say' },
  spellings: {
    yes: ['y', 'true', 'yes y', 'y yes'],
    no: ['n', 'false', 'no n', 'n no', 'none'],
    [NOT_KNOWN]: SAYS_NOT_KNOWN,
    [WITHHELD]: SAYS_WITHHELD,
  },
};

export const RULES: Record<WordColumn, Rules> = {
  gender: {
    codes: {
      M: 'Male',
      F: 'Female',
      neither: 'Neither',
      [NOT_KNOWN]: 'Not known',
      [WITHHELD]: 'They do not wish to say',
    },
    spellings: {
      M: ['m', 'boy', 'man'],
      F: ['f', 'girl', 'woman'],
      neither: ['non binary', 'nonbinary', 'indeterminate'],
      [NOT_KNOWN]: SAYS_NOT_KNOWN,
      [WITHHELD]: SAYS_WITHHELD,
    },
  },
  ethnicity: {
    codes: ETHNICITIES,
    spellings: {
      WBRI: ['british white', 'white uk', 'white english', 'white english welsh scottish northern irish british'],
      WIRI: ['irish'],
      WIRT: ['irish traveller', 'white irish traveller', 'white traveller of irish heritage'],
      WOTH: ['white other', 'other white', 'other white background', 'any other white'],
      WROM: ['gypsy roma', 'white gypsy roma', 'gypsy', 'roma'],
      MWBC: ['mixed white and black caribbean', 'mixed white black caribbean', 'white black caribbean'],
      MWBA: ['mixed white and black african', 'mixed white black african', 'white black african'],
      MWAS: ['mixed white and asian', 'mixed white asian', 'white asian'],
      MOTH: ['mixed other', 'other mixed', 'other mixed background', 'any other mixed'],
      AIND: ['asian indian', 'asian or asian british indian', 'asian british indian'],
      APKN: ['asian pakistani', 'asian or asian british pakistani', 'asian british pakistani'],
      ABAN: ['asian bangladeshi', 'asian or asian british bangladeshi', 'asian british bangladeshi'],
      AOTH: ['asian other', 'other asian', 'other asian background', 'any other asian'],
      BCRB: ['caribbean', 'black or black british caribbean', 'black british caribbean'],
      BAFR: ['african', 'black or black british african', 'black british african'],
      BOTH: ['black other', 'other black', 'other black background', 'any other black'],
      CHNE: ['cnhe', 'asian chinese', 'asian or asian british chinese'],
      OOTH: ['other', 'other ethnic group', 'any other ethnic background'],
      REFU: ['refused', 'they do not wish to say', ...SAYS_WITHHELD],
      NOBT: ['not obtained', 'not yet obtained', 'not yet found out', ...SAYS_NOT_KNOWN],
    },
    codeAtStart: /^([A-Z]{4})$/,
  },
  uasc: YES_OR_NO,
  disability: YES_OR_NO,
  eligibility: {
    codes: {
      eligible: 'Eligible child',
      relevant: 'Relevant child',
      'former-relevant': 'Former relevant child',
      qualifying: 'Qualifying care leaver',
      none: 'None of them now',
      [NOT_KNOWN]: 'Not known',
    },
    spellings: {
      eligible: ['eligible', 'eligible young person', 'eligible care leaver'],
      relevant: ['relevant', 'relevant young person', 'relevant care leaver'],
      'former-relevant': [
        'former relevant',
        'former relevant young person',
        'former relevant care leaver',
        'formerly relevant',
        'fr',
      ],
      qualifying: ['qualifying', 'qualifying child', 'qualifying young person', 'qualifying care leavers'],
      none: ['no current eligibility', 'not eligible', 'none'],
      [NOT_KNOWN]: SAYS_NOT_KNOWN,
    },
  },
  'in-touch': {
    codes: {
      YES: 'In touch',
      NO: 'Not in touch',
      DIED: 'Has died',
      REFU: 'Refuses contact',
      NREQ: 'No longer needs services',
      RHOM: 'Returned home for six months or more',
      [NOT_KNOWN]: 'Not known',
    },
    spellings: {
      YES: ['yes', 'y', 'la in touch', 'yes in touch', 'in contact'],
      NO: ['no', 'n', 'no not in touch', 'no residence not known', 'no contact', 'not in contact', 'out of touch'],
      DIED: ['died', 'dead', 'deceased', 'died after leaving care', 'young person has died'],
      REFU: [
        'refu',
        'refused',
        'refused contact',
        'refuses contact',
        'young person refuses contact',
        'young person refused contact',
      ],
      NREQ: [
        'nreq',
        'no longer requires services',
        'no longer requires support',
        'no longer required',
        'young person no longer requires services',
        'services no longer required',
      ],
      RHOM: [
        'rhom',
        'returned home',
        'returned to parents',
        'returned home to parents',
        'returned home for 6 months or more',
      ],
      [NOT_KNOWN]: SAYS_NOT_KNOWN,
    },
    codeAtStart: /^(YES|NO|DIED|REFU|NREQ|RHOM)$/,
  },
  accommodation: {
    codes: {
      B: 'Parents or relatives',
      C: 'Community home or residential care',
      D: 'Semi-independent or transitional',
      E: 'Supported lodgings',
      G: 'Gone abroad',
      H: 'Deported',
      K: 'Ordinary lodgings, without formal support',
      R: 'Residence not known',
      S: 'No fixed abode or homeless',
      T: 'Foyer or similar',
      U: 'Independent living',
      V: 'Emergency accommodation',
      W: 'Bed and breakfast',
      X: 'In custody',
      Y: 'Other accommodation',
      Z: 'With former foster carers',
      [NOT_KNOWN]: 'Not known',
    },
    spellings: {
      B: [
        'parents relatives',
        'with parents or relatives',
        'with parents',
        'with relatives',
        'parents',
        'relatives',
        'living with parents',
        'living with parents or relatives',
        'parents or relatives',
      ],
      C: [
        'community home',
        'residential care',
        'community home residential care',
        'community home or other form of residential care',
        'community home or other residential care',
        'residential home',
      ],
      D: [
        'semi independent',
        'semi independent transitional',
        'semi independent accommodation',
        'semi independent transitional accommodation',
        'semi independent transitional accommodation and self contained accommodation',
        'semi independent transitional accommodation and self contained accommodation with specialist or floating support',
        'transitional accommodation',
      ],
      E: ['supported lodging'],
      G: ['abroad', 'moved abroad'],
      H: ['deported from the uk'],
      K: ['ordinary lodgings', 'lodgings', 'ordinary lodgings without formal support'],
      R: ['residence unknown', 'whereabouts unknown', 'residence not known'],
      S: ['no fixed abode', 'homeless', 'no fixed abode homeless', 'nfa', 'rough sleeping'],
      T: [
        'foyer',
        'foyers',
        'foyers and similar',
        'foyers and similar supported accommodation',
        'foyers and similar supporting accommodation',
      ],
      U: [
        'independent',
        'independent accommodation',
        'independent living accommodation',
        'own tenancy',
        'council tenancy',
        'local authority tenancy',
        'housing association tenancy',
      ],
      V: ['emergency', 'emergency housing'],
      W: ['bed and breakfast accommodation', 'b and b', 'b b', 'bnb', 'bed breakfast'],
      X: ['custody', 'prison', 'in prison', 'yoi'],
      Y: ['other'],
      Z: [
        'staying put',
        'former foster carer',
        'with former foster carer',
        'with former foster carers',
        'former foster carers',
      ],
      [NOT_KNOWN]: ['0', ...SAYS_NOT_KNOWN],
    },
    codeAtStart: /^([BCDEGHKRSTUVWXYZ][12]?)$/,
  },
  suitability: {
    codes: { suitable: 'Suitable', unsuitable: 'Unsuitable', [NOT_KNOWN]: 'Not known' },
    spellings: {
      suitable: ['yes', 'y', 'suitable accommodation', 'yes suitable', 'considered suitable', '1'],
      unsuitable: [
        'no',
        'n',
        'not suitable',
        'unsuitable accommodation',
        'no unsuitable',
        'considered unsuitable',
        '2',
      ],
      [NOT_KNOWN]: [...SAYS_NOT_KNOWN, 'not in touch or not recorded'],
    },
  },
  activity: {
    codes: {
      F1: 'Higher education, full time',
      P1: 'Higher education, part time',
      F2: 'Other education, full time',
      P2: 'Other education, part time',
      F3: 'Training or employment, full time (code until 2021)',
      P3: 'Training or employment, part time (code until 2021)',
      F4: 'Apprenticeship, full time',
      P4: 'Apprenticeship, part time',
      F5: 'Training or employment that is no apprenticeship, full time',
      P5: 'Training or employment that is no apprenticeship, part time',
      G4: 'Not in education, employment or training: illness or disability',
      G5: 'Not in education, employment or training: other',
      G6: 'Not in education, employment or training: pregnancy or parenting',
      [NOT_KNOWN]: 'Not known',
    },
    spellings: {
      F1: ['full time in higher education', 'full time higher education', 'university full time'],
      P1: ['part time in higher education', 'part time higher education', 'university part time'],
      F2: [
        'full time in education other than higher',
        'full time in education other than higher education',
        'full time education',
        'full time in other education',
      ],
      P2: [
        'part time in education other than higher',
        'part time in education other than higher education',
        'part time education',
        'part time in other education',
      ],
      F3: ['full time in training or employment'],
      P3: ['part time in training or employment'],
      F4: [
        'young person engaged full time in an apprenticeship',
        'full time in an apprenticeship',
        'full time apprenticeship',
      ],
      P4: [
        'young person engaged part time in an apprenticeship',
        'part time in an apprenticeship',
        'part time apprenticeship',
      ],
      F5: [
        'young person engaged full time in training or employment not apprenticeship',
        'full time in training or employment not apprenticeship',
        'full time training or employment not apprenticeship',
      ],
      P5: [
        'young person engaged part time in training or employment not apprenticeship',
        'part time in training or employment not apprenticeship',
        'part time training or employment not apprenticeship',
      ],
      G4: [
        'not in education employment or training illness or disability',
        'not in education employment or training illness disability',
        'not in education employment or training due to illness or disability',
        'neet illness or disability',
        'neet illness disability',
        'neet due to illness or disability',
      ],
      G5: [
        'not in education employment or training other',
        'not in education employment or training other circumstances',
        'not in education employment or training due to other circumstances',
        'neet other',
        'neet other circumstances',
        'neet due to other circumstances',
      ],
      G6: [
        'not in education employment or training pregnancy or parenting',
        'not in education employment or training due to pregnancy or parenting',
        'neet pregnancy or parenting',
        'neet due to pregnancy or parenting',
      ],
      [NOT_KNOWN]: ['0', ...SAYS_NOT_KNOWN],
    },
    codeAtStart: /^([FP][1-5]|G[456])$/,
  },
};

/** Nothing is said: neither a value nor that it is not known. */
const SAYS_NOTHING = new Set(['', 'n a', 'na', 'null', 'not applicable']);

/** A value before its plain words are looked at: "F1: Full time …" is a code and the words that explain it. */
const CODE_AND_WORDS = /^([A-Za-z]{4}|[A-Za-z]\d?)\s*(?::|-|–|—|\))\s*(\S.*)$/su;

const BY_WORDS = Object.fromEntries(WORD_COLUMNS.map((column) => [column, spellingsOf(RULES[column])])) as Record<
  WordColumn,
  Map<string, string>
>;

function spellingsOf({ codes, spellings }: Rules): Map<string, string> {
  const byWords = new Map<string, string>();
  const enter = (words: string, code: string): void => {
    const known = byWords.get(plainWords(words));
    if (known !== undefined && known !== code) throw new Error(`"${words}" stands for ${known} and for ${code}.`);
    byWords.set(plainWords(words), code);
  };
  for (const [code, words] of Object.entries(codes)) {
    enter(code, code);
    enter(words, code);
    for (const spelling of spellings[code] ?? []) enter(spelling, code);
  }
  return byWords;
}

/**
 * What a value of a column means by rule: a code; null where the column is as good as empty; 'unmapped' where no rule
 * says. An accommodation code may carry its digit for suitability: "K2". A code whose words say something else is
 * unmapped: nobody here knows which of the two was meant.
 */
export function meaningByRule(column: WordColumn, value: string): { code: string | null } | 'unmapped' {
  const words = plainWords(value);
  if (SAYS_NOTHING.has(words)) return { code: null };
  const whole = BY_WORDS[column].get(plainName(value));
  if (whole !== undefined) return { code: whole };
  const { codeAtStart } = RULES[column];
  const trimmed = value.normalize('NFKC').trim();
  if (codeAtStart) {
    const stated = codeAtStart.exec(trimmed.toUpperCase())?.[1] ?? codeAtStart.exec(words.toUpperCase())?.[1];
    if (stated !== undefined && isCode(column, stated)) return { code: stated };
    const [, first = '', rest = ''] = CODE_AND_WORDS.exec(trimmed) ?? [];
    const code = codeAtStart.exec(first.toUpperCase())?.[1];
    // "b) Unsuitable" lists a choice; a code of one letter is only believed when its words agree or a colon follows.
    if (code !== undefined && isCode(column, code)) {
      const meant = BY_WORDS[column].get(plainWords(rest));
      if (meant === undefined ? isSurelyACode(code, trimmed) : code.startsWith(meant)) return { code };
      if (meant !== undefined && isSurelyACode(code, trimmed)) return 'unmapped';
    }
  }
  const code = BY_WORDS[column].get(words);
  return code === undefined ? 'unmapped' : { code };
}

/** Two characters or more, or one before a colon: no template lists its choices like that. */
function isSurelyACode(code: string, value: string): boolean {
  return code.length > 1 || value[1] === ':';
}

function isCode(column: WordColumn, text: string): boolean {
  return text in RULES[column].codes || (column === 'accommodation' && text.slice(0, 1) in RULES[column].codes);
}
