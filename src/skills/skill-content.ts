/** A skill of the ladder, with one sentence for each rung, the lowest first, as the young person would say it. */
export interface Skill {
  key: SkillKey;
  title: string;
  rungs: readonly [string, string, string, string, string];
  /** The matter of the pathway plan (Schedule 1) under which an action on it stands, where the plan has it. */
  matter: string;
}

export const SKILL_KEYS = [
  'cooking',
  'money',
  'home',
  'health',
  'travel',
  'relationships',
  'time',
  'work',
  'documents',
  'asking',
] as const;
export type SkillKey = (typeof SKILL_KEYS)[number];

export const LOWEST_RUNG = 1;
export const HIGHEST_RUNG = 5;

/**
 * The edition in use. A rating keeps the number of the edition it was made with. Whoever changes what a sentence means adds
 * one to it and leaves the earlier edition in `EDITIONS`, so that an old rating is read by its own words.
 */
export const EDITION = 1;

const FIRST: readonly Skill[] = [
  {
    key: 'cooking',
    title: 'Cooking and eating',
    matter: 'skills',
    rungs: [
      'Somebody else makes my meals.',
      'I make a snack, or warm up something that is ready.',
      'I cook a simple meal with somebody beside me.',
      'I cook a few meals alone, and know what keeps and for how long.',
      'I plan, buy and cook a week of meals within my money.',
    ],
  },
  {
    key: 'money',
    title: 'Money and bills',
    matter: 'money',
    rungs: [
      'Somebody else looks after my money.',
      'I know what I get, and it is gone before the next comes.',
      'I plan a week’s money when somebody helps me.',
      'I pay what is due on time from my own account, and know what is left.',
      'I pay my bills, save a little, and know what to do about a debt.',
    ],
  },
  {
    key: 'home',
    title: 'Looking after a home',
    matter: 'skills',
    rungs: [
      'Somebody else cleans, washes and mends.',
      'I tidy up or wash clothes when I am reminded.',
      'I keep my own room and washing in order by myself.',
      'I keep a whole home clean and safe, and say when something is broken.',
      'I could hold a tenancy: bins, meters, repairs and neighbours.',
    ],
  },
  {
    key: 'health',
    title: 'Health',
    matter: 'health',
    rungs: [
      'Somebody else sees to my health.',
      'I say when I feel unwell, and somebody else does the rest.',
      'I go to the doctor or dentist when somebody books or comes with me.',
      'I book my own appointments and take my medicine as I should.',
      'I look after body and mind, and know whom to ring, also at night.',
    ],
  },
  {
    key: 'travel',
    title: 'Getting about',
    matter: 'skills',
    rungs: [
      'I am taken where I have to go.',
      'I go alone to one or two places that I know.',
      'I take the bus or train to a new place when somebody plans it with me.',
      'I plan a new journey alone and arrive in time.',
      'I get anywhere I have to, and know what to do when something goes wrong.',
    ],
  },
  {
    key: 'relationships',
    title: 'Safe relationships, also online',
    matter: 'relationships',
    rungs: [
      'I often do not see when somebody is not good for me.',
      'I notice it afterwards, and find it hard to say no.',
      'I talk it over with somebody I trust before it goes wrong.',
      'I say no, keep to my limits, and keep my accounts to myself.',
      'I have people who are good for me, and leave those who are not.',
    ],
  },
  {
    key: 'time',
    title: 'Time and keeping to it',
    matter: 'skills',
    rungs: [
      'Somebody else wakes me and tells me what is on.',
      'I get to some things when I am reminded the same day.',
      'I use a calendar or an alarm that somebody set up with me.',
      'I keep my own calendar and mostly arrive in time.',
      'I plan my week, and let people know when I am late.',
    ],
  },
  {
    key: 'work',
    title: 'College, training and work',
    matter: 'employment',
    rungs: [
      'I do not know yet what I could do.',
      'I have an idea, and nobody and nothing behind it yet.',
      'I fill in forms and get ready for a talk when somebody helps me.',
      'I apply by myself and keep going once I have started.',
      'I stay in a place, ask for what I need there, and plan what comes next.',
    ],
  },
  {
    key: 'documents',
    title: 'Papers, forms and letters',
    matter: 'skills',
    rungs: [
      'Somebody else keeps my papers and opens my letters.',
      'I know which papers I have, and not where they all are.',
      'I fill in a form when somebody sits beside me.',
      'I keep my papers safe, and answer letters and forms in time.',
      'I deal with offices by myself, and know my rights there.',
    ],
  },
  {
    key: 'asking',
    title: 'Asking for help',
    matter: 'support',
    rungs: [
      'I keep it to myself until it is too much.',
      'I tell somebody when they ask me.',
      'I ask one person I trust.',
      'I know whom to ask for what, and do it early.',
      'I ask, take no for no answer when it matters, and help others.',
    ],
  },
];

const EDITIONS: Readonly<Record<number, readonly Skill[]>> = { [EDITION]: FIRST };

/** The skills of an edition, in the order of its form. */
export function skillsOf(edition = EDITION): readonly Skill[] {
  return EDITIONS[edition] ?? [];
}

/** The sentence of a rung in an edition. */
export function rungWords(key: SkillKey, rung: number, edition = EDITION): string {
  return skillsOf(edition).find((one) => one.key === key)?.rungs[rung - 1] ?? '';
}

export function isSkill(key: string): key is SkillKey {
  return (SKILL_KEYS as readonly string[]).includes(key);
}
