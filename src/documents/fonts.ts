import path from 'node:path';
import { PROJECT_ROOT } from '../web/project-root';

const MODULES = path.join(PROJECT_ROOT, 'node_modules');

interface Family {
  /** As the font calls itself. */
  name: string;
  files: string[];
}

/**
 * What documents are printed with, the first that has a letter prints it: Latin, Greek, Cyrillic and Devanagari; Arabic
 * with the letters of Persian, Pashto, Urdu and Kurdish; Hebrew; Ethiopic (Tigrinya, Amharic); Bengali; and emoji.
 * No others are looked for on the machine, so that a document looks the same everywhere.
 */
export const FAMILIES: readonly Family[] = [
  expo('Noto Sans', 'noto-sans', 'NotoSans', ['400Regular', '700Bold']),
  // Of the newer fonts for Arabic each dot is a glyph of its own, and what is copied out of a document says them twice.
  embedPdf('Noto Naskh Arabic', 'fonts-arabic', 'NotoNaskhArabic'),
  embedPdf('Noto Sans Hebrew', 'fonts-hebrew', 'NotoSansHebrew'),
  expo('Noto Sans Ethiopic', 'noto-sans-ethiopic', 'NotoSansEthiopic', ['400Regular', '700Bold']),
  expo('Noto Sans Bengali', 'noto-sans-bengali', 'NotoSansBengali', ['400Regular', '700Bold']),
  expo('Noto Emoji', 'noto-emoji', 'NotoEmoji', ['400Regular']),
];

function expo(name: string, folder: string, file: string, weights: string[]): Family {
  const at = (weight: string) => path.join(MODULES, '@expo-google-fonts', folder, weight, `${file}_${weight}.ttf`);
  return { name, files: weights.map(at) };
}

function embedPdf(name: string, folder: string, file: string): Family {
  const at = (weight: string) => path.join(MODULES, '@embedpdf', folder, 'fonts', `${file}-${weight}.ttf`);
  return { name, files: ['Regular', 'Bold'].map(at) };
}
