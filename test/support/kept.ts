/**
 * What a suite leaves for the next one in the same process (see together.ts): an application, the browser. A suite that
 * runs by itself closes what it has opened.
 */
const ends: (() => Promise<void>)[] = [];
let following = false;

/** From here on one suite follows another, and what they keep is closed after the last. */
export function suitesFollow(): void {
  following = true;
  afterAll(async () => {
    for (const end of ends.splice(0)) await end();
  });
}

/** @returns whether it is kept, to be closed after the last suite; if not, it is the caller's to close */
export function keep(end: () => Promise<void>): boolean {
  if (following) ends.push(end);
  return following;
}
