import type { FieldError } from '../platform/problem';
import type { Prompt } from './methods';

/** A session asks three things of each young person, whatever the method. */
export const PROMPTS = ['first', 'second', 'third'] as const;
const MOST_QUESTIONS = 8;
const LONGEST = { name: 80, about: 300, title: 80, question: 300, reason: 500 };

/** What a manager says of a method, as a version of it would stand. */
export interface MethodSaid {
  name: string;
  about: string;
  /** In their order, three of them. */
  prompts: { title: string; questions: string[] }[];
  /** Whether sessions that begin from now on may choose it. */
  offered: boolean;
  reason: string;
}

/** What is wrong with it, field by field: `name`, `title-1`, `questions-1`; nothing where it can be used. */
export function methodFaults({ name, about, prompts, reason }: MethodSaid): FieldError[] {
  return [
    ...text('name', name, 'Enter what the method is called', LONGEST.name),
    ...text('about', about, 'Enter in a sentence what it is about', LONGEST.about),
    ...PROMPTS.flatMap((_, place) => promptFaults(prompts[place] ?? { title: '', questions: [] }, place + 1)),
    ...text('reason', reason, 'Enter why', LONGEST.reason),
  ];
}

function promptFaults({ title, questions }: MethodSaid['prompts'][number], number: number): FieldError[] {
  const field = `questions-${number}`;
  const faults = text(`title-${number}`, title, `Enter a heading for prompt ${number}`, LONGEST.title);
  const message = questionsFault(questions, number);
  return message ? [...faults, { field, message }] : faults;
}

function questionsFault(questions: string[], number: number): string | null {
  if (questions.length === 0) return `Enter at least one question for prompt ${number}`;
  if (questions.length > MOST_QUESTIONS) return `Enter at most ${MOST_QUESTIONS} questions`;
  if (questions.some(({ length }) => length > LONGEST.question)) {
    return `Write each question in at most ${LONGEST.question} characters`;
  }
  return new Set(questions).size < questions.length ? 'Two of the questions are the same' : null;
}

function text(field: string, said: string, ifMissing: string, longest: number): FieldError[] {
  if (!said.trim()) return [{ field, message: ifMissing }];
  return said.trim().length > longest ? [{ field, message: `Enter at most ${longest} characters` }] : [];
}

/** With the keys of the version before, so that what is written in sessions keeps its place. */
export function promptsOf({ prompts }: MethodSaid, before: readonly Prompt[] | null): Prompt[] {
  return prompts.map(({ title, questions }, place) => ({
    key: before?.[place]?.key ?? PROMPTS[place]!,
    title: title.trim(),
    questions,
  }));
}
