/** What a young person is called on a page. */
export interface Named {
  givenName: string | null;
  familyName: string | null;
  knownAs: string | null;
  /** The authority's own number for them. */
  authorityId: string | null;
}

/** The whole name, the name they go by first: `Tee (Tahir) Osman`; without a name, the number they are known by. */
export function fullName(person: Named): string {
  const { givenName, familyName, knownAs, authorityId } = person;
  if (!givenName && !familyName && !knownAs) return `Name not known (${authorityId ?? 'no number'})`;
  const first = knownAs && givenName && knownAs !== givenName ? `${knownAs} (${givenName})` : (knownAs ?? givenName);
  return [first, familyName].filter(Boolean).join(' ');
}

/** What they are called in a sentence. */
export function firstName(person: Named): string {
  return person.knownAs ?? person.givenName ?? 'this young person';
}
