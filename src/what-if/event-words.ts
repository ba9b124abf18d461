import { ACCOMMODATION_WORDS, PROVIDED_UNDER_WORDS } from '../accommodation/accommodation-words';
import { MODE_WORDS } from '../contacts/contact-words';
import { formatLong } from '../statutory/local-date';
import type { EventKind, MadeUpEvent } from './made-up-event';

/** What may be tried, as a worker says it. */
export const EVENT_WORDS: Record<EventKind, string> = {
  move: 'They move',
  'care-ends': 'They leave care',
  custody: 'They go into custody',
  release: 'They are released',
  missing: 'They go missing',
  returns: 'They return from missing',
  course: 'They start a course',
  'asks-for-support': 'They ask for support',
  contact: 'They are seen or spoken to',
  'later-day': 'Nothing happens, and time goes by',
};

/** The event in one sentence. */
export function eventSentence(event: MadeUpEvent): string {
  const on = formatLong(event.on);
  switch (event.kind) {
    case 'move':
      return `They move on ${on}. Kind of home: ${lower(ACCOMMODATION_WORDS[event.type] ?? event.type)}. ${PROVIDED_UNDER_WORDS[event.providedUnder]}.`;
    case 'care-ends':
      return `They leave care on ${on}${event.goesTo === 'parent' ? ' and go home to a parent' : ''}.`;
    case 'custody':
      return `They go into custody on ${on}.`;
    case 'release':
      return `They are released on ${on}.`;
    case 'missing':
      return `They go missing at midday on ${on}.`;
    case 'returns':
      return `They return at midday on ${on}.`;
    case 'course':
      return `They start a course on ${on}${event.inPathwayPlan ? ', which is in the pathway plan' : ''}.`;
    case 'asks-for-support':
      return `They ask for ${event.supportFor === 'education' ? 'help with education or training' : 'support'} on ${on}.`;
    case 'contact':
      return `${MODE_WORDS[event.mode]} with their personal adviser on ${on}${PLACE_WORDS[event.at ?? 'unsaid']}.`;
    case 'later-day':
      return `Nothing is recorded until ${on}.`;
  }
}

const PLACE_WORDS = { accommodation: ', where they live', elsewhere: ', somewhere else', unsaid: '' };

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
