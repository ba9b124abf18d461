import type { Settings } from '../platform/settings';

/** Over https, cookies are sent over https only. */
export function isSecure(settings: Settings): boolean {
  return settings.publicUrl.startsWith('https://');
}

/** The prefix makes browsers refuse a cookie of that name from a neighbouring host or over plain http. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name;
}
