import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { isClear } from '../../src/pathway-plans/coach';
import { textOf, type PlanDocument, type PlanTopicDocument } from '../../src/pathway-plans/plan-document';
import { figuresOf } from '../../src/pathway-plans/plan-figures';
import { startersOf } from '../../src/pathway-plans/starter-library';
import { newId } from '../../src/platform/ids';
import { PLAN_SECTIONS } from '../../src/statutory/content/plan';
import { addDays, type LocalDate } from '../../src/statutory/local-date';

export const TOPICS = 12;
export const ACTIONS = 60;

/** The template that every council begins with. */
const TEMPLATE_VERSION = '019ad000-0000-7000-8000-000000000002';

/** Gives somebody a plan of 12 topics with 60 actions: one that is finished and approved, and one that goes on from it. */
export async function addPlan(client: Client, youngPersonId: string, today: LocalDate): Promise<void> {
  const document = aDocument(today);
  const [finished, atWork, version] = [newId(), newId(), newId()];
  const text = textOf(document);
  for (const [id, state] of [
    [finished, 'approved'],
    [atWork, 'draft'],
  ] as const) {
    await client.query(
      `insert into plan_at_work (id, young_person_id, template_version_id, state, started_on, cover, taking_part)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, youngPersonId, TEMPLATE_VERSION, state, today, document.cover, document.takingPart],
    );
  }
  for (const [place, { key, matter, title, question, ...content }] of document.topics.entries()) {
    await client.query(
      `insert into plan_topic (id, plan_id, young_person_id, key, matter, title, question, place, content)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), atWork, youngPersonId, key, matter, title, question, place, content],
    );
  }
  await client.query(
    `insert into plan_version (id, young_person_id, plan_id, number, document, digest, template_version_id, figures, finished_on)
     values ($1, $2, $3, 1, $4, $5, $6, $7, $8)`,
    [
      version,
      youngPersonId,
      finished,
      text,
      createHash('sha256').update(text).digest('hex'),
      TEMPLATE_VERSION,
      figuresOf(document, (action) => isClear(action, { today, nextReviewOn: null, shortTermDays: 90 }), null),
      today,
    ],
  );
}

function aDocument(today: LocalDate): PlanDocument {
  return {
    plan: 1,
    template: { versionId: TEMPLATE_VERSION, title: 'Our first plan', number: 1 },
    cover: { title: 'My plan', colour: 'blue', goingWell: 'I like where I live, and my cat does too.' },
    topics: Array.from({ length: TOPICS }, (_, place) => aTopic(place, today)),
    takingPart: { meetings: 'We met where they live.', explainedOn: today, whyNot: {} },
    consulted: [],
  };
}

const PER_TOPIC = ACTIONS / TOPICS;

function aTopic(place: number, today: LocalDate): PlanTopicDocument {
  const section = PLAN_SECTIONS[place % PLAN_SECTIONS.length]!;
  const own = place >= PLAN_SECTIONS.length;
  const starters = startersOf(section.key);
  return {
    key: own ? `own-${place}` : section.key,
    matter: own ? null : section.key,
    title: own ? `What matters to me, ${place}` : section.title,
    question: 'How is it, and what would you like to be different?',
    myWords: 'I want this to be calm. I know what I want, and I need someone to come with me the first time.',
    workerAdds: 'We talked about it on the way to the town hall.',
    goesWell: 'Nearly everything by now.',
    explored: 'needs',
    noNeedBecause: '',
    needs: [
      {
        id: newId(),
        text: 'Somebody to come along the first time',
        noActionBecause: '',
        recommendationId: null,
        goals: [
          {
            id: newId(),
            text: 'To do it by myself by the summer',
            actions: Array.from({ length: PER_TOPIC }, (_, n) => {
              const { what, result, firstStep, owner } = starters[n % starters.length]!;
              return {
                id: newId(),
                what,
                owner: { kind: owner, name: null, staffId: null },
                result,
                priority: 'now' as const,
                dueOn: addDays(today, 14 + n),
                firstStep,
              };
            }),
          },
        ],
      },
    ],
    supporters: [],
  };
}
