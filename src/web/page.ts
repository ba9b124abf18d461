import { Problem, problemFromDatabase } from '../platform/problem';

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

export function page(template: string, model: object = {}, status = 200): Page {
  return new Page(template, model, status);
}

/** @param flash shown once on top of the next page; it travels in a cookie, so it holds no personal data */
export function redirect(to: string, flash: string | null = null): Redirect {
  return new Redirect(to, flash);
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
