import { page, type Page } from '../web/page';
import type { FormShown } from './reading';

export interface Choice {
  value: string;
  text: string;
  hint?: { text: string };
}

/** A field of a form, as the page shows it. */
export type FieldShown =
  | {
      kind: 'line' | 'area';
      name: string;
      label: string;
      hint?: string;
      width?: string;
      rows?: number;
      type?: string;
      number?: boolean;
    }
  | { kind: 'day'; name: string; label: string; hint?: string }
  | { kind: 'radios'; name: string; label: string; hint?: string; items: Choice[]; inline?: boolean }
  | { kind: 'select'; name: string; label: string; hint?: string; items: Choice[] }
  | { kind: 'hidden'; name: string }
  | { kind: 'heading'; label: string };

/** A form: what it is for, where it goes, and what it asks. */
export interface FormPage {
  title: string;
  /** What the title is about: the name of a provider, or of a young person. */
  caption?: string;
  /** What the page is for and what its words mean. */
  about: string;
  back: { href: string; text: string };
  action: string;
  submit: string;
  /** Said before the fields. */
  intro?: string[];
  /** What stands there now, where somebody else changed it meanwhile. */
  now?: { label: string; value: string }[];
  fields: FieldShown[];
}

export function formPage(shown: FormPage, form: FormShown, status = 200): Page {
  return page('providers/form', { ...shown, formAbout: shown.about, form, errors: form.errors }, status);
}

export function choices<T extends string>(keys: readonly T[], words: Readonly<Record<T, string>>): Choice[] {
  return keys.map((value) => ({ value, text: words[value] }));
}

/** For a list to choose from that may be left open. */
export const NOTHING_CHOSEN: Choice = { value: '', text: 'Choose' };
