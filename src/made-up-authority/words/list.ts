/** Words written as one text, `Amelia, Chloe, Ellie`; line breaks count as the space after a comma. */
export function list(text: string): readonly string[] {
  return text.split(/,\s+/).map((word) => word.trim());
}

/** Sentences, one a line. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
