import type { FieldError } from '../platform/problem';

export interface SignInForm {
  email: string;
  password: string;
  /** The page that was asked for. */
  then: string | null;
  /** What was being sent when the session had ended, as JSON (see keptFieldsIn). */
  kept: string | null;
  errors: FieldError[];
}

export function readSignInForm(body: Record<string, unknown> | undefined): SignInForm {
  const text = (name: string): string => {
    const value = body?.[name];
    return typeof value === 'string' ? value : '';
  };
  const email = text('email').trim();
  const password = text('password');
  const errors: FieldError[] = [];
  if (!email) errors.push({ field: 'email', message: 'Enter your email address' });
  if (!password) errors.push({ field: 'password', message: 'Enter your password' });
  return { email, password, then: localPath(text('then')), kept: text('kept') || null, errors };
}

/** A page of this application: nobody is sent to another site after signing in. */
export function localPath(path: unknown): string | null {
  if (typeof path !== 'string' || !path.startsWith('/')) return null;
  const here = 'http://here';
  const url = URL.canParse(path, here) ? new URL(path, here) : null;
  if (!url || url.origin !== here || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search;
}

/** Name and value of each field that was being sent; null when it is not that. */
export function keptFieldsIn(json: string | null): [string, string][] | null {
  if (!json) return null;
  let fields: unknown;
  try {
    fields = JSON.parse(json);
  } catch {
    return null;
  }
  return Array.isArray(fields) && fields.every(isField) ? fields : null;
}

function isField(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}
