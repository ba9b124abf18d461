import type { LocalDate } from '../statutory/local-date';
import type { BloodGroup, PassportContent, PassportEntry } from './passport-fields';

type Parts = Readonly<Record<string, unknown>>;

/**
 * What a program sent as the content of a field, with every part of its shape and nothing else. Whether it may stand there
 * is asked afterwards (see `contentFault`).
 *
 * @returns null for what has no shape of ours
 */
export function readContent(sent: Parts): PassportContent | null {
  switch (sent.shape) {
    case 'list': {
      const entries = Array.isArray(sent.entries) ? sent.entries.map(readEntry) : [null];
      return entries.every((one) => one !== null) ? { shape: 'list', entries } : null;
    }
    case 'text':
      return typeof sent.text === 'string' ? { shape: 'text', text: sent.text } : null;
    case 'birth': {
      const { place = null, weightGrams = null, gestationWeeks = null } = sent;
      return isTextOrNull(place) && isNumberOrNull(weightGrams) && isNumberOrNull(gestationWeeks)
        ? { shape: 'birth', place, weightGrams, gestationWeeks }
        : null;
    }
    case 'blood-group':
      return typeof sent.group === 'string' ? { shape: 'blood-group', group: sent.group as BloodGroup } : null;
    case 'explained':
      return typeof sent.by === 'string' && typeof sent.on === 'string'
        ? { shape: 'explained', by: sent.by, on: sent.on as LocalDate }
        : null;
    default:
      return null;
  }
}

function readEntry(sent: unknown): PassportEntry | null {
  if (typeof sent !== 'object' || sent === null) return null;
  const { what, when = null, more = null } = sent as Parts;
  return typeof what === 'string' && isTextOrNull(when) && isTextOrNull(more) ? { what, when, more } : null;
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}
