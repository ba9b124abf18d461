import {
  ASSESSMENT_RECORD,
  MATTERS_AFTER_CARE,
  MATTERS_WHEN_ELIGIBLE,
  PEOPLE_TO_ASK,
} from '../statutory/content/assessment';
import { upperFirst } from '../web/upper-first';

/** Which list of matters an assessment covers: the regulations differ by legal status. */
export type Matters = 'when-eligible' | 'after-care';

/** What was answered in an area, by the name of the field. A day is YYYY-MM-DD; nothing is the empty text. */
export type Answers = Record<string, string>;

export interface AreaField {
  name: string;
  /** Fields about one person, or one part of identity, stand together under this. */
  group: string | null;
  label: string;
  hint: string | null;
  kind: 'text' | 'day' | 'tick';
  /** What is known and what it means stand apart; everything else is neither. */
  part: 'facts' | 'analysis' | null;
}

/** One area of an assessment: a page of its own. */
export interface Area {
  key: string;
  title: string;
  /** Said above the fields. */
  question: string;
  fields: AreaField[];
}

export const IDENTITY_PARTS = [
  { key: 'culture', title: 'Culture', hint: 'What they feel part of: customs, food, language, community' },
  { key: 'heritage', title: 'Heritage', hint: 'Where they and their family come from, and what they know of it' },
  { key: 'belief', title: 'Faith or belief', hint: 'What they believe or practise, or that they do not' },
] as const;

/** What a tick says of a part of identity. */
export const DID_NOT_SAY = 'did-not-want-to-say';

const text = (name: string, label: string, hint: string | null = null, part: AreaField['part'] = null): AreaField => ({
  name,
  group: null,
  label,
  hint,
  kind: 'text',
  part,
});

const SO_WHAT = text(
  'analysis',
  'So what?',
  'What this means for the young person: strengths, risks, what will happen if nothing changes',
  'analysis',
);

const HISTORY: Area = {
  key: 'history',
  title: 'What their history tells us',
  question: 'The record’s own summary stands below. Say what of it matters now, and why.',
  fields: [
    text('relevant', 'What of this history matters now?', null, 'facts'),
    text('why', 'Why does it matter?', 'What was tried before and what came of it; what has changed', 'analysis'),
  ],
};

const IDENTITY: Area = {
  key: 'identity',
  title: 'Identity: culture, heritage and belief',
  question: 'Ask about each. “Asked, did not want to say” is an answer.',
  fields: [
    ...IDENTITY_PARTS.flatMap(({ key, title, hint }): AreaField[] => [
      { ...text(key, 'What they say', hint, 'facts'), group: title },
      { ...text(`${key}-asked`, 'Asked, did not want to say'), group: title, kind: 'tick' },
    ]),
    SO_WHAT,
  ],
};

const PEOPLE: Area = {
  key: 'people',
  title: 'Whose views were asked for',
  question: 'For each: the day they were asked and what they said, or why it is not practicable to ask them.',
  fields: [
    ...PEOPLE_TO_ASK.flatMap(({ key, title }): AreaField[] => {
      const group = upperFirst(title);
      return [
        { ...text(`${key}-on`, 'Asked on', 'For example, 9/3/26 or 9 March 2026'), group, kind: 'day' },
        { ...text(`${key}-said`, 'What they said'), group },
        { ...text(`${key}-why-not`, 'Not practicable because'), group },
      ];
    }),
    text('others', 'Anyone else who was asked', 'Who, when, and what they said'),
  ],
};

const TAKING_PART: Area = {
  key: 'taking-part',
  title: 'How the young person took part',
  question: 'Their own words first. Where something was not practicable, say why.',
  fields: [
    text('views', 'What they say, in their own words', null, 'facts'),
    text('views-why-not', 'Their views: not practicable because'),
    text('meetings', 'What helped them take part in the meetings', 'Time, place, who was there, an advocate'),
    text('meetings-why-not', 'Meetings: not practicable because'),
  ],
};

const RECORD: Area = {
  key: 'record',
  title: 'The record of this assessment',
  question: 'What the law wants written down of every assessment.',
  fields: ASSESSMENT_RECORD.map(({ key, title }) => text(key, title)),
};

/** Matters that are what somebody wants or thinks rather than facts. */
const VOICES = /^(wishes|views)/;

function matterArea({ key, title }: { key: string; title: string }): Area {
  const isVoice = VOICES.test(key);
  return {
    key,
    title,
    question: isVoice
      ? 'What was said stands apart from what you make of it.'
      : 'What is known stands apart from what it means.',
    fields: [
      isVoice
        ? text('facts', 'What was said, and by whom', 'In their own words where you can', 'facts')
        : text(
            'facts',
            'What is known',
            'History and facts, with dates. What the record knows already stands above',
            'facts',
          ),
      SO_WHAT,
    ],
  };
}

export function mattersOf(matters: Matters): readonly { key: string; title: string; confirmed: boolean }[] {
  return matters === 'when-eligible' ? MATTERS_WHEN_ELIGIBLE : MATTERS_AFTER_CARE;
}

/** The areas of an assessment in the order in which they are written. */
export function areasOf(matters: Matters): Area[] {
  return [HISTORY, IDENTITY, ...mattersOf(matters).map(matterArea), PEOPLE, TAKING_PART, RECORD];
}

export function areaOf(matters: Matters, key: string): Area | null {
  return areasOf(matters).find((area) => area.key === key) ?? null;
}

/** A field in full, where its group is not beside it. */
export function fullLabel({ group, label }: Pick<AreaField, 'group' | 'label'>): string {
  return group ? `${group}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}
