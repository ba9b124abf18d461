/** Words that open an action without saying what will be done. */
export const VAGUE_DOING = [
  'support',
  'encourage',
  'explore',
  'continue',
  'be aware',
  'monitor',
  'engage',
  'liaise',
  'consider',
  'promote',
  'work on',
  'work towards',
  'look into',
  'look at',
  'think about',
  'try to',
  'improve',
  'maintain',
  'ensure',
  'address',
  'develop',
  'keep an eye',
  'be mindful',
  'offer support',
  'provide support',
] as const;

/** Words of a result that nobody can see happen. */
export const VAGUE_SEEN = new Set(
  (
    'support supports supported supporting encourage encouraged explore explored exploring continue continued continues ' +
    'continuing aware awareness monitor monitored engage engaged engages engagement improve improved improves ' +
    'improvement improving better feel feels felt happy happier confident confidence ongoing positive positively ' +
    'outcome outcomes progress promote promoted maintain maintained independent independence appropriate done complete ' +
    'completed yes needed required possible regular regularly well more support'
  ).split(' '),
);

/** Words that carry nothing by themselves. */
export const SMALL_WORDS = new Set(
  (
    'the and for with has have had will was were are is been being about that this his her their they them she you your ' +
    'our from into when where who which more than all any can may should would not but its own out per via'
  ).split(' '),
);

/** Words of offices, and what a person says instead. */
export const PLAIN_WORDS: Readonly<Record<string, string>> = {
  facilitate: 'help',
  signpost: 'tell them who can help',
  utilise: 'use',
  commence: 'start',
  undertake: 'do',
  ascertain: 'find out',
  'in order to': 'to',
  'prior to': 'before',
  'with regard to': 'about',
  'multi-agency': 'the people who help',
  'multi-disciplinary': 'the people who help',
  placement: 'home',
  EET: 'school, college, training or work',
  NEET: 'not in school, training or work',
  LAC: 'in care',
  'semi-independent': 'the name of the place',
  independency: 'living on their own',
  'age-appropriate': 'right for their age',
  'financial capability': 'managing money',
  'substance misuse': 'drink or drugs',
  presenting: 'showing',
  attain: 'get',
  implement: 'do',
  obtain: 'get',
};

/** What a second action in one sentence begins with. */
export const DOING = [
  'apply',
  'arrange',
  'ask',
  'attend',
  'book',
  'buy',
  'call',
  'check',
  'complete',
  'contact',
  'cook',
  'email',
  'fill',
  'find',
  'get',
  'go',
  'help',
  'join',
  'make',
  'meet',
  'move',
  'open',
  'pay',
  'register',
  'ring',
  'save',
  'send',
  'set',
  'sign',
  'speak',
  'start',
  'support',
  'take',
  'talk',
  'visit',
  'write',
] as const;
