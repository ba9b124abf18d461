import { Problem, problemFromDatabase, type FieldError } from '../platform/problem';
import { errorsOf } from './fields';

/** What the frame of each page says itself (show-page.ts), whatever its model says. */
export const FRAME_NAMES = [
  'actor',
  'council',
  'path',
  'roleWord',
  'mayTakeOut',
  'mayImprove',
  'navigation',
  'unreadTold',
  'somethingNew',
  'flash',
  'lostWords',
  'csrfToken',
  'cspNonce',
] as const;
export type FrameName = (typeof FRAME_NAMES)[number];

/** A model with none of the frame's names: what it said by one would not be heard. */
type OwnNames = { [Name in FrameName]?: never };

/** A page to show: what a page controller returns. */
export class Page {
  constructor(
    /** `young-people/caseload` is src/young-people/views/caseload.njk. */
    readonly template: string,
    readonly model: object,
    readonly status: number,
  ) {}
}

/** Another page to go to after something was done (303, so that reloading does not do it again). */
export class Redirect {
  constructor(
    /** A path of this application. */
    readonly to: string,
    readonly flash: string | null,
  ) {}
}

/** A file to save. */
export class Download {
  constructor(
    /** It says nothing of whose it is. */
    readonly name: string,
    readonly type: string,
    readonly content: string | Buffer,
  ) {}
}

/** A picture or a recording that a page shows or plays. Somebody may have sent it, so nothing in it may do anything. */
export class Media {
  constructor(
    readonly type: string,
    readonly content: Buffer,
  ) {}
}

export function page<Model extends object>(template: string, model?: Model & OwnNames, status = 200): Page {
  return new Page(template, model ?? {}, status);
}

/** @param flash shown once on top of the next page; it travels in a cookie, so it holds no personal data */
export function redirect(to: string, flash: string | null = null): Redirect {
  return new Redirect(to, flash);
}

export function csv(name: string, text: string): Download {
  return new Download(name, 'text/csv; charset=utf-8', text);
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/**
 * Runs a service call whose refusal the user can mend on the same page: a field that is wrong (422), or a conflict with
 * what is recorded (409). Everything else goes on to the error page.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const problem = error instanceof Problem ? error : problemFromDatabase(error);
    if (problem && (problem.status === 422 || problem.status === 409)) return { ok: false, problem };
    throw error;
  }
}

/** A form as somebody filled it in. */
export interface FilledForm {
  errors: FieldError[];
  /** What it says; null where something is wrong with it. */
  said: unknown;
}

/** What became of a form: it was saved, or its page is shown again with what is wrong, and answers with this status. */
export type Saved<Form extends FilledForm, T> =
  | { ok: true; value: T; said: NonNullable<Form['said']> }
  /** The problem is null where the form itself was wrong. */
  | { ok: false; form: Form; status: number; problem: Problem | null };

/**
 * Saves what a form says, where it says something. What its writer can mend (see `attempt`) comes back on the form.
 *
 * @param at the field at which a refusal of the whole stands; with names, also what the form calls a field that the
 *   service calls otherwise: `{ all: 'kind', heldOn: 'onDate' }`
 */
export async function saveForm<Form extends FilledForm, T>(
  form: Form,
  at: string | (Readonly<Record<string, string>> & { all: string }),
  save: (said: NonNullable<Form['said']>) => Promise<T>,
): Promise<Saved<Form, T>> {
  const { said } = form;
  if (!said) return { ok: false, form, status: 422, problem: null };
  const done = await attempt(() => save(said));
  if (done.ok) return { ...done, said };
  const { problem } = done;
  const { all, ...names } = typeof at === 'string' ? { all: at } : at;
  return { ok: false, form: { ...form, errors: errorsOf(problem, all, names) }, status: problem.status, problem };
}
