/**
 * "a) ", "5 - ", "iv. ": the letter or number by which a template lists a choice. "B.B." and "B - B" list nothing.
 */
const LISTED_AS =
  /^\s*\(?(?:(?:\d{1,3}|[a-z]|[ivx]{2,4})\s*\)\s*(?=\S)|\d{1,3}\s*(?:\.(?!\d)|:|-|–|—)\s*(?=\S)|(?:[a-z]|[ivx]{2,4})\s*(?:\.|:|-|–|—)\s+(?=[\p{L}\p{N}]{2}))/iu;

/**
 * The words of a value without what councils write differently: capitals, accents, punctuation, kinds of space, and the
 * letter or number by which a template lists it. Two spellings with the same plain words are the same value, and plain
 * words are their own plain words.
 */
export function plainWords(text: string): string {
  let rest = text.normalize('NFKC');
  while (LISTED_AS.test(rest)) rest = rest.replace(LISTED_AS, '');
  return bare(bare(rest));
}

/** As {@link plainWords}, for the name of a person or team, where "A. Adviser" begins with an initial. */
export function plainName(text: string): string {
  return bare(bare(text.normalize('NFKC')));
}

/** Lower case may bring new marks and compatibility forms new capitals, so this is done twice to come to rest. */
function bare(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/['’‘`]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
