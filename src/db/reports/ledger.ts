/** Reports of what happened, in steps: every movement, every price paid, every entry of the journal and what it said. */

import type { ReportKind } from '../../domain/files/reports.ts';
import type { Cell } from '../../domain/files/table.ts';
import type { Movement, MovementId } from '../../domain/nouns.ts';
import type { Entry, NounChange } from '../facts.ts';
import type { Book } from '../schema.ts';
import { clockText, momentText, type Names, yes } from './names.ts';

export interface ReportStep {
  readonly rows: readonly (readonly Cell[])[];
  /** Rows of the table looked at, and all of them. */
  readonly done: number;
  readonly of: number;
}

/** Rows read at a time: some milliseconds of the page's time. */
const AT_ONCE = 1000;

type Table = 'movements' | 'journal' | 'changes';

/** A table of facts by id, a page at a time. */
async function* walk<Row extends { readonly id: string }>(
  book: Book,
  table: Table,
  toCells: (row: Row) => Cell[] | null,
): AsyncGenerator<ReportStep> {
  const of = await book.table(table).count();
  let done = 0;
  for (let after = ''; ; ) {
    const rows = (await book.table(table).where(':id').above(after).limit(AT_ONCE).toArray()) as Row[];
    done += rows.length;
    yield { rows: rows.flatMap((row) => [toCells(row)].filter((cells) => cells !== null)), done, of };
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.id;
  }
}

/** Movements that another voids. */
async function findVoidedOnes(book: Book): Promise<ReadonlySet<MovementId>> {
  const outletIds = await book.outlets.toCollection().primaryKeys();
  const voiding = await Promise.all(
    outletIds.map((id) =>
      book.movements.where('[outletId+kind+id]').between([id, 'voided'], [id, 'voided', []]).toArray(),
    ),
  );
  return new Set(voiding.flat().flatMap(({ voids }) => voids ?? []));
}

export const LEDGER_REPORTS: Readonly<
  Record<
    Extract<ReportKind, 'movements' | 'prices' | 'audit' | 'changes'>,
    (book: Book, names: Names) => AsyncGenerator<ReportStep>
  >
> = {
  async *movements(book, names) {
    const voided = await findVoidedOnes(book);
    yield* walk<Movement>(book, 'movements', (one) => {
      // What voids is told by the line it takes back.
      if (one.kind === 'voided') return null;
      const item = names.item(one.itemId);
      const { detail = {} } = one;
      const typed = detail.entered && [detail.entered.packs, detail.entered.packName, detail.entered.loose].join(' ');
      return [
        ...[one.id, one.day, momentText(one.at), names.of(one.outletId), item.name, item.unit, one.kind, one.quantity],
        ...[names.of(detail.supplierId), names.money(detail.cost), detail.ordered ?? null, detail.damaged ?? null],
        ...[
          detail.batch ?? null,
          detail.expiresOn ?? null,
          detail.pieces ?? null,
          typed ?? null,
          detail.reason ?? null,
        ],
        ...[detail.ranOutAt === undefined ? null : clockText(detail.ranOutAt), detail.note ?? null],
        ...[names.of(detail.dishId), detail.area ?? null, detail.orderId ?? null, detail.transferId ?? null],
        ...[detail.countId ?? null, detail.photoId ?? null, yes(voided.has(one.id)), one.entryId],
      ];
    });
  },

  async *prices(book, names) {
    const voided = await findVoidedOnes(book);
    yield* walk<Movement>(book, 'movements', (one) => {
      if (one.kind !== 'received' || one.detail?.cost === undefined) return null;
      const item = names.item(one.itemId);
      const cost = names.money(one.detail.cost)!;
      return [
        ...[one.day, item.name, item.unit, names.of(one.detail.supplierId), names.of(one.outletId), one.quantity, cost],
        ...[one.quantity === 0 ? null : cost / one.quantity, yes(voided.has(one.id))],
      ];
    });
  },

  async *audit(book, names) {
    yield* walk<Entry>(book, 'journal', ({ id, at, personId, deviceId, command, undoes, input }) => [
      ...[id, momentText(at), names.of(personId), deviceId, command, undoes, yes(names.undone.has(id))],
      inWords(input),
    ]);
  },

  async *changes(book) {
    yield* walk<NounChange>(book, 'changes', ({ entryId, kind, subject, born, fields }) => [
      ...[entryId, kind, subject, yes(born), inWords(fields)],
    ]);
  },
};

/** Secrets are told of, never told. */
const SECRET = new Set(['pin', 'recovery', 'newPin', 'code', 'recoveryCode']);
/** Characters a cell of a workbook holds. */
const LONGEST = 32_000;

function inWords(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text = JSON.stringify(value, (name, part: unknown) => (SECRET.has(name) && part !== null ? '…' : part));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
