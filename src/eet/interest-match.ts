/** As the pages tell it. */
export const MATCHING =
  'What is offered is found by whole words that stand here and in the opportunity: “music” finds “music”, and “animal” does not find “animals”.';

/** How many interests an opportunity may name, and how long each may be. */
export const MOST_INTERESTS = 20;
export const LONGEST_INTEREST = 60;

/** What somebody wrote as interests, one each: without what is empty or there twice, whatever its case. */
export function interestList(said: readonly string[]): string[] {
  const all = said.flatMap((text) => text.split(/[,;\n]/)).map((text) => text.trim().replaceAll(/\s+/g, ' '));
  const letters = all.map(lettersOf);
  return all.filter((text, at) => text !== '' && (letters[at] === '' || letters.indexOf(letters[at]!) === at));
}

/** Of the interests of an opportunity, those whose words stand in what was told, whole and one after the other. */
export function interestsIn(told: string, interests: readonly string[]): string[] {
  const text = ` ${lettersOf(told)} `;
  return interests.filter((interest) => {
    const words = lettersOf(interest);
    return words !== '' && text.includes(` ${words} `);
  });
}

/** The words in small letters, with one space between them; nothing where there is no letter and no digit. */
export function lettersOf(text: string): string {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  )
    .join(' ')
    .replaceAll('’', "'");
}
