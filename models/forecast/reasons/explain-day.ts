/** Why one day of one item is forecast as it is: the serving forecaster's answer as amounts by reason that add up to it. */

import type { DemandPanel, Forecaster } from '../../../src/domain/demand-forecast.ts';
import type { DayReasons, ReasonCode } from '../../../src/domain/forecast-reasons.ts';
import { type Control, fail, type Outcome, succeed } from '../../kit/control.ts';
import { type Arena, COMPETITORS, canSpeak, isPlain, questionOf } from '../arena.ts';
import { forecastWeekdayMean } from '../baselines.ts';
import { type Competitor, ordinaryUpTo, type Question, readEach } from '../competitor.ts';
import { weighCompetitors } from '../ensemble.ts';
import { DAYS_AHEAD, type Grid, historyUpTo, isClosed, layOut } from '../grid.ts';
import { drawsOf, drawTo } from '../occasion-draws.ts';
import { completeOptions, type LearnOptions } from '../options.ts';
import { type Surroundings, surroundingsOf } from '../seen.ts';
import type { LearnedNetwork } from '../sequences.ts';
import { DIRECT, type LearnedTrees } from '../table-competitors.ts';
import { type AskedDay, LEARNED_VERSION, type LearnedForecast } from '../types.ts';
import { factsOf } from './day-facts.ts';
import { explainLocal, type LocalForecaster } from './local-reasons.ts';
import { explainNetwork } from './network-reasons.ts';
import { addPart, addShare, listReasons, meanOf, type Parts } from './parts.ts';
import { explainTable } from './table-reasons.ts';
import { explainWalking } from './walking-reasons.ts';

const WEEK = 7;

/**
 * Explains one forecast day. `panel` and `learned` are those the forecast was made with; only the outlet's series are looked at closely, and
 * only the one asked is forecast. Same question, same answer; nothing given is changed.
 *
 * Fails with `bad-input` for a series that is not in the panel, a day outside the horizon, a model that did not learn, or something learned by another
 * version. Rejects with `Stopped` when `control` says so.
 */
export async function explainDay(
  panel: DemandPanel,
  learned: LearnedForecast,
  asked: AskedDay,
  control: Control,
): Promise<Outcome<DayReasons>> {
  if (learned.version !== LEARNED_VERSION) return fail('bad-input', `learned by version ${learned.version}`);
  const options = completeOptions({ horizon: learned.horizon, seed: learned.seed });
  const h = asked.day - asked.cutoff;
  if (!(h >= 1 && h <= options.horizon)) return fail('bad-input', `day ${asked.day} is not in the horizon`);
  const narrow = narrowPanel(panel, asked);
  if (narrow === null) return fail('bad-input', `no series ${asked.item} at ${asked.outlet}`);
  const around = surroundingsOf(layOut(narrow));
  await control.rest();
  const cutoff = asked.cutoff - around.grid.firstDay;
  const scene = {
    question: questionOfFirst(around, cutoff, options, control),
    arena: learned.models as Arena,
    cutoff,
    h,
    control,
  };
  const history = historyUpTo(around.grid, 0, cutoff);
  const usual = meanOf(forecastWeekdayMean(history, WEEK));
  const told =
    cutoff + h < around.grid.days + DAYS_AHEAD && isClosed(around.grid, 0, cutoff + h)
      ? { said: 0, parts: { closed: -usual } }
      : asked.model === 'ensemble'
        ? await explainEnsemble(scene, layOut(panel), asked, usual)
        : await explainOne(scene, asked.model, usual);
  if (told === null) return fail('bad-input', `${asked.model} has nothing to say`);
  const facts = factsOf(history, panel.calendar, asked.outlet, asked.day);
  // A feast that has a name is one reason, whoever knew of it.
  if (!isPlain(asked.model)) drawToOccasion(told, facts.feast?.days === 0 ? 'feast' : 'occasion', around, cutoff, h);
  const { said, parts } = told;
  return succeed({
    day: asked.day,
    model: asked.model,
    mean: said,
    usual,
    reasons: listReasons(parts, said - usual, Math.max(said, usual)),
    facts,
  });
}

interface Scene {
  readonly question: Question;
  readonly arena: Arena;
  readonly cutoff: number;
  readonly h: number;
  readonly control: Control;
}

interface Told {
  said: number;
  readonly parts: Parts;
}

/** The last step of the arena: what is said of an occasion is drawn to what the outlet did the times before. */
function drawToOccasion(told: Told, code: ReasonCode, around: Surroundings, cutoff: number, h: number): void {
  const draw = drawsOf(around, cutoff, h).find(({ ahead }) => ahead === h);
  if (draw === undefined) return;
  const drawn = drawTo(draw, 0, told.said);
  addPart(told.parts, code, drawn - told.said);
  told.said = drawn;
}

/** What one competitor says and why; null when it says nothing. */
async function explainOne(
  { question, arena, cutoff, h, control }: Scene,
  name: Forecaster,
  usual: number,
): Promise<Told | null> {
  const competitor = COMPETITORS.find((one) => one.name === name);
  const learned = arena.learned[name];
  if (competitor === undefined || !canSpeak(competitor, learned)) return null;
  const said = (await competitor.predict(question, learned, control))[h - 1]!;
  if (Number.isNaN(said)) return null;
  return { said, parts: await partsOf(competitor) };

  async function partsOf({ name }: Competitor): Promise<Parts> {
    switch (name) {
      case 'forest':
      case 'boosted': {
        // The mean of several sets of trees, and so are the reasons.
        const parts: Parts = {};
        const { shares, walkers } = learned as LearnedTrees;
        const told = [await explainTable(DIRECT[name], learned, question, cutoff, h, control)];
        for (const walker of walkers) told.push(await explainWalking(walker, question, cutoff, h, control));
        for (const [way, of] of told.entries()) {
          addShare(parts, of.parts, shares[way]!);
          addPart(parts, 'rest', shares[way]! * (of.usual - usual));
        }
        return parts;
      }
      case 'ridge':
      case 'lstm':
      case 'lstm_attention': {
        const { parts, usual: modelled } =
          name === 'ridge'
            ? await explainTable(competitor!, learned, question, cutoff, h, control)
            : await explainNetwork(learned as LearnedNetwork, question, cutoff, h, control);
        // What the model takes for usual is not quite what was.
        addPart(parts, 'rest', modelled - usual);
        return parts;
      }
      default: {
        const history = isPlain(name)
          ? historyUpTo(question.grid, 0, cutoff)
          : ordinaryUpTo(question.surroundings, 0, cutoff);
        return explainLocal(name as LocalForecaster, history, h, said, usual, (size) =>
          readEach(learned, question.grid, size)(0),
        );
      }
    }
  }
}

/** The members' reasons, each by its weight. */
async function explainEnsemble(scene: Scene, whole: Grid, asked: AskedDay, usual: number): Promise<Told | null> {
  const spoke = asked.spoke.filter((name) => name !== 'ensemble');
  const weights = weighCompetitors(scene.arena.heldOut, whole, asked.cutoff - whole.firstDay, spoke);
  const told: { readonly share: number; readonly of: Told }[] = [];
  for (const [m, name] of weights.names.entries()) {
    const of = await explainOne(scene, name, usual);
    if (of !== null) told.push({ share: weights.share[m]!, of });
    await scene.control.rest();
  }
  const total = told.reduce((sum, { share }) => sum + share, 0);
  if (total === 0) return null;
  const parts: Parts = {};
  let said = 0;
  for (const { share, of } of told) {
    addShare(parts, of.parts, share / total);
    said += (share / total) * of.said;
  }
  return { said, parts };
}

/**
 * The outlet's series alone, the one asked first, as its features look at its neighbours; one made-up series elsewhere keeps first and last day
 * where the whole panel has them. Null when the series is not there.
 */
function narrowPanel(panel: DemandPanel, { outlet, item, cutoff }: AskedDay): DemandPanel | null {
  const here = panel.series.filter((one) => one.outlet === outlet);
  const asked = here.find((one) => one.item === item);
  if (asked === undefined) return null;
  const firstDay = Math.min(...panel.series.map((one) => (one.used.length > 0 ? one.firstDay : cutoff)));
  const others = here.filter((one) => one !== asked);
  const upTo = [asked, ...others].map((one) => {
    const days = Math.max(0, Math.min(one.used.length, cutoff - one.firstDay + 1));
    return { ...one, used: one.used.subarray(0, days) };
  });
  const used = new Float64Array(Math.max(1, cutoff - firstDay + 1));
  return { ...panel, series: [...upTo, { outlet: ' ', item: ' ', firstDay, used }] };
}

/** Asks the first series only: its grid is the outlet's but for the number of rows. */
function questionOfFirst(around: Surroundings, cutoff: number, options: LearnOptions, control: Control): Question {
  return questionOf({ ...around, grid: { ...around.grid, series: 1 } }, [cutoff], options, control);
}
