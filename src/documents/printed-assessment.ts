import { formatLong, type LocalDate } from '../statutory/local-date';
import { colourOf } from './printed-plan';
import { part, text, under, words } from './blocks';
import type { Block, PrintedDocument } from './printed-document';

/** A needs assessment as its document has it, with what stands beside it. */
export interface PaperAssessment {
  name: string;
  council: string | null;
  /** The days it was begun and finished. */
  openedOn: LocalDate;
  finishedOn: LocalDate;
  /** Why it was made, in words. */
  cause: string;
  writtenBy: readonly string[];
  signedOff: { on: LocalDate; by: string };
  /** What the record itself said on the day, under its headings. */
  history: readonly { title: string; lines: readonly string[] }[];
  areas: readonly {
    title: string;
    question: string;
    answers: readonly { label: string; value: string; isOwnWords: boolean }[];
  }[];
  recommendations: readonly { text: string; priority: string | null; area: string }[];
}

/** A needs assessment on paper: what is recommended first, then each area, then the history it rests on. */
export function printedAssessment(assessment: PaperAssessment): PrintedDocument {
  const { name, council, openedOn, finishedOn, cause, writtenBy, signedOff, history, areas, recommendations } =
    assessment;
  return {
    kind: 'Needs assessment',
    language: 'en-GB',
    cover: {
      title: 'My needs assessment',
      colour: colourOf('green'),
      name,
      lines: [
        `Begun on ${formatLong(openedOn)}, finished on ${formatLong(finishedOn)}`,
        cause,
        writtenBy.length > 0 ? `Written by ${writtenBy.join(', ')}` : null,
        `Signed off on ${formatLong(signedOff.on)} by ${signedOff.by}`,
        council,
      ].filter((line) => line !== null && line !== '') as string[],
    },
    mark: null,
    parts: [
      ...part('What is recommended', recommended(recommendations)),
      ...areas.map(({ title, question, answers }) => ({
        title,
        blocks: [
          ...text(question),
          ...(answers.length > 0
            ? answers.flatMap(({ label, value, isOwnWords }) =>
                under(2, label, isOwnWords ? words(value) : text(value)),
              )
            : text('Nothing was written about this.')),
        ],
      })),
      ...part(
        'What the record says',
        history.flatMap(({ title, lines }) =>
          under(2, title, lines.length > 0 ? [{ kind: 'list', items: [...lines] }] : []),
        ),
      ),
    ],
  };
}

function recommended(recommendations: PaperAssessment['recommendations']): Block[] {
  if (recommendations.length === 0) return [];
  const rows = recommendations.map((one) => [one.text, one.priority ?? 'Not said', one.area]);
  return [{ kind: 'table', heads: ['What', 'When', 'About'], widths: [2.4, 1, 1.4], rows }];
}
