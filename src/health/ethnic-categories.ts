/**
 * The ethnic category that the NHS in England knows for each code of the looked-after children return, with its words. It
 * has no own category for Gypsies, Roma and Travellers of Irish heritage.
 */
export const ETHNIC_CATEGORIES: Readonly<Record<string, readonly [code: string, words: string]>> = {
  WBRI: ['A', 'British, Mixed British'],
  WIRI: ['B', 'Irish'],
  WIRT: ['C', 'Any other White background'],
  WROM: ['C', 'Any other White background'],
  WOTH: ['C', 'Any other White background'],
  MWBC: ['D', 'White and Black Caribbean'],
  MWBA: ['E', 'White and Black African'],
  MWAS: ['F', 'White and Asian'],
  MOTH: ['G', 'Any other mixed background'],
  AIND: ['H', 'Indian or British Indian'],
  APKN: ['J', 'Pakistani or British Pakistani'],
  ABAN: ['K', 'Bangladeshi or British Bangladeshi'],
  AOTH: ['L', 'Any other Asian background'],
  BCRB: ['M', 'Caribbean'],
  BAFR: ['N', 'African'],
  BOTH: ['P', 'Any other Black background'],
  CHNE: ['R', 'Chinese'],
  OOTH: ['S', 'Any other ethnic group'],
  REFU: ['Z', 'Not stated'],
  NOBT: ['99', 'Not known'],
};
