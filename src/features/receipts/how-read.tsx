/** For whoever wonders why a paper was read as it was: each step of preparing its photo, as a picture, with the time it took. */

import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../models/kit/control.ts';
import type { SeenStage } from '../../../models/receipts/reading/types.ts';
import type { PaperPageRow } from '../../db/drafts.ts';
import { isPhotoHeld, seePaperStages } from '../../jobs/paper-stages.ts';
import { Button } from '../../ui/button.tsx';
import { RadioCards } from '../../ui/choice.tsx';
import { classesOf } from '../../ui/class-names.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useTroubleWords } from '../../ui/failure-words.ts';
import { ProgressPanel } from '../../ui/progress.tsx';
import { Notice } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import sheet from './how-read.module.css';

const style = classesOf(sheet);

/** Steps that are shown to compare: reading is better without them. */
const ONLY_SHOWN: ReadonlySet<SeenStage['stage']> = new Set([
  ...(['grey', 'denoised', 'smoothed', 'evened', 'thresholded'] as const),
]);

/** Folded away, and asked of the engine only once it is opened. */
export function HowRead({ pages }: { readonly pages: readonly PaperPageRow[] }) {
  const { t } = useTranslation('receipts');
  return (
    <Disclosure title={t('stages.title')} isLazy>
      <Steps pages={pages} />
    </Disclosure>
  );
}

function Steps({ pages }: { readonly pages: readonly PaperPageRow[] }) {
  const { t } = useTranslation(['receipts', 'common']);
  const [chosen, setChosen] = useState(0);
  const page = pages[chosen]!;
  const { seen, again, stop } = useStages(page);
  const sayTrouble = useTroubleWords();
  const format = useFormat();
  return (
    <div className={style('how')} data-steps>
      <p className={style('note')}>{t(isPhotoHeld(page) ? 'stages.fromPhoto' : 'stages.fromProof')}</p>
      {pages.length > 1 && (
        <RadioCards
          compact
          hideLabel
          label={t('review.pages')}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
          choices={pages.map((_, index) => ({ value: String(index), title: String(index + 1) }))}
        />
      )}
      {seen.state === 'working' ? (
        <ProgressPanel
          what={seen.stage === null ? t('stages.starting') : t(`stages.names.${seen.stage}`)}
          done={seen.done}
          of={seen.of}
          onCancel={stop}
        />
      ) : seen.state === 'failed' ? (
        <Notice
          tone={seen.failure.code === 'cancelled' ? 'info' : 'bad'}
          title={t('stages.failed')}
          actions={<Button onPress={again}>{t('common:failure.again')}</Button>}
        >
          {sayTrouble({ failure: seen.failure })}
        </Notice>
      ) : (
        <ol className={style('steps')}>
          {seen.stages.map(({ stage, ms, address, width, height }) => (
            <li key={stage} className={style('step')}>
              <img
                className={style('picture')}
                src={address}
                width={width}
                height={height}
                alt={t(`stages.names.${stage}`)}
              />
              <span className={style('name')}>{t(`stages.names.${stage}`)}</span>
              <span className={style('soft')}>
                {t('stages.ms', { ms: format.number(ms, ms < 10 ? 1 : 0) })}
                {ONLY_SHOWN.has(stage) && ` · ${t('stages.onlyShown')}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

interface ShownStage extends Pick<SeenStage, 'stage' | 'ms'> {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

type Seen =
  | {
      readonly state: 'working';
      readonly stage: SeenStage['stage'] | null;
      readonly done: number;
      readonly of: number;
    }
  | { readonly state: 'failed'; readonly failure: Failure }
  | { readonly state: 'seen'; readonly stages: readonly ShownStage[] };

const STARTING: Seen = { state: 'working', stage: null, done: 0, of: 1 };

/** Asks when drawn and when another page is chosen; stops asking when it goes away. */
function useStages(page: PaperPageRow) {
  const [seen, setSeen] = useState<Seen>(STARTING);
  const [asking, setAsking] = useState<{ readonly stop: () => void }>({ stop: () => {} });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `tries` is why it asks again.
  useEffect(() => {
    const controller = new AbortController();
    let addresses: readonly string[] = [];
    let isHere = true;
    setSeen(STARTING);
    setAsking({ stop: () => controller.abort() });
    const onProgress = ({
      doing,
      done,
      of,
    }: {
      readonly doing: string;
      readonly done: number;
      readonly of: number;
    }) => {
      if (isHere) setSeen({ state: 'working', stage: doing as SeenStage['stage'], done, of });
    };
    void seePaperStages(page, { signal: controller.signal, onProgress }).then((outcome) => {
      if (!isHere) return;
      if (!outcome.ok) return setSeen({ state: 'failed', failure: outcome.failure });
      const stages = outcome.value.map(({ stage, ms, image: { bytes, mime, width, height } }): ShownStage => {
        const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
        return { stage, ms, address, width, height };
      });
      addresses = stages.map(({ address }) => address);
      setSeen({ state: 'seen', stages });
    });
    return () => {
      isHere = false;
      controller.abort();
      for (const address of addresses) URL.revokeObjectURL(address);
    };
  }, [page, tries]);
  return { seen, stop: asking.stop, again: () => setTries((count) => count + 1) };
}
