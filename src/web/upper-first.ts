/** The first letter raised and the rest left as it is: "ofsted ILACS" is "Ofsted ILACS". Nothing for nothing. */
export function upperFirst(text: string | null | undefined): string {
  return text ? `${text[0]!.toUpperCase()}${text.slice(1)}` : '';
}
