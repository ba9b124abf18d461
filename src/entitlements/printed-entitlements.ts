import { part, under } from '../documents/blocks';
import type { Block, PrintedDocument, PrintSize } from '../documents/printed-document';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { toEntitlementsPage } from './entitlements.page';
import type { EntitlementsOpened } from './entitlements.service';
import { HAD_ANSWERS, type HadAnswer } from './entitlement-said.entity';
import type { HadLine } from './had';

/** What a young person can have at their age, on paper, for them to keep: what is left of their grants, and which papers lack. */
export function printedEntitlements(
  opened: EntitlementsOpened,
  council: string | null,
  today: LocalDate,
  size: PrintSize,
): PrintedDocument {
  const { person, age, entitled, offered, grants, pack } = toEntitlementsPage(opened);
  const isOpen = new Set(opened.entitled.filter((one) => one.isOpen).map(({ key }) => key));
  const lacking = pack.filter(({ tag }) => tag.colour !== 'green').map(({ words, tag }) => `${words}: ${tag.text}`);
  return {
    kind: 'What you can have',
    language: 'en-GB',
    cover: {
      title: 'What you can have',
      colour: '#00703c',
      name: person.firstName,
      lines: [`At ${age}, on ${formatLong(today)}`, ...(council ? [council] : [])],
    },
    mark: null,
    parts: [
      ...part(
        'What the law and the council give you',
        entitled.flatMap(({ key, item, sum, local }): Block[] =>
          under(2, sum ? `${item}, ${sum}` : item, [
            {
              kind: 'text',
              text: isOpen.has(key) ? 'If it applies to you: ask your adviser.' : 'Ask your adviser for it.',
            },
            ...(size === 'easy' ? boxes(opened.had.find((line) => line.key === key)!) : []),
            ...local.map((one): Block => ({ kind: 'text', text: one.sum ? `${one.words} (${one.sum})` : one.words })),
          ]),
        ),
      ),
      ...offered.map(({ heading, items }) => ({
        title: heading,
        blocks: items.flatMap(({ title, words, how, sum }) =>
          under(2, title, [
            { kind: 'text', text: words },
            ...(sum || how ? [{ kind: 'list' as const, items: [...(sum ? [sum] : []), ...(how ? [how] : [])] }] : []),
          ]),
        ),
      })),
      ...part(
        'Your grants',
        grants.length > 0
          ? [{ kind: 'list', items: grants.map(({ name, agreed, left }) => `${name}: ${left} left of ${agreed}`) }]
          : [],
      ),
      ...part('Papers you still need', lacking.length > 0 ? [{ kind: 'list', items: lacking }] : []),
    ],
  };
}

/** "Have you had this?" with boxes to tick, and what was said last, unless it was said of something else. */
function boxes({ last, changed }: HadLine): Block[] {
  const said = last && !changed ? `You said on ${formatLong(last.onDay)}: ${EASY_HAD[last.answer]}` : null;
  return [
    { kind: 'text', text: said ? `Have you had this?\n${said}` : 'Have you had this?' },
    { kind: 'list', items: HAD_ANSWERS.map((answer) => EASY_HAD[answer]), boxes: true },
  ];
}

const EASY_HAD: Record<HadAnswer, string> = {
  had: 'Yes.',
  'not-had': 'No.',
  'not-offered': 'Nobody has offered it to me yet.',
  'not-wanted': 'I did not want it.',
};
