/** A label in a text, and what could be written instead. */
export interface KinderWording {
  /** As it stands in the text. */
  found: string;
  instead: string;
  why: string;
}

interface Label {
  pattern: RegExp;
  instead: string;
  why: string;
}

const BLAMES = 'It blames the young person; say what happened and what we did.';
const HIDES = 'It hides what happened. The young person may read this one day.';

const LABELS: readonly Label[] = [
  { pattern: /\babscond(s|ed|ing|er)?\b/i, instead: 'was away from home, or went missing', why: BLAMES },
  {
    pattern: /\b(fail(s|ed|ing)?|refus(es|ed|ing)|declin(es|ed|ing)) to engage\b|\bnot engaging\b|\bdisengaged\b/i,
    instead: 'did not want to talk to us; say why, and what we tried',
    why: BLAMES,
  },
  {
    pattern: /\b(hard to reach|difficult to engage)\b/i,
    instead: 'we have not found a way to reach them yet',
    why: BLAMES,
  },
  { pattern: /\bnon[- ]?complian(t|ce)\b/i, instead: 'did not do what we asked; say what and why', why: BLAMES },
  { pattern: /\battention[- ]seeking\b/i, instead: 'needed somebody; say what for', why: HIDES },
  { pattern: /\bmanipulativ(e|ely)\b/i, instead: 'tried to get what they needed; say how', why: BLAMES },
  { pattern: /\bchallenging behaviou?r\b/i, instead: 'what they did, and what came before it', why: HIDES },
  { pattern: /\bkick(s|ed|ing)? off\b/i, instead: 'became very upset; say what about', why: BLAMES },
  { pattern: /\bplacements?\b/i, instead: 'home, or where they live', why: 'Nobody calls their home that.' },
  {
    pattern: /\bbreakdown of (the |their )?(home|tenancy)\b|\b(home|tenancy) broke down\b/i,
    instead: 'had to leave; say why',
    why: HIDES,
  },
  {
    pattern: /\bpromiscuous\b/i,
    instead: 'who has power over whom, and whether they are safe',
    why: 'It can hide that somebody is exploited.',
  },
  {
    pattern: /\bputs? (him|her|them)sel(f|ves) at risk\b/i,
    instead: 'is at risk from; say from whom or what',
    why: BLAMES,
  },
  {
    pattern: /\blifestyle choices?\b/i,
    instead: 'what happens, and what keeps them there',
    why: 'What somebody is pushed into is no choice.',
  },
  { pattern: /\b(DNA'?d|did not attend)\b/, instead: 'did not come; say what got in the way', why: HIDES },
  { pattern: /\bclients?\b|\bservice users?\b/i, instead: 'their name, or young person', why: 'They are somebody.' },
  {
    pattern: /\b(LAC|YP|UASC|NEET)\b/,
    instead: 'their name, or the words in full',
    why: 'Letters stand between us and a person.',
  },
  {
    pattern: /\bcontact with (his|her|their) (mum|mother|dad|father|family|brothers?|sisters?|siblings?)\b/i,
    instead: 'time with their family',
    why: 'It is what everyone else calls it.',
  },
  {
    pattern: /\bclaims? (that|to)\b|\balleg(es|ed)\b/i,
    instead: 'says, or told us',
    why: 'It sounds as if we did not believe them.',
  },
  { pattern: /\bin denial\b/i, instead: 'sees it in another way; say how', why: BLAMES },
  { pattern: /\bchaotic\b/i, instead: 'what happens day by day, and what makes it hard', why: HIDES },
];

/** Labels in a text with kinder wording, each once, in the order in which they first stand there. It never blocks anything. */
export function kinderWording(text: string): KinderWording[] {
  return LABELS.flatMap(({ pattern, instead, why }) => {
    const match = pattern.exec(text);
    return match ? [{ at: match.index, found: match[0], instead, why }] : [];
  })
    .sort((a, b) => a.at - b.at)
    .map(({ found, instead, why }) => ({ found, instead, why }));
}
