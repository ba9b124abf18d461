import { part, text } from '../documents/blocks';
import type { PrintedDocument } from '../documents/printed-document';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { HIGHEST_RUNG, rungWords, skillsOf } from './skill-content';
import type { LadderOpened } from './skills.service';

const GREEN = '#00703c';

/** The ladder on paper for the young person: what each says, what comes next, and what was agreed about it. */
export function printedLadder({ person, ladder, items, council }: LadderOpened, today: LocalDate): PrintedDocument {
  return {
    kind: 'Independence skills',
    language: 'en-GB',
    cover: {
      title: 'How far I am on my own',
      colour: GREEN,
      name: person.name,
      lines: [`As on ${formatLong(today)}`, ...(council ? [council] : [])],
    },
    mark: null,
    parts: ladder.flatMap(({ skill, by, lowest, isApart }) => {
      const said = (['young-person', 'provider', 'adviser'] as const).flatMap((rater) => {
        const one = by[rater];
        if (!one) return [];
        const who = { 'young-person': 'I say', provider: 'My provider says', adviser: 'My adviser says' }[rater];
        return [
          `${who}: rung ${one.rung} of ${HIGHEST_RUNG}. “${rungWords(skill, one.rung, one.ladder)}” (${formatLong(one.ratedOn)})`,
        ];
      });
      const agreed = items.filter(
        (item) => item.skill === skill && item.kind === 'action' && item.state === 'in-force',
      );
      return part(skillsOf().find(({ key }) => key === skill)!.title, [
        ...(said.length > 0 ? [{ kind: 'list' as const, items: said }] : text('Nobody has said anything of this yet.')),
        ...(isApart ? text('We see this differently. We can talk about it.') : []),
        ...(lowest !== null && lowest < HIGHEST_RUNG ? text(`The next rung: ${rungWords(skill, lowest + 1)}`) : []),
        ...agreed.flatMap(({ words, doneOn }) => text(`In my plan: ${words}${doneOn ? ` (done)` : ''}`)),
      ]);
    }),
  };
}
