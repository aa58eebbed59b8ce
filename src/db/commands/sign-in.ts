/** Who is at this device: says so with a PIN, hands over. Of this device alone and no fact of the book, so not journalled. */

import * as v from 'valibot';
import type { PersonId } from '../../domain/nouns.ts';
import { aPin } from '../checks.ts';
import { carryOut } from '../journal.ts';
import { type CommandOutcome, type Refusal, refuse } from '../outcome.ts';
import { fitsSecret, hashSecret, newRecoveryCode, tidyRecoveryCode } from '../pin.ts';
import type { Book } from '../schema.ts';
import { FREE_TRIES, waitUntil } from '../wrong-tries.ts';

export type SignInOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * Who signs in may do what their role may until somebody else does, or the device locks. Wrong tries are kept over a reload. Refuses:
 * `no-such-person`, `wrong-pin`, `wait`.
 */
export async function signIn(book: Book, personId: PersonId, pin: string): Promise<SignInOutcome> {
  const person = await book.people.get(personId);
  if (person === undefined || person.isArchived) return no({ code: 'no-such-person', personId });
  if (person.pin !== null) {
    const until = waitUntil((await book.identity.get('this'))?.tries?.[personId], Date.now());
    if (until !== null) return no({ code: 'wait', until });
    if (!(await fitsSecret(pin, person.pin))) return no(await noteWrong(book, personId));
  }
  await book.transaction('rw', book.identity, async () => {
    const { tries: { [personId]: _forgiven, ...tries } = {} } = (await book.identity.get('this'))!;
    await book.identity.update('this', { personId, isLocked: false, tries });
  });
  return { ok: true };
}

async function noteWrong(book: Book, personId: PersonId): Promise<Refusal> {
  return book.transaction('rw', book.identity, async () => {
    const { tries = {} } = (await book.identity.get('this'))!;
    const noted = { count: (tries[personId]?.count ?? 0) + 1, lastAt: Date.now() };
    await book.identity.update('this', { tries: { ...tries, [personId]: noted } });
    const until = waitUntil(noted, noted.lastAt);
    return until === null ? { code: 'wrong-pin', triesLeft: FREE_TRIES - noted.count } : { code: 'wait', until };
  });
}

const pinSchema = v.object({ pin: aPin });

/** Whoever is signed in sets a new PIN by the old one. Refuses: `locked`, `wrong-pin`, `wait`. */
export async function changeOwnPin(
  book: Book,
  input: { readonly old: string; readonly pin: string },
): Promise<CommandOutcome> {
  const identity = (await book.identity.get('this'))!;
  const entered = await signIn(book, identity.personId, input.old);
  if (!entered.ok) return entered;
  const pin = await hashSecret(input.pin);
  return carryOut(
    book,
    pinSchema,
    { pin: input.pin },
    {
      name: 'changeOwnPin',
      write: async (draft) => {
        draft.say({ kind: 'person', subject: draft.personId, born: false, fields: { pin } });
        return { brought: {}, journalled: {} };
      },
    },
  );
}

/** A manager who forgot the PIN sets a new one by the recovery code, which is replaced; then signs in by it. Refuses: `no-such-person`, `wrong-code`. */
export async function recoverPin(
  book: Book,
  input: { readonly personId: PersonId; readonly code: string; readonly pin: string },
): Promise<CommandOutcome<{ readonly recoveryCode: string }>> {
  const { personId } = input;
  const person = await book.people.get(personId);
  if (person === undefined || person.isArchived) return no({ code: 'no-such-person', personId });
  const fits = person.recovery && (await fitsSecret(tidyRecoveryCode(input.code), person.recovery));
  if (!fits) return no({ code: 'wrong-code' });
  const recoveryCode = newRecoveryCode();
  const fields = { pin: await hashSecret(input.pin), recovery: await hashSecret(recoveryCode) };
  return carryOut(
    book,
    pinSchema,
    { pin: input.pin },
    {
      name: 'recoverPin',
      write: async (draft) => {
        // Used up by another tab meanwhile.
        if ((await book.people.get(personId))?.recovery?.hash !== person.recovery?.hash) refuse({ code: 'wrong-code' });
        draft.say({ kind: 'person', subject: personId, born: false, fields });
        const { tries: { [personId]: _forgiven, ...tries } = {} } = (await book.identity.get('this'))!;
        await book.identity.update('this', { tries });
        return { brought: { recoveryCode }, journalled: { personId } };
      },
    },
  );
}

const no = (refusal: Refusal) => ({ ok: false, refusal }) as const;
