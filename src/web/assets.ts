import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { PROJECT_ROOT } from './project-root';

const MOJ_IMAGES = 'node_modules/@ministryofjustice/frontend/moj/assets/images';
const MOJ_ICONS = [
  'icon-alert-information.svg',
  'icon-alert-success.svg',
  'icon-alert-warning.svg',
  'icon-arrow-black-down.svg',
  'icon-arrow-black-up.svg',
  'icon-close-cross-black.svg',
  'icon-document.svg',
  'icon-progress-tick.svg',
  'icon-tag-remove-cross-white.svg',
  'icon-tag-remove-cross.svg',
  'icon-toggle-plus-minus.svg',
];

/** Every file a browser may have, by its name under /assets/, and where it lies in the project. Nothing else is served. */
const FILES: Record<string, string> = {
  'govuk.css': 'dist/public/govuk.css',
  'moj.css': 'dist/public/moj.css',
  'onward.css': 'dist/public/onward.css',
  'icon.svg': 'src/web/assets/icon.svg',
  'kept-form.js': 'src/web/assets/kept-form.js',
  'import-progress.js': 'src/imports/assets/import-progress.js',
  'plan-hints.js': 'src/pathway-plans/assets/plan-hints.js',
  'contact-form.js': 'src/contacts/assets/contact-form.js',
  'govuk-frontend.min.js': 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js',
  ...Object.fromEntries(MOJ_ICONS.map((icon) => [`images/${icon}`, `${MOJ_IMAGES}/${icon}`])),
};

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  bytes: Buffer;
  gzipped: Buffer;
  type: string;
  /** Of the content: another file has another fingerprint. */
  fingerprint: string;
}

const loaded = new Map<string, Asset>();

/** @returns null for anything that is not on the list */
export function findAsset(name: string): Asset | null {
  const known = loaded.get(name);
  if (known) return known;
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (!file) return null;
  const bytes = readFileSync(path.join(PROJECT_ROOT, file));
  const asset = {
    bytes,
    gzipped: gzipSync(bytes, { level: 9 }),
    type: TYPES[path.extname(name)] ?? 'application/octet-stream',
    fingerprint: createHash('sha256').update(bytes).digest('base64url').slice(0, 12),
  };
  loaded.set(name, asset);
  return asset;
}

/** The address of a file as pages write it: browsers keep it for good, because changed content has another address. */
export function assetAddress(name: string): string {
  const asset = findAsset(name);
  if (!asset) throw new Error(`${name} is not on the list of assets.`);
  return `/assets/${name}?v=${asset.fingerprint}`;
}
